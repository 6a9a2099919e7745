/** Keeps records that could not be read, and reads them once more when somebody has mended the mapping. */
@NullMarked
package vn.tthc.monitor.connector.quarantine;

import org.jspecify.annotations.NullMarked;
