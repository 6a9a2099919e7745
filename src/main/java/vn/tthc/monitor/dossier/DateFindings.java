package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times of a record that cannot be: shown as they stand, never corrected. */
final class DateFindings {
    /** Nothing takes longer, and no source writes further ahead. */
    private static final int YEARS_AHEAD = 10;

    private static final int FIRST_YEAR = 2000;

    private final ZoneId zone;

    DateFindings(ZoneId zone) {
        this.zone = zone;
    }

    void add(SourceDossier.Milestones times, Instant readAt, Map<FindingKind, List<String>> findings) {
        var received = times.receivedAt();
        if (before(times.dueAt(), received)) {
            findings.put(FindingKind.DUE_BEFORE_RECEIVED, values(times.dueAt(), received));
        }
        if (before(times.finishedAt(), received)) {
            findings.put(FindingKind.FINISHED_BEFORE_RECEIVED, values(times.finishedAt(), received));
        } else if (before(times.returnedAt(), received)) {
            findings.put(FindingKind.FINISHED_BEFORE_RECEIVED, values(times.returnedAt(), received));
        }
        var thisYear = readAt.atZone(zone).getYear();
        Stream.of(
                        times.submittedAt(),
                        times.enteredAt(),
                        received,
                        times.dueAt(),
                        times.finishedAt(),
                        times.returnedAt(),
                        times.withdrawnAt())
                .filter(at -> at != null && farOff(at, thisYear))
                .findFirst()
                .ifPresent(at -> findings.put(FindingKind.YEAR_FAR_OFF, values(at, readAt)));
    }

    /** Whether only the day was written. */
    boolean dayOnly(Instant at) {
        return at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private boolean farOff(Instant at, int thisYear) {
        var year = at.atZone(zone).getYear();
        return year < FIRST_YEAR || year > thisYear + YEARS_AHEAD;
    }

    /** Where either was written without a time, only the days are compared. */
    private boolean before(@Nullable Instant at, @Nullable Instant received) {
        if (at == null || received == null) {
            return false;
        }
        return (dayOnly(at) || dayOnly(received))
                ? at.atZone(zone).toLocalDate().isBefore(received.atZone(zone).toLocalDate())
                : at.isBefore(received);
    }

    private static List<String> values(@Nullable Instant one, @Nullable Instant other) {
        return List.of(String.valueOf(one), String.valueOf(other));
    }
}
