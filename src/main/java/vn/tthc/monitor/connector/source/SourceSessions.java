package vn.tthc.monitor.connector.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.decoding.JsonTree;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.definition.ProbeSettings;

/** Opens sessions to source systems; all sessions of one process share the limits of a host. */
@Component
public final class SourceSessions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int PROBES_AT_ONCE = 32;
    private static final DataSize LARGEST_PAGE = DataSize.ofMegabytes(32);

    private final SourceSession.Tools tools;
    private final Guards guards;
    private final LoginTries logins;
    private final LongSupplier nanoseconds;
    private final Pause pause;
    private final Map<String, RequestFloor> floors = new ConcurrentHashMap<>();
    private final Map<Proof, LoginGate> gates = new ConcurrentHashMap<>();

    /** Sessions whose guards are metered. */
    @Autowired
    SourceSessions(Clock clock, MeterRegistry meters, LoginTries logins) {
        this(clock, new Guards(FIRST_PAUSE, null), System::nanoTime, Thread::sleep, logins);
        guards.bindTo(meters);
    }

    /** Sessions without metrics, for the command line. */
    public SourceSessions(Clock clock) {
        this(clock, FIRST_PAUSE, System::nanoTime, Thread::sleep);
    }

    SourceSessions(Clock clock, Duration firstPause, LongSupplier nanoseconds, Pause pause) {
        this(clock, new Guards(firstPause, null), nanoseconds, pause, LoginTries.inMemory());
    }

    private SourceSessions(Clock clock, Guards guards, LongSupplier nanoseconds, Pause pause, LoginTries logins) {
        this.logins = logins;
        this.tools = new SourceSession.Tools(JsonTree.mapper(), clock);
        this.guards = guards;
        this.nanoseconds = nanoseconds;
        this.pause = pause;
    }

    /**
     * Sessions whose pauses, between two requests and before a repeat, are all handed on instead of being waited: for
     * rehearsals.
     *
     * @param clock must move by every pause handed on
     */
    public static SourceSessions rehearsing(Clock clock, Pause pause) {
        LongSupplier nanoseconds =
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        return new SourceSessions(clock, new Guards(FIRST_PAUSE, pause), nanoseconds, pause, LoginTries.inMemory());
    }

    /** Opens a session; the watcher is told about every request. */
    public SourceSession open(ConnectorDefinition definition, Exchange.Watcher watcher) {
        var floor = floor(definition);
        // A changed file does not excuse from the pause after the last request.
        floor.pace(definition.http().limits().floor());
        var proof = Proof.of(definition);
        gates.keySet().removeIf(other -> other.connector().equals(definition.id()) && !other.equals(proof));
        var door = new SourceSession.Door(guards.of(definition), floor, gate(definition), false);
        return new SourceSession(definition, door, tools, watcher);
    }

    /** Opens a session for a check or a test read: no repeats, no breaker, but the same pause between requests. */
    public SourceSession openSingle(ConnectorDefinition definition, Exchange.Watcher watcher) {
        var door = new SourceSession.Door(guards.single(definition), floor(definition), gate(definition), true);
        return new SourceSession(definition, door, tools, watcher);
    }

    /** Opens a session that only looks whether the source is there. */
    public ProbeSession openProbe(ProbeSettings settings) {
        var limits = new HttpSettings.Limits(
                PROBES_AT_ONCE,
                Duration.ofSeconds(1),
                PROBES_AT_ONCE,
                Duration.ZERO,
                settings.timeout(),
                settings.timeout(),
                LARGEST_PAGE,
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var nowhere = HttpUrl.get("http://localhost/");
        var http = new HttpSettings(
                nowhere, Map.of(), new Authentication.None(), limits, null, List.of(), settings.network(), null);
        var floor = new RequestFloor(Duration.ZERO, nanoseconds, pause);
        var transport = new Transport(http, floor, tools.clock(), Signature.NONE);
        return new ProbeSession(settings, transport, tools.clock(), InetAddress::getAllByName);
    }

    private RequestFloor floor(ConnectorDefinition definition) {
        return floors.computeIfAbsent(
                definition.id(),
                _ -> new RequestFloor(definition.http().limits().floor(), nanoseconds, pause));
    }

    /** One gate for all sessions that prove themselves in the same way: refusals are counted until the file changes. */
    private LoginGate gate(ConnectorDefinition definition) {
        return gates.computeIfAbsent(
                Proof.of(definition),
                proof -> new LoginGate(
                        logins, proof, tools.clock(), definition.http().limits().loginPause()));
    }

    /** Lets a login be tried once more that nobody tries any more; false where none was stopped. */
    public boolean allowLogin(ConnectorDefinition definition) {
        return logins.allowOnce(Proof.of(definition), tools.clock().instant());
    }

    /** Clears away what is kept for a connector that is gone. */
    public void forget(String connector) {
        floors.remove(connector);
        guards.forget(connector);
        gates.keySet().removeIf(proof -> proof.connector().equals(connector));
    }

    /** The present moment, as these sessions know it. */
    public Instant now() {
        return tools.clock().instant();
    }
}
