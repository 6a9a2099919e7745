package vn.tthc.monitor.connector.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.decoding.JsonTree;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;

/** Opens sessions to source systems; all sessions of one process share the limits of a host. */
@Component
public final class SourceSessions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final SourceSession.Tools tools;
    private final Guards guards;
    private final LongSupplier nanoseconds;
    private final RequestFloor.Pause pause;
    private final Map<String, RequestFloor> floors = new ConcurrentHashMap<>();

    /** Sessions whose guards are metered. */
    @Autowired
    public SourceSessions(Clock clock, MeterRegistry meters) {
        this(clock);
        guards.bindTo(meters);
    }

    /** Sessions without metrics, for the command line. */
    public SourceSessions(Clock clock) {
        this(clock, FIRST_PAUSE, System::nanoTime, Thread::sleep);
    }

    SourceSessions(Clock clock, Duration firstPause, LongSupplier nanoseconds, RequestFloor.Pause pause) {
        this.tools = new SourceSession.Tools(JsonTree.mapper(), clock);
        this.guards = new Guards(firstPause);
        this.nanoseconds = nanoseconds;
        this.pause = pause;
    }

    /** Opens a session; the watcher is told about every request. */
    public SourceSession open(ConnectorDefinition definition, Exchange.Watcher watcher) {
        var floor = floor(definition);
        // A changed file does not excuse from the pause after the last request.
        floor.pace(definition.http().limits().floor());
        return new SourceSession(definition, guards.of(definition), floor, tools, watcher);
    }

    /** Opens a session for a check or a test read: no repeats, no breaker, but the same pause between requests. */
    public SourceSession openSingle(ConnectorDefinition definition, Exchange.Watcher watcher) {
        return new SourceSession(definition, guards.single(definition), floor(definition), tools, watcher);
    }

    private RequestFloor floor(ConnectorDefinition definition) {
        return floors.computeIfAbsent(
                definition.id(),
                _ -> new RequestFloor(definition.http().limits().floor(), nanoseconds, pause));
    }

    /** Clears away what is kept for a connector that is gone. */
    public void forget(String connector) {
        floors.remove(connector);
        guards.forget(connector);
    }

    /** The present moment, as these sessions know it. */
    public Instant now() {
        return tools.clock().instant();
    }
}
