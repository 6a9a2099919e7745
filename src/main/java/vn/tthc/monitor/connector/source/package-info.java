/** Talks HTTP to source systems: politely, within limits, logged in, and with one named failure for everything that can go wrong. */
@NullMarked
package vn.tthc.monitor.connector.source;

import org.jspecify.annotations.NullMarked;
