/** Tries a source out step by step, for the check and the test read. */
@NullMarked
package vn.tthc.monitor.connector.check;

import org.jspecify.annotations.NullMarked;
