package vn.tthc.monitor.connector.drift;

/** Which records a run reads. Each holds a different mixture, so that each is learnt for itself. */
public enum Population {
    /** Everything, or everything that is open. */
    COMPLETE,
    /** What changed in a window of time. */
    WINDOW,
    /** Known dossiers asked for by code. */
    RECHECK,
    /** Whole records that the source sent of its own accord. */
    PUSHED
}
