package vn.tthc.monitor.dossier;

/** Notices what time alone changes in mismatches. */
public interface MismatchWatch {
    /** Shows those whose grace is over, and now and then looks for dossiers that never arrived. Called by a route. */
    void look();
}
