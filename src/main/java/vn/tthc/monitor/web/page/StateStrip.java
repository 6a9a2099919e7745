package vn.tthc.monitor.web.page;

import java.util.List;

/**
 * A bar of the states that a source was in, drawn on the server.
 *
 * @param summary the whole bar in one sentence, for those who do not see it
 */
public record StateStrip(List<Segment> segments, String summary) {

    /**
     * One stretch of time in one state.
     *
     * @param tone the state's word, which is its colour
     * @param x where it begins, in per cent of the bar
     * @param width in per cent of the bar
     * @param label the state with its times
     * @param state the state in words
     * @param from its time in words
     * @param length how long it was so, in words
     * @param address the same page, looking at this stretch alone
     */
    public record Segment(
            String tone,
            double x,
            double width,
            String label,
            String state,
            String from,
            String length,
            String address) {}
}
