/** Starts the embedded PostgreSQL or connects to a server. */
@NullMarked
package vn.tthc.monitor.platform.database;

import org.jspecify.annotations.NullMarked;
