package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a dossier came late: what speaks for a fault of its systems, and what people said.
 *
 * @param late whether it is overdue now or was finished after it was due
 * @param evidence null where no outage of its systems lies in its term
 * @param decisions newest first; the first one counts
 */
public record Late(boolean late, @Nullable Evidence evidence, List<Decision> decisions) {

    /**
     * What speaks for a fault of its systems.
     *
     * @param lostMinutes working minutes of the term in which a system was away, overlaps counted once
     * @param atDue whether one was away when it came due
     * @param voidAt since when it does not hold any more; null while it does
     * @param parts by outage, those of the leading system first
     */
    public record Evidence(
            Instant dueAt,
            long termMinutes,
            long lostMinutes,
            boolean atDue,
            Instant computedAt,
            @Nullable Instant voidAt,
            List<Part> parts) {

        /** Of the term, in whole percent. */
        public long share() {
            return Late.share(lostMinutes, termMinutes);
        }
    }

    /**
     * One outage's part of the term.
     *
     * @param from begin within the term; {@code to} likewise
     * @param began when the outage itself began
     */
    public record Part(
            long incident,
            String source,
            String sourceName,
            Outage.Kind kind,
            Outage.Ending ending,
            boolean leading,
            Instant began,
            @Nullable Instant ended,
            Instant from,
            Instant to,
            long minutes,
            boolean atDue) {}

    /**
     * What a person said was the cause.
     *
     * @param apologyDue the new day in the letter of apology; null where there is none
     */
    public record Decision(
            LateCause cause, String note, @Nullable LocalDate apologyDue, String by, Instant at) {}

    /** What counts now. */
    public Optional<Decision> decision() {
        return decisions.stream().findFirst();
    }

    /** The cause the evidence speaks for: that of the outage which took most. */
    public Optional<LateCause> suggested() {
        return evidence == null || evidence.voidAt() != null
                ? Optional.empty()
                : evidence.parts().stream()
                        .max(Comparator.comparingLong(Part::minutes))
                        .map(part -> part.kind() == Outage.Kind.REFUSED ? LateCause.SOFTWARE : LateCause.CONNECTION);
    }

    /** Rounded to whole percent; a term without working time has no share. */
    public static long share(long minutes, long of) {
        return of <= 0 ? 0 : Math.min(100, Math.round(minutes * 100.0 / of));
    }
}
