package vn.tthc.monitor.connector.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.source.Ask.Placed;
import vn.tthc.monitor.connector.source.Variables;

/**
 * The time window of one run, written as the source wants it. The lower bound is inclusive and reaches back by the
 * lookback: rows of the same moment and late ones come again, and the store leaves unchanged ones alone.
 */
public record WindowBounds(@Nullable String from, @Nullable String to, List<Placed> placed) {
    private static final Duration AHEAD = Duration.ofMinutes(10);

    public static WindowBounds none() {
        return new WindowBounds(null, null, List.of());
    }

    /**
     * The window of a run.
     *
     * @param mark the newest time stored, from which to go on; null to read from the very beginning
     * @param started when the run began, the upper bound
     * @param usual zone of the source's times, in which the bounds are written unless the window says otherwise
     */
    public static WindowBounds of(@Nullable Window window, @Nullable Instant mark, Instant started, ZoneId usual) {
        return window == null ? none() : between(window, WindowSpan.of(window, mark, started), usual);
    }

    /** The bounds of a span of time, which may be a piece of a window. */
    static WindowBounds between(Window window, WindowSpan span, ZoneId usual) {
        var zone = window.zone() == null ? usual : window.zone();
        var from = format(span.from(), window.format(), zone);
        var to = format(span.to(), window.format(), zone);
        var placed = new ArrayList<Placed>();
        if (window.from() != null && from != null) {
            placed.add(new Placed(window.from(), from));
        }
        if (window.to() != null && to != null) {
            placed.add(new Placed(window.to(), to));
        }
        return new WindowBounds(from, to, List.copyOf(placed));
    }

    Variables into(Variables variables) {
        return variables.with("window.from", from).with("window.to", to);
    }

    /** Whether a mark lies so far in the future that it is wrong, and not only another clock's present. */
    public static boolean ahead(Instant mark, Instant now) {
        return mark.isAfter(now.plus(AHEAD));
    }

    /** A moment as a format writes it. */
    public static @Nullable String format(@Nullable Instant moment, String format, ZoneId zone) {
        if (moment == null) {
            return null;
        }
        return switch (format) {
            case "iso" ->
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
                        .format(moment.atZone(zone));
            case "epoch-millis" -> String.valueOf(moment.toEpochMilli());
            case "epoch-seconds" -> String.valueOf(moment.getEpochSecond());
            default -> DateTimeFormatter.ofPattern(format, Locale.ROOT).format(moment.atZone(zone));
        };
    }
}
