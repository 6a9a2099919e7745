/** Keeps a source's answers as fixtures, with nobody in them who lives. */
@NullMarked
package vn.tthc.monitor.connector.recording;

import org.jspecify.annotations.NullMarked;
