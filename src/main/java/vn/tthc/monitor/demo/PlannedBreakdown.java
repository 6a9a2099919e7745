package vn.tthc.monitor.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.tthc.monitor.demo.source.Mode;
import vn.tthc.monitor.demo.source.SimulatedSystem;

/** Lets one system break down and come back by itself, until a person sets its mode. */
final class PlannedBreakdown implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration DOWN = Duration.ofMinutes(10);
    private static final Duration UP = Duration.ofMinutes(20);

    private final SimulatedSystem system;
    private final CountDownLatch closed = new CountDownLatch(1);

    PlannedBreakdown(SimulatedSystem system) {
        this.system = system;
        Thread.ofVirtual().name("demo-breakdown").start(this::run);
    }

    private void run() {
        try {
            boolean over = closed.await(FIRST.toSeconds(), TimeUnit.SECONDS);
            while (!over) {
                system.become(Mode.DOWN);
                over = closed.await(DOWN.toSeconds(), TimeUnit.SECONDS);
                if (!over) {
                    system.become(Mode.OK);
                    over = closed.await(UP.toSeconds(), TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The plan ends; the system stays as it is. */
    @Override
    public void close() {
        closed.countDown();
    }
}
