package vn.tthc.monitor.dossier;

import java.util.List;

/** Notices dossiers that were typed into their system long after they were received. */
public interface EntryWatch {
    /** Judges what was first seen or corrected since the last look. Called by a route. */
    void look();

    /** What is said of each of a dossier's records that says when it was received; in the order in which they came. */
    List<Entry> entries(long dossier);
}
