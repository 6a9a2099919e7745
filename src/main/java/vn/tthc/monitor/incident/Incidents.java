package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.IncidentEvent.Via;

/** Incidents, newest first, and what people do about them. Every deed is stored, audited and part of the history. */
public interface Incidents {
    List<Incident> open();

    /** Open and closed ones. */
    List<Incident> recent(int limit);

    /**
     * The newest of those asked for, and how many there are.
     *
     * @param open null for open and closed ones
     * @param sources empty for every source
     */
    Found found(@Nullable Boolean open, Set<String> sources, int limit);

    /** Some of them, and how many there are in all. */
    record Found(List<Incident> incidents, long total) {}

    /** Those of a source that were going on at some time in a half-open stretch. */
    List<Incident> between(String source, Instant from, Instant to);

    Optional<Incident> find(long number);

    /** What happened to it, oldest first. */
    List<IncidentEvent> timeline(long number);

    /** When it was going on, oldest first; several where it came back. */
    List<Stretch> stretches(long number);

    /** What spoke for it when it was opened; empty for old ones. */
    Optional<IncidentEvidence> evidence(long number);

    /**
     * Somebody takes it in hand for as long as {@link #inHand}. Whoever heard of the incident hears of it once; the same person
     * again only prolongs it in silence, another person takes over.
     */
    Deed acknowledge(long number, String who, Via via);

    /** The working time for which somebody's word counts. */
    Duration inHand();

    /** Adds a note to the history, also after the end; an empty one or one that is too long is refused. */
    Deed note(long number, String who, Via via, String text);

    /** A person says what was to blame, also after the end; null takes it back. */
    Deed blame(long number, Incident.@Nullable Cause cause, String who, Via via);

    /**
     * Puts incidents under one that stands for their common cause. Each keeps its number and its times; whoever heard of
     * that one hears once of those that are going on.
     */
    Deed merge(long number, Set<Long> members, String who, Via via);

    /** Takes an incident out from under the other one again. */
    Deed separate(long number, String who, Via via);

    /** Those that stand under it, oldest first. */
    List<Incident> members(long number);

    /** The longest note. */
    int LONGEST_NOTE = 2000;

    /** What came of a deed. */
    enum Deed {
        DONE,
        /** It stands so already. */
        ALREADY,
        /** The incident is over, or its state does not allow it. */
        OVER,
        /** There is no such incident. */
        UNKNOWN
    }
}
