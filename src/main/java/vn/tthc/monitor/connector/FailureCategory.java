package vn.tthc.monitor.connector;

import java.util.Locale;

/** Why a run failed: a closed set, the same word in log, metric, incident and screen. */
public enum FailureCategory {
    UNREACHABLE,
    TLS,
    TIMEOUT,
    AUTH,
    RATE_LIMITED,
    HTTP_4XX,
    HTTP_5XX,
    REFUSED,
    UNREADABLE,
    SCHEMA,
    TOO_LARGE,
    PAGING_LOOP,
    BREAKER_OPEN,
    INTERNAL;

    /** The word written in log, metric, database and interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
