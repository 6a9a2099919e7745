package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a due time came about, line by line. The lines follow each other without a gap from the start of the clock as given
 * to the due time, and their counted working times add up to {@link #counted()}.
 *
 * @param countsFrom the first instant at which the clock runs
 * @param undecided what would become of it if days were rest days of which nobody knows yet; null where it crosses none
 */
public record Derivation(
        Term term,
        RuleSet rules,
        Instant countsFrom,
        Instant dueAt,
        List<Line> lines,
        @Nullable Undecided undecided) {

    public Derivation {
        lines = List.copyOf(lines);
    }

    /** The working time from the start to the due time without the pauses: the limit, where it counts working hours. */
    public Duration counted() {
        return lines.stream().map(Line::counted).reduce(Duration.ZERO, Duration::plus);
    }

    /** The working time in which the clock stood. */
    public Duration stood() {
        return lines.stream().map(Line::stood).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * One line.
     *
     * @param counted working time that uses up the limit
     * @param stood working time that does not, because the clock stands
     * @param name of the holiday, make-up day or half day; null for ordinary days
     */
    public record Line(
            Kind kind,
            Instant from,
            Instant to,
            Duration counted,
            Duration stood,
            @Nullable String name) {}

    /**
     * Days in the term of which it is undecided whether they are rest days; here they count as working days.
     *
     * @param days in order
     * @param dueAt the due time if all of them become rest days
     */
    public record Undecided(List<Day> days, Instant dueAt) {
        public Undecided {
            days = List.copyOf(days);
        }
    }

    /** One such day. */
    public record Day(LocalDate date, String name) {}

    /** What passes in a line. */
    public enum Kind {
        /** From the start as given to the first office hour. */
        WAIT,
        /** Working days, with nights and lunches in between. */
        WORK,
        /** A rest day by the week on which the office works. */
        MAKE_UP,
        /** A working day on which the office is open for a part only. */
        HALF_DAY,
        /** Rest days of one name. */
        CLOSED,
        /** The clock stands. */
        PAUSE
    }
}
