package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Makes the bean that notes failures of loops, with meters nobody reads. */
public final class TestingLoopFailures {
    private TestingLoopFailures() {}

    public static LoopFailures create() {
        return new LoopFailures(new SimpleMeterRegistry());
    }
}
