package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who held a dossier how long, as a bar and as text.
 *
 * @param told whose word the hand-overs are, and how exact they are
 * @param over what is behind the due time, laid under the bar; null where nothing is
 */
public record HoldingScreen(
        List<Segment> segments, String told, @Nullable Segment over) {
    static final HoldingScreen EMPTY = new HoldingScreen(List.of(), "", null);

    /**
     * One stretch of the bar, in percent of its width.
     *
     * @param number stands in the bar and before its text, so that no colour has to be told from another; empty where the
     *     stretch is too narrow for it in the bar
     * @param tone class of its colour
     * @param late whether its step took longer than is permitted
     */
    public record Segment(int number, String tone, String label, double x, double width, boolean late) {
        private static final double WIDE = 4;

        public String left() {
            return x + "%";
        }

        public String length() {
            return width + "%";
        }

        public String middle() {
            return x + width / 2 + "%";
        }

        /** What stands in the bar. */
        public String mark() {
            return width < WIDE ? "" : late ? number + " ▲" : String.valueOf(number);
        }
    }
}
