package vn.tthc.monitor.dossier;

import java.util.Optional;
import vn.tthc.monitor.deadline.Deadlines;

/** Follows changes of the working calendar, the rules and the limits through the open dossiers. */
public interface CalendarWatch {
    /** One look at the files: takes up what has changed since and lain still for one look. Called by a route. */
    void look();

    /** How far the open records have been judged again; empty where nothing has to be. */
    Optional<Progress> progress();

    /** How many open records would have other times under other rules; writes nothing. */
    Moves moves(Deadlines other);

    /**
     * How far.
     *
     * @param percent of the records that have been looked at
     * @param changed records that have other times now
     */
    record Progress(int percent, int changed) {}

    /**
     * What would move.
     *
     * @param open open records looked at
     * @param due due times computed by us
     * @param warnings warning times
     */
    record Moves(int open, int due, int warnings) {}
}
