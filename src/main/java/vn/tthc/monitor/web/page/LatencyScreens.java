package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Latencies;
import vn.tthc.monitor.connector.Latencies.Part;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Draws how long a source took to answer on the server, so that it is there without scripts. */
@Component
class LatencyScreens {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;

    private final Latencies latencies;
    private final Wording wording;

    LatencyScreens(Latencies latencies, Wording wording) {
        this.latencies = latencies;
        this.wording = wording;
    }

    /** The stretch of time that is drawn, and in how many parts. */
    enum Range {
        DAY(Duration.ofDays(1), 48),
        WEEK(Duration.ofDays(7), 56);

        private final Duration length;
        private final int parts;

        Range(Duration length, int parts) {
            this.length = length;
            this.parts = parts;
        }
    }

    LatencyScreen of(String source, Range range, @Nullable Duration slowAfter) {
        var to = wording.now();
        var from = to.minus(range.length);
        var parts = latencies.of(source, from, to, range.parts);
        var top = parts.stream()
                .map(Part::p95)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
        return new LatencyScreen(
                Arrays.stream(Range.values())
                        .map(one -> new LatencyScreen.Range(Words.of(one), wording.length(one.length), one == range))
                        .toList(),
                sentence(latencies.of(source, from, to, 1), slowAfter),
                top == null ? null : seconds(top),
                top == null ? List.of() : lines(parts, Part::median, range, top),
                top == null ? List.of() : lines(parts, Part::p95, range, top),
                top == null || slowAfter == null || slowAfter.compareTo(top) > 0 ? null : place(height(slowAfter, top)),
                List.of(
                        wording.clock(from),
                        wording.clock(from.plus(range.length.dividedBy(2))),
                        wording.say("latency.now")),
                parts.reversed().stream().map(part -> row(part, from, range)).toList());
    }

    private String sentence(List<Part> whole, @Nullable Duration slowAfter) {
        if (whole.isEmpty()) {
            return wording.say("latency.none");
        }
        var all = whole.getFirst();
        var runs = wording.number(all.runs());
        var told = all.median() == null || all.p95() == null
                ? wording.say("latency.failed.only", runs)
                : wording.say(
                        "latency.sentence",
                        runs,
                        wording.number(all.failed()),
                        seconds(all.median()),
                        seconds(all.p95()));
        return slowAfter == null ? told : told + " " + wording.say("latency.slow", seconds(slowAfter));
    }

    /** A line for each stretch of neighbouring parts; one that stands alone is a dash as long as its part. */
    private static List<String> lines(
            List<Part> parts, Function<Part, @Nullable Duration> value, Range range, Duration top) {
        var lines = new ArrayList<String>();
        var points = new ArrayList<String>();
        var last = -1;
        for (var part : parts) {
            var length = value.apply(part);
            if (length == null) {
                continue;
            }
            if (part.index() != last + 1) {
                end(points, lines);
            }
            var width = WIDTH / range.parts;
            var y = place(height(length, top));
            points.add(place(part.index() * width) + "," + y);
            points.add(place((part.index() + 1) * width) + "," + y);
            last = part.index();
        }
        end(points, lines);
        return lines;
    }

    private static void end(List<String> points, List<String> lines) {
        if (!points.isEmpty()) {
            lines.add(String.join(" ", points));
            points.clear();
        }
    }

    private static double height(Duration length, Duration top) {
        return HEIGHT - HEIGHT * length.toMillis() / Math.max(1, top.toMillis());
    }

    private static String place(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }

    private LatencyScreen.Row row(Part part, Instant from, Range range) {
        var begin = from.plus(range.length.multipliedBy(part.index()).dividedBy(range.parts));
        return new LatencyScreen.Row(
                wording.clock(begin),
                wording.number(part.runs()),
                wording.number(part.failed()),
                part.median() == null ? wording.say("value.unknown") : seconds(part.median()),
                part.p95() == null ? wording.say("value.unknown") : seconds(part.p95()));
    }

    private String seconds(Duration length) {
        return wording.seconds(length);
    }
}
