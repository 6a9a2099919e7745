/** What systems send us of their own accord: who may, what it says of which dossier, and which of two messages is the newer. */
@NullMarked
package vn.tthc.monitor.connector.push;

import org.jspecify.annotations.NullMarked;
