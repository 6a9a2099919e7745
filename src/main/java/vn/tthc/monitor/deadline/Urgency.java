package vn.tthc.monitor.deadline;

/**
 * How pressing an open dossier is at one instant, most pressing first. Whether the source is stale is a second,
 * independent fact that the screens lay over it.
 */
public enum Urgency {
    /** Now is at or after the due time. */
    OVERDUE,
    /** Due later today, in the calendar's zone. */
    TODAY,
    /** Now is at or after the warning time. */
    SOON,
    IN_TIME,
    /** The clock stands still: supplement or payment requested, or handling stopped. */
    PAUSED,
    /** The source says that the dossier has no term. */
    NO_TERM,
    /** The source gave no due time. */
    UNKNOWN
}
