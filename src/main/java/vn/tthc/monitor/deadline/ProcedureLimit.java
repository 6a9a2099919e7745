package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the procedure catalogue.
 *
 * @param code the first two groups of the national code, {@code 1.001193}
 * @param channel {@code direct}, {@code online} or {@code post}; null for all that have no line of their own
 * @param limit null where it is not known
 * @param from first day of reception it holds for; null for always
 * @param to last day; null for until further notice
 * @param nearHours working hours before due from which a dossier is pressing; null for the ordinary rule
 * @param nearShare or that share of the term, in percent, when it is shorter
 * @param steps working time permitted for each step in order; empty where it is not known
 * @param source where the limit is written
 */
public record ProcedureLimit(
        String code,
        String name,
        @Nullable String field,
        @Nullable String channel,
        @Nullable Limit limit,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer nearHours,
        @Nullable Integer nearShare,
        List<Duration> steps,
        @Nullable String source) {

    public ProcedureLimit {
        steps = List.copyOf(steps);
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(ProcedureLimit other) {
        var first = from == null ? LocalDate.MIN : from;
        var last = to == null ? LocalDate.MAX : to;
        var otherFirst = other.from == null ? LocalDate.MIN : other.from;
        var otherLast = other.to == null ? LocalDate.MAX : other.to;
        return !first.isAfter(otherLast) && !otherFirst.isAfter(last);
    }
}
