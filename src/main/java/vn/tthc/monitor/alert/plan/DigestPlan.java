package vn.tthc.monitor.alert.plan;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * When dossiers are told, and which of them alone.
 *
 * @param times of the digests
 * @param procedures whose dossiers are told one by one, by their code without its suffix
 * @param perHour how many of them an agency is told at most
 */
public record DigestPlan(List<LocalTime> times, Set<String> procedures, int perHour) {
    private static final int USUAL_PER_HOUR = 5;

    /** Digests only. */
    public static DigestPlan at(List<LocalTime> times) {
        return new DigestPlan(times, Set.of(), USUAL_PER_HOUR);
    }

    /** In the morning and after the midday break. */
    public static DigestPlan usual() {
        return at(List.of(LocalTime.of(8, 5), LocalTime.of(13, 35)));
    }
}
