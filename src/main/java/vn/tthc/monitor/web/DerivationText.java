package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Derivation;
import vn.tthc.monitor.deadline.Derivation.Line;
import vn.tthc.monitor.deadline.Limit;

/** A derivation in the reader's language: the calculator, the dossier's page and the API say the same. */
@Component
public class DerivationText {
    private final Wording wording;
    private final Deadlines deadlines;

    DerivationText(Wording wording, Deadlines deadlines) {
        this.wording = wording;
        this.deadlines = deadlines;
    }

    /**
     * One line.
     *
     * @param counted working time that uses up the limit; a dash where none does
     * @param sum working time counted so far
     */
    public record Row(String kind, String span, String text, String counted, String sum) {}

    /** The lines with their running sum. */
    public List<Row> rows(Derivation derivation) {
        var rows = new ArrayList<Row>();
        var sum = Duration.ZERO;
        for (var line : derivation.lines()) {
            sum = sum.plus(line.counted());
            rows.add(new Row(
                    Words.of(line.kind()),
                    span(line.from(), line.to()),
                    text(line),
                    line.counted().isZero() ? wording.say("value.none") : wording.hours(line.counted()),
                    wording.hours(sum)));
        }
        return rows;
    }

    /** What would become of it if undecided days became rest days; null where it crosses none. */
    public @Nullable String undecided(@Nullable Derivation derivation) {
        var undecided = derivation == null ? null : derivation.undecided();
        if (undecided == null) {
            return null;
        }
        var days = undecided.days().stream()
                .map(day -> wording.weekday(day.date()) + " (" + day.name() + ")")
                .collect(Collectors.joining(", "));
        return wording.say("derivation.undecided", days, moment(undecided.dueAt()));
    }

    /** {@code 1,5 ngày làm việc}. */
    public String limit(Limit limit) {
        if (limit.unit() == Limit.Unit.SAME_DAY) {
            return wording.say("limit.same-day");
        }
        return wording.say("limit." + limit.unit().word(), wording.decimal(limit.amount()));
    }

    /** {@code 15:00 T6 20/11/2026}. */
    public String moment(Instant at) {
        return wording.stamp(at);
    }

    private String text(Line line) {
        var key = "derivation." + Words.of(line.kind());
        return switch (line.kind()) {
            case WAIT, WORK -> wording.say(key);
            case CLOSED -> line.name() == null ? wording.say("derivation.closed.week") : wording.say(key, line.name());
            case MAKE_UP, HALF_DAY -> wording.say(key, line.name() == null ? "" : line.name());
            case PAUSE -> wording.say(key, wording.hours(line.stood()));
        };
    }

    /** Whole days without their midnights. */
    private String span(Instant from, Instant to) {
        var zone = deadlines.calendar().zone();
        var start = from.atZone(zone);
        var end = to.atZone(zone);
        var wholeStart = start.toLocalTime().equals(LocalTime.MIDNIGHT);
        var wholeEnd = end.toLocalTime().equals(LocalTime.MIDNIGHT);
        var first = wholeStart ? wording.weekday(start.toLocalDate()) : wording.stamp(from);
        var lastDay = wording.weekday(end.toLocalDate().minusDays(wholeEnd ? 1 : 0));
        if (wholeStart && wholeEnd && first.equals(lastDay)) {
            return first;
        }
        return first + " – " + (wholeEnd ? lastDay : wording.stamp(to));
    }
}
