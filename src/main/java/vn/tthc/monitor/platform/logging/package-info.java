/** Keeps secrets out of the log. */
@NullMarked
package vn.tthc.monitor.platform.logging;

import org.jspecify.annotations.NullMarked;
