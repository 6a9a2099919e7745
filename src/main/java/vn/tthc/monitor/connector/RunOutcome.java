package vn.tthc.monitor.connector;

/** How a run ended: a closed set. */
public enum RunOutcome {
    /** Complete, with at least one record. */
    OK,
    /** Complete, without any record. */
    OK_EMPTY,
    /** Some pages or details were stored before it failed, or some records were quarantined. */
    PARTIAL,
    /** Nothing could be read, or the connector file refuses what was read. */
    FAILED
}
