package vn.tthc.monitor.incident;

import java.util.List;
import java.util.Optional;
import vn.tthc.monitor.incident.IncidentEvent.Via;

/** Incidents, newest first, and what people do about them. Every deed is stored, audited and part of the history. */
public interface Incidents {
    List<Incident> open();

    /** Open and closed ones. */
    List<Incident> recent(int limit);

    Optional<Incident> find(long number);

    /** What happened to it, oldest first. */
    List<IncidentEvent> timeline(long number);

    /**
     * Somebody takes it in hand for four working hours. Whoever heard of the incident hears of it once; the same person
     * again only prolongs it in silence, another person takes over.
     */
    Deed acknowledge(long number, String who, Via via);

    /** Adds a note to the history, also after the end; an empty one or one that is too long is refused. */
    Deed note(long number, String who, Via via, String text);

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
