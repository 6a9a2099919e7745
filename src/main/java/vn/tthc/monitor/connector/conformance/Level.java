package vn.tthc.monitor.connector.conformance;

/** How strictly a connector is held to the checks. */
public enum Level {
    /** While a file is being written: what nobody may do without. */
    DRAFT,
    /** Before it is trusted: everything that applies. */
    CERTIFIED
}
