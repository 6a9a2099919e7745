/** One small pure rule for each aspect of a source: samples and time in, a verdict with its evidence out. */
@NullMarked
package vn.tthc.monitor.incident.condition;

import org.jspecify.annotations.NullMarked;
