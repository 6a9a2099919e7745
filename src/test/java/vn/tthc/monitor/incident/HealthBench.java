package vn.tthc.monitor.incident;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.Expiries;
import vn.tthc.monitor.connector.FailedCalls;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.Reachability;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.incident.window.WindowBench;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

/** The module on a real database, with runs, time and dossiers turned by hand, and everything it tells written down. */
public final class HealthBench {
    /** A Friday, 10:00 in Vietnam. */
    public static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    final TestingClock clock;
    final TestingConnectors connectors = new TestingConnectors();
    final TestingDossiers dossiers = new TestingDossiers();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> told = new ArrayList<>();
    final IncidentStore incidents;
    public final ChannelIncidents channels;
    public final OwnIncidents own;
    final SourceMonitor watch;
    public final Incidents actions;
    public final WindowBench windows;
    final TestingDrift changes = new TestingDrift();
    Expiries.Expiry expiry = Expiries.Expiry.UNKNOWN;
    private final DataSource database;
    private final IncidentNews news;
    final WitnessedNetwork network;
    /** For how long the word of somebody who takes an incident in hand counts. */
    Duration inHand = AcknowledgementTerm.USUAL;

    /** Whether gateway and outside answer. */
    boolean reached = true;

    public final ExternalIncidents external;
    private TestingSource source = TestingSource.running("a");

    HealthBench() {
        this(new TestingClock(START), null);
    }

    /** With a listener beside the notebook. */
    public HealthBench(TestingClock clock, @Nullable OnIncidentChanged listener) {
        this(clock, listener, TestDatabase.dataSource());
    }

    /** On a database that may go away. */
    public HealthBench(TestingClock clock, @Nullable OnIncidentChanged listener, DataSource database) {
        this.clock = clock;
        var jdbc = JdbcClient.create(database);
        incidents = new IncidentStore(jdbc);
        windows = new WindowBench(database, connectors, clock);
        var beans = new StaticListableBeanFactory();
        beans.addBean("connectors", connectors);
        beans.addBean("term", (AcknowledgementTerm) () -> inHand);
        beans.addBean("calls", (FailedCalls) connector -> Optional.of(new FailedCalls.FailedCall(
                clock.instant(), "GET https://a.example/ds?key=••••", "HTTP 503", "Cấp cho: CN=a.example")));
        beans.addBean("notebook", (OnIncidentChanged)
                (incident, change) -> told.add(change + " " + incident.kind() + " #" + incident.number()));
        if (listener != null) {
            beans.addBean("listener", listener);
        }
        var figures = new IncidentMeters(meters);
        var news = new IncidentNews(new TimelineStore(jdbc), beans.getBeanProvider(OnIncidentChanged.class));
        var evidence = new EvidenceStore(
                jdbc, beans.getBeanProvider(Connectors.class), beans.getBeanProvider(FailedCalls.class));
        external = new ExternalDesk(
                new ExternalStore(jdbc, incidents),
                incidents,
                news,
                figures,
                TestingDeadlines.deadlines(),
                new JdbcTransactionManager(database),
                clock);
        actions = new StoredIncidents(
                incidents,
                new TimelineStore(jdbc),
                new SpanStore(jdbc),
                evidence,
                news,
                new IncidentMergers(
                        incidents, new TimelineStore(TestDatabase.jdbc()), news, TestDatabase.audit(clock), clock),
                dossiers,
                TestDatabase.audit(clock),
                TestingDeadlines.deadlines(),
                beans.getBeanProvider(AcknowledgementTerm.class),
                new JdbcTransactionManager(database),
                clock);
        var desk = new IncidentDesk(incidents, dossiers, TestingDeadlines.deadlines(), news, evidence, figures);
        watch = new SourceMonitor(
                new HealthStore(jdbc),
                new HealthJudge(
                        TestingDeadlines.deadlines(),
                        changes,
                        source -> expiry,
                        windows.windows(),
                        new NetworkStore(jdbc),
                        new FreshnessStore(jdbc)),
                desk,
                figures,
                beans.getBeanProvider(Connectors.class),
                dossiers,
                new JdbcTransactionManager(database),
                clock);
        this.database = database;
        this.news = news;
        network = network(
                new MockEnvironment()
                        .withProperty("tthc.network.gateway", "192.168.1.1:443")
                        .withProperty("tthc.network.outside", "mang.example:443")
                        .withProperty("tthc.network.core", "a"),
                target -> reached);
        var ours = new OwnDesk(
                incidents, news, figures, TestingDeadlines.deadlines(), new JdbcTransactionManager(database), clock);
        own = ours;
        channels = new ChannelDesk(ours);
        connectors.put(source);
    }

    /** What looks whether our own network is there. */
    WitnessedNetwork network(MockEnvironment settings, Reachability reachability) {
        var jdbc = JdbcClient.create(database);
        return new WitnessedNetwork(
                new NetworkStore(jdbc),
                new HealthStore(jdbc),
                incidents,
                news,
                dossiers,
                TestingDeadlines.deadlines(),
                reachability,
                settings,
                new JdbcTransactionManager(database),
                clock);
    }

    /** The certificate of the source ends then. */
    public void certificateUntil(Instant end) {
        expiry = new Expiries.Expiry(end, null);
    }

    void lifecycle(LifecycleState state) {
        source = source.in(state);
        connectors.put(source);
    }

    void sends() {
        source = TestingSource.sending("a");
        connectors.put(source);
    }

    void watchedOnly() {
        source = TestingSource.watched("a");
        connectors.put(source);
    }

    /**
     * One run a minute: G good, E empty, s slow, T timeout, 5 server error, A refused login, B breaker open, . none; x the
     * file is gone, o it is back, S it is suspended by notice, R the suspension is over.
     */
    public void runs(String word) {
        word.chars().forEach(letter -> {
            switch (letter) {
                case '.' -> {}
                case 'x' -> connectors.remove(source, clock.instant());
                case 'o' -> connectors.put(source);
                case 'S' -> lifecycle(LifecycleState.SUSPENDED);
                case 'R' -> lifecycle(LifecycleState.RUNNING);
                default -> finish((char) letter);
            }
            watch.evaluate();
            clock.advance(Duration.ofMinutes(1));
        });
    }

    /** One run, and no round after it. */
    void finish(char letter) {
        var run = run(letter, clock.instant());
        connectors.ran.add(run);
        watch.runFinished(run);
    }

    private RunReport run(char letter, Instant at) {
        return switch (letter) {
            case 'G' -> source.good(at);
            case 'E' -> source.empty(at);
            case 's' -> source.slow(at);
            case 'T' -> source.failed(at, FailureCategory.TIMEOUT);
            case '5' -> source.failed(at, FailureCategory.HTTP_5XX);
            case 'A' -> source.failed(at, FailureCategory.AUTH);
            case 'B' -> source.failed(at, FailureCategory.BREAKER_OPEN);
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    /** Every incident there ever was. */
    public List<Long> incidentNumbers() {
        return everyIncident().stream().map(Incident::number).toList();
    }

    /** Every incident there ever was, newest first. */
    public List<Incident> everyIncident() {
        return incidents.recent(10_000);
    }

    /** What listeners were told, oldest first, as {@code OPENED REACH #1}. */
    public List<String> told() {
        return told;
    }

    public SourceState state() {
        return watch.find("a").orElseThrow().state();
    }
}
