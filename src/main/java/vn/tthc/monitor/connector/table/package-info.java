/**
 * Makes records of the rows of a table: finds its header and what each column means, leaves out what is no dossier and
 * says so. Pure: bytes in, records out, no database and no network.
 */
@NullMarked
package vn.tthc.monitor.connector.table;

import org.jspecify.annotations.NullMarked;
