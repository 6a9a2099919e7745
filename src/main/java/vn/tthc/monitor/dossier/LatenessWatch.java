package vn.tthc.monitor.dossier;

/** Notices that dossiers came late while one of their systems was away. */
public interface LatenessWatch {
    /** Weighs dossiers that have come due, changed, or whose systems' outages began or ended. Called by a route. */
    void look();
}
