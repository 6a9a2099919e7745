package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a source took to answer, for a drawing of 600 by 120.
 *
 * @param sentence the same in words
 * @param top what the upper edge of the drawing stands for; null where there is nothing to draw
 * @param medians lines of points, with a gap where nothing is known
 * @param p95s likewise
 * @param slow how high the line lies from which on an answer is slow; null where it lies above the drawing
 * @param ticks times below the drawing, from its left to its right edge
 * @param rows newest first
 */
public record LatencyScreen(
        List<Range> ranges,
        String sentence,
        @Nullable String top,
        List<String> medians,
        List<String> p95s,
        @Nullable String slow,
        List<String> ticks,
        List<Row> rows) {

    /** A stretch of time that can be chosen. */
    public record Range(String word, String name, boolean chosen) {}

    /** One part of the time. */
    public record Row(String from, String runs, String failed, String median, String p95) {}
}
