package vn.tthc.monitor.connector.source;

import java.time.Duration;

/** How to wait; rehearsals and tests count instead of waiting. */
@FunctionalInterface
public interface Pause {
    void sleep(Duration duration) throws InterruptedException;
}
