package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.StateSpan;
import vn.tthc.monitor.incident.Uptime;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns spans of states into bars: time without a span is a gap, neither good nor bad. */
@Component
class StateStrips {
    private static final double WHOLE = 100;
    private static final double HUNDREDTHS = 100;

    private final SourceWords words;
    private final Wording wording;

    StateStrips(SourceWords words, Wording wording) {
        this.words = words;
        this.wording = wording;
    }

    /** The bar of one source over a half-open stretch of time. */
    StateStrip of(String source, List<StateSpan> spans, Instant from, Instant to) {
        var segments = new ArrayList<StateStrip.Segment>();
        var lengths = new LinkedHashMap<SourceState, Duration>();
        for (var span : spans) {
            var begin = span.from().isBefore(from) ? from : span.from();
            var end = span.to() == null || span.to().isAfter(to) ? to : span.to();
            if (span.source().equals(source) && begin.isBefore(end)) {
                segments.add(segment(span, begin, end, from, to));
                lengths.merge(span.state(), Duration.between(begin, end), Duration::plus);
            }
        }
        return new StateStrip(segments, summary(lengths, from, to));
    }

    private StateStrip.Segment segment(StateSpan span, Instant begin, Instant end, Instant from, Instant to) {
        var x = share(Duration.between(from, begin), from, to);
        var width = Math.round((share(Duration.between(from, end), from, to) - x) * HUNDREDTHS) / HUNDREDTHS;
        var state = words.word(span.state());
        var length = wording.length(Duration.between(begin, end));
        return new StateStrip.Segment(
                Words.of(span.state()),
                x,
                width,
                state + ": " + wording.span(begin, end) + " (" + length + ")",
                state,
                wording.span(begin, end),
                length,
                HistoryController.address(span.source(), begin, end));
    }

    private static double share(Duration part, Instant from, Instant to) {
        var whole = Math.max(1, Duration.between(from, to).toMillis());
        return Math.round(WHOLE * HUNDREDTHS * part.toMillis() / whole) / HUNDREDTHS;
    }

    private String summary(Map<SourceState, Duration> lengths, Instant from, Instant to) {
        var told = lengths.entrySet().stream()
                .map(entry -> words.word(entry.getKey()) + " " + wording.length(entry.getValue()))
                .collect(Collectors.joining(", "));
        return wording.say(
                told.isEmpty() ? "strip.history.none" : "strip.history",
                wording.length(Duration.between(from, to)),
                told);
    }

    /** {@code 24 giờ: 99,5 %}; a dash where too little is known to speak for the whole time. */
    String uptimes(List<Uptime> uptimes, List<Duration> windows) {
        var parts = new ArrayList<String>();
        for (var index = 0; index < Math.min(uptimes.size(), windows.size()); index++) {
            var share = uptimes.get(index).share();
            var name = wording.length(windows.get(index));
            parts.add(name + " " + (share == null ? "–" : wording.percent(share)));
        }
        return String.join(" · ", parts);
    }
}
