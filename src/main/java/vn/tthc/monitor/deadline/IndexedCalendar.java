package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The working time of a century laid out once: the office spans in order with the working time gone before each, so that
 * every question is one binary search. Outside the years it covers no time is working time.
 */
final class IndexedCalendar implements WorkingCalendar {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final long NANOS = 1_000_000_000L;
    private static final long DAY = 86_400 * NANOS;

    private final ZoneId zone;
    private final CalendarPlan plan;

    /** Nanoseconds since 1970; the century fits. */
    private final long[] opens;

    private final long[] closes;

    /** Working nanoseconds before the span opens. */
    private final long[] gone;

    /** How many spans open before each UTC day from the first on: where to begin to look for a time. */
    private final int[] spansBefore;

    private final long firstDay;

    /** Days since 1970 on which the office opens, in order. */
    private final long[] workingDays;

    private final long total;

    IndexedCalendar(CalendarPlan plan) {
        this.plan = plan;
        this.zone = plan.zone();
        workingDays = FIRST.datesUntil(LAST)
                .filter(day -> !plan.open(day).isEmpty())
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
        var spans = FIRST.datesUntil(LAST)
                .flatMap(day -> plan.open(day).stream().map(span -> new long[] {
                    nanos(day.atTime(span.from()).atZone(zone).toInstant()),
                    nanos(day.atTime(span.to()).atZone(zone).toInstant())
                }))
                .toList();
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a calendar without office hours has no working time");
        }
        opens = spans.stream().mapToLong(span -> span[0]).toArray();
        closes = spans.stream().mapToLong(span -> span[1]).toArray();
        gone = new long[opens.length];
        for (var i = 1; i < opens.length; i++) {
            gone[i] = gone[i - 1] + closes[i - 1] - opens[i - 1];
        }
        firstDay = Math.floorDiv(opens[0], DAY);
        spansBefore = new int[(int) (Math.floorDiv(closes[closes.length - 1], DAY) - firstDay) + 1];
        for (int day = 0, span = 0; day < spansBefore.length; day++) {
            while (span < opens.length && opens[span] < (firstDay + day) * DAY) {
                span++;
            }
            spansBefore[day] = span;
        }
        var end = opens.length - 1;
        total = gone[end] + closes[end] - opens[end];
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !plan.open(day).isEmpty();
    }

    @Override
    public LocalDate workingDay(LocalDate day, int later) {
        var at = Arrays.binarySearch(workingDays, day.toEpochDay());
        var next = (at >= 0 ? at : -at - 1) + (long) later;
        return LocalDate.ofEpochDay(workingDays[(int) Math.clamp(next, 0, workingDays.length - 1L)]);
    }

    @Override
    public Instant opening(LocalDate day) {
        var before = lastOpenedAt(nanos(day.atStartOfDay(zone).toInstant()) - 1);
        return instant(opens[Math.min(before + 1, opens.length - 1)]);
    }

    @Override
    public Instant closing(LocalDate day) {
        var last = lastOpenedAt(nanos(day.plusDays(1).atStartOfDay(zone).toInstant()) - 1);
        return instant(closes[Math.max(last, 0)]);
    }

    @Override
    public boolean isHalfDay(LocalDate day) {
        return plan.halfDays().containsKey(day) && isWorkingDay(day);
    }

    @Override
    public @Nullable String name(LocalDate day) {
        var half = plan.halfDays().get(day);
        if (half != null && isWorkingDay(day)) {
            return half.name();
        }
        var makeUp = plan.makeUpDays().get(day);
        if (makeUp != null) {
            return makeUp.name();
        }
        var rest = plan.restDays().get(day);
        return rest != null && rest.state().closed() ? rest.name() : null;
    }

    @Override
    public boolean covers(Instant at) {
        var nanos = nanos(at);
        return nanos >= opens[0] && nanos < closes[closes.length - 1];
    }

    @Override
    public boolean isWorkingTime(Instant at) {
        var nanos = nanos(at);
        var span = lastOpenedAt(nanos);
        return span >= 0 && nanos < closes[span];
    }

    @Override
    public Instant plus(Instant from, Duration workingTime) {
        var nanos = nanos(from);
        if (workingTime.isZero()) {
            return nextWorking(nanos, from);
        }
        var target = goneAt(nanos) + workingTime.toNanos();
        return workingTime.isNegative() ? latest(target) : earliest(target);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return Duration.ofNanos(goneAt(nanos(to)) - goneAt(nanos(from)));
    }

    private Instant nextWorking(long nanos, Instant from) {
        var span = lastOpenedAt(nanos);
        if (span >= 0 && nanos < closes[span]) {
            return from;
        }
        return span + 1 < opens.length ? instant(opens[span + 1]) : from;
    }

    /** The first instant at which so much working time has gone: a closing time rather than the next opening. */
    private Instant earliest(long target) {
        if (target >= total) {
            return instant(closes[closes.length - 1]);
        }
        var at = Arrays.binarySearch(gone, target);
        // An exact hit on the start of a span is reached at the end of the one before.
        var span = at >= 0 ? Math.max(at - 1, 0) : -at - 2;
        return instant(opens[span] + target - gone[span]);
    }

    /** The last instant at which so much working time has gone: an opening time rather than the closing before. */
    private Instant latest(long target) {
        if (target <= 0) {
            return instant(opens[0]);
        }
        var at = Arrays.binarySearch(gone, target);
        var span = at >= 0 ? at : -at - 2;
        return instant(opens[span] + target - gone[span]);
    }

    private long goneAt(long nanos) {
        var span = lastOpenedAt(nanos);
        return span < 0 ? 0 : gone[span] + Math.min(nanos, closes[span]) - opens[span];
    }

    /** Index of the last span that has opened at or before the time; -1 before the first. */
    private int lastOpenedAt(long nanos) {
        var day = Math.floorDiv(nanos, DAY) - firstDay;
        if (day < 0) {
            return -1;
        }
        if (day >= spansBefore.length) {
            return opens.length - 1;
        }
        var span = spansBefore[(int) day] - 1;
        while (span + 1 < opens.length && opens[span + 1] <= nanos) {
            span++;
        }
        return span;
    }

    private static long nanos(Instant at) {
        var seconds = Math.clamp(at.getEpochSecond(), Long.MIN_VALUE / NANOS + 1, Long.MAX_VALUE / NANOS - 1);
        return seconds * NANOS + at.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
