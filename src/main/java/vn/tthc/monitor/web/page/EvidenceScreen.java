package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What spoke for an incident when it was opened.
 *
 * @param line points of the curve of the hour before, for a drawing of 600 by 100
 * @param failed where in it runs failed
 * @param sentence the same in words
 */
public record EvidenceScreen(
        String taken,
        @Nullable String request,
        @Nullable String answer,
        @Nullable String certificate,
        String line,
        List<Dot> failed,
        @Nullable String sentence) {

    /** A place in the drawing. */
    public record Dot(String x, String y) {}
}
