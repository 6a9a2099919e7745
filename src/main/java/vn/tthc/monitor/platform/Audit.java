package vn.tthc.monitor.platform;

/** Append-only record of who did what to which object; kept 365 days. */
public interface Audit {
    /** Writes one line in the caller's transaction if there is one. The actor is the account name or {@code system}. */
    void record(String actor, String action, String object, String detail);
}
