package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.util.List;

/** How long a source may go without anything newer: twice what it hardly ever takes, never more than the operator says. */
public final class LearntFreshness {
    /** How many gaps of an hour of the day are kept. */
    public static final int MOST = 200;

    /** Fewer gaps say nothing about what hardly ever happens. */
    static final int ENOUGH = 50;

    /** A source that writes every minute is not old after five. */
    static final Duration SHORTEST = Duration.ofMinutes(30);

    private static final int PERCENTILE = 99;

    private LearntFreshness() {}

    /**
     * The limit in working time.
     *
     * @param gaps seconds of working time between two newest business times
     */
    public static Duration limit(List<Long> gaps, Duration ceiling) {
        if (gaps.size() < ENOUGH) {
            return ceiling;
        }
        var sorted = gaps.stream().sorted().toList();
        var index = Math.min(sorted.size() - 1, (sorted.size() * PERCENTILE + 99) / 100 - 1);
        var learnt = Duration.ofSeconds(sorted.get(index)).multipliedBy(2);
        var least = SHORTEST.compareTo(ceiling) < 0 ? SHORTEST : ceiling;
        if (learnt.compareTo(least) < 0) {
            return least;
        }
        return learnt.compareTo(ceiling) < 0 ? learnt : ceiling;
    }
}
