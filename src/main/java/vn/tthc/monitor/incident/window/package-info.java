/** Maintenance windows: their times, their rows, and the round that tells of their starts and ends. */
@NullMarked
package vn.tthc.monitor.incident.window;

import org.jspecify.annotations.NullMarked;
