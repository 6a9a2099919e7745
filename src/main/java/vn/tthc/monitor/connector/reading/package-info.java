/** Reads a source page by page: paging and its stop rules, time windows, details, and asking known dossiers again by code. */
@NullMarked
package vn.tthc.monitor.connector.reading;

import org.jspecify.annotations.NullMarked;
