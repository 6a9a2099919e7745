package vn.tthc.monitor.platform;

import java.time.Instant;

/** Implemented by every module that keeps rows for a limited time; called by the nightly retention route. */
@FunctionalInterface
public interface Retention {
    /** Deletes what is older than the module keeps, in bounded steps, and answers how many rows went. */
    long apply(Instant now);
}
