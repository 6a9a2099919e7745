package vn.tthc.monitor.platform;

import java.time.Clock;

/** The system clock for commands that run without Spring; everything else is given the {@link Clock} bean. */
public final class SystemClock {
    private SystemClock() {}

    /** The machine's clock, in UTC. */
    public static Clock clock() {
        return Clock.systemUTC();
    }
}
