/** Drives the runs of all connectors: what to read next, page by page into the store, and the evidence of every run. */
@NullMarked
package vn.tthc.monitor.connector.polling;

import org.jspecify.annotations.NullMarked;
