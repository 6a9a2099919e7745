package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import vn.tthc.monitor.connector.TestingDefinition;

/** Sessions against a mock server, with a fixed clock, short pauses, and floor waits that are counted, not waited. */
public final class TestingSessions {
    public static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    public final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    public final SourceSessions sessions;

    public TestingSessions() {
        this(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    public TestingSessions(Clock clock) {
        this.sessions = new SourceSessions(clock, Duration.ofMillis(1), () -> 0L, waits::add);
    }

    public SourceSession open(TestingDefinition definition, MockWebServer server) {
        return sessions.open(definition.at(server.url("/").uri()), exchanges::add);
    }

    public static Ask ask(TestingDefinition definition) {
        return new Ask(Ask.Phase.LIST, java.util.Objects.requireNonNull(definition.list), Variables.none());
    }
}
