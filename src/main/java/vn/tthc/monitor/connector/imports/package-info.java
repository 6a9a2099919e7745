/**
 * Files and pasted tables on their way to dossiers: the ledger, how a table's columns are matched, trying and importing by
 * the code that polls use, and taking back.
 */
@NullMarked
package vn.tthc.monitor.connector.imports;

import org.jspecify.annotations.NullMarked;
