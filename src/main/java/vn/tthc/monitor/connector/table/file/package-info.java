/** Reads the bytes of a table, whatever its file is called, into typed rows; knows nothing of dossiers. */
@NullMarked
package vn.tthc.monitor.connector.table.file;

import org.jspecify.annotations.NullMarked;
