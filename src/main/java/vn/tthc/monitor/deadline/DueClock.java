package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Limit.Unit;

/**
 * Computes due times, exactly so:
 *
 * <ol>
 *   <li>The clock runs from the first office hour at or after the start as given: one who comes at lunch counts from the
 *       afternoon's opening, one who comes after closing or on a rest day from the next morning's.
 *   <li>Working hours are working time: the result may be a closing time, never the opening that follows it.
 *   <li>Whole working days end at the same time of day so many working days later; where that day is closed at that time
 *       (lunch, other hours), at the next opening. A remaining part of a day counts as that part of the day's hours of the
 *       rule set, eight unless it says otherwise, whatever hours the office keeps. Two half days are a working day.
 *   <li>Calendar days end at the same time of day so many days later; off a rest day the result moves to that time of the next
 *       working day, and out of office hours to the next opening.
 *   <li>Same day ends when the office closes on the day the clock begins to run; where the reception itself was later than the
 *       cut-off of that day, when it closes on the next working day. The cut-off minute itself is in time.
 *   <li>A pause moves the due time on by the working time that passed in it; calendar days by its whole length. What lies
 *       before the start or after the due time as moved so far does not count, nor do pauses of no working time. A pause
 *       without an end moves nothing: the dossier waits, and the due time is the one it had when the pause began.
 * </ol>
 */
final class DueClock {
    private static final int MINUTES_PER_HOUR = 60;

    private final WorkingCalendar calendar;
    private final RuleSet rules;

    DueClock(WorkingCalendar calendar, RuleSet rules) {
        this.calendar = calendar;
        this.rules = rules;
    }

    /** The first office hour at or after the start as given. */
    Instant countsFrom(Term term) {
        return calendar.plus(term.startAt(), Duration.ZERO);
    }

    Instant due(Term term) {
        var from = countsFrom(term);
        var limit = term.limit();
        return switch (limit.unit()) {
            case WORKING_HOURS -> paused(calendar.plus(from, hours(limit.amount())), from, term.pauses());
            case HALF_DAYS -> paused(days(from, limit.amount().divide(BigDecimal.TWO)), from, term.pauses());
            case WORKING_DAYS -> paused(days(from, limit.amount()), from, term.pauses());
            case SAME_DAY -> paused(sameDay(from, term.startAt()), from, term.pauses());
            case CALENDAR_DAYS -> calendarDays(from, limit.amount().intValueExact(), term.pauses());
        };
    }

    /** Until when a dossier received then must be on its way. */
    Instant handOverUntil(Instant receivedAt, @Nullable String agency) {
        var handOver = rules.handOver();
        if (handOver.limit().unit() != Unit.SAME_DAY) {
            return due(Term.of(receivedAt, handOver.limit(), agency));
        }
        var from = calendar.plus(receivedAt, Duration.ZERO);
        var day = from.atZone(calendar.zone()).toLocalDate();
        var local = receivedAt.atZone(calendar.zone());
        var late = local.toLocalDate().equals(day) && local.toLocalTime().isAfter(handOver.cutOff());
        return late ? calendar.opening(calendar.workingDay(day, 1)) : calendar.closing(day);
    }

    private Instant days(Instant from, BigDecimal amount) {
        var whole = amount.intValue();
        var rest = amount.subtract(BigDecimal.valueOf(whole));
        var after = from;
        if (whole > 0) {
            var local = from.atZone(calendar.zone());
            var day = calendar.workingDay(local.toLocalDate(), whole);
            after = calendar.plus(local.with(day).toInstant(), Duration.ZERO);
        }
        return rest.signum() == 0
                ? after
                : calendar.plus(after, hours(rest.multiply(BigDecimal.valueOf(rules.dayHours()))));
    }

    private Instant sameDay(Instant from, Instant start) {
        var day = from.atZone(calendar.zone()).toLocalDate();
        var local = start.atZone(calendar.zone());
        var late = local.toLocalDate().equals(day) && local.toLocalTime().isAfter(rules.sameDayCutOff());
        return calendar.closing(late ? calendar.workingDay(day, 1) : day);
    }

    private Instant calendarDays(Instant from, int days, List<Pause> pauses) {
        var end = from.atZone(calendar.zone()).plusDays(days).toInstant();
        for (var pause : merged(pauses, from)) {
            if (pause.to() != null && pause.from().isBefore(offRestDays(end))) {
                end = end.plus(Duration.between(pause.from(), pause.to()));
            }
        }
        return offRestDays(end);
    }

    private Instant offRestDays(Instant end) {
        var local = end.atZone(calendar.zone());
        return calendar.plus(
                local.with(calendar.workingDay(local.toLocalDate(), 0)).toInstant(), Duration.ZERO);
    }

    private Instant paused(Instant due, Instant from, List<Pause> pauses) {
        var moved = due;
        for (var pause : merged(pauses, from)) {
            if (pause.to() != null && pause.from().isBefore(moved)) {
                var stood = calendar.between(pause.from(), pause.to());
                moved = stood.isZero() ? moved : calendar.plus(moved, stood);
            }
        }
        return moved;
    }

    /** The pauses from an instant on, in order, overlapping ones as one, ended ones that end before they begin left out. */
    static List<Pause> merged(List<Pause> pauses, Instant start) {
        if (pauses.isEmpty()) {
            return pauses;
        }
        var merged = new ArrayList<Pause>();
        pauses.stream()
                .filter(pause -> pause.to() == null
                        || (pause.to().isAfter(pause.from()) && pause.to().isAfter(start)))
                .map(pause -> pause.from().isBefore(start) ? new Pause(start, pause.to()) : pause)
                .sorted(Comparator.comparing(Pause::from))
                .forEach(pause -> join(merged, pause));
        return merged;
    }

    private static void join(List<Pause> merged, Pause pause) {
        var last = merged.isEmpty() ? null : merged.getLast();
        if (last == null || (last.to() != null && last.to().isBefore(pause.from()))) {
            merged.add(pause);
        } else if (last.to() != null && (pause.to() == null || pause.to().isAfter(last.to()))) {
            merged.set(merged.size() - 1, new Pause(last.from(), pause.to()));
        }
    }

    private static Duration hours(BigDecimal hours) {
        return Duration.ofSeconds(
                hours.multiply(BigDecimal.valueOf(MINUTES_PER_HOUR * 60L)).longValue());
    }
}
