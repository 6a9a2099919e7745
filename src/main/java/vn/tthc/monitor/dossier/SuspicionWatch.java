package vn.tthc.monitor.dossier;

/** Looks for dossiers that may be one. */
public interface SuspicionWatch {
    /** Examines what has changed since it looked last. Called by a route. */
    void look();
}
