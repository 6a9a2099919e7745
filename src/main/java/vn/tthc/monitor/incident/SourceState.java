package vn.tthc.monitor.incident;

/** State of a source, worst first. TRIAL is not a state but a flag beside it. */
public enum SourceState {
    /** Switched off by its owner's notice. */
    SUSPENDED,
    DOWN,
    AUTH_FAILED,
    /** It answers, but the newest business record is too old in working time. */
    STALE,
    /** It answers slowly or only in part. */
    DEGRADED,
    /** Not evaluated yet, or not any more. */
    UNKNOWN,
    UP
}
