package vn.tthc.monitor.connector.polling;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.check.SourceCheck;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Routes;
import vn.tthc.monitor.platform.config.Problem;

/** All connectors of the configuration folder at work: one route for each valid file, one run at a time for each. */
@Component("connectors")
class ConnectorCatalog implements Connectors {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCatalog.class);
    private static final String TEMPLATE = "poll-connector";
    private static final Duration LONGEST_FIRST_DELAY = Duration.ofSeconds(5);
    /** A run this old whose end never came was lost with its route. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final ConnectorFolder folder;
    private final SourceSessions sessions;
    private final Dossiers dossiers;
    private final RunLedger ledger;
    private final ConnectorMeters meters;
    private final Routes routes;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Map<String, PrefetchingRun> running = new ConcurrentHashMap<>();

    ConnectorCatalog(
            ConnectorFolder folder,
            SourceSessions sessions,
            Dossiers dossiers,
            RunLedger ledger,
            ConnectorMeters meters,
            Routes routes,
            Clock clock) {
        this.folder = folder;
        this.sessions = sessions;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.meters = meters;
        this.routes = routes;
        this.clock = clock;
    }

    /** One file: a source at work, or the problems that keep it from working. */
    private record Entry(String id, String name, @Nullable Source source, List<Problem> problems) {}

    /** Reads every file once the application stands, and starts a route for each valid one. */
    @EventListener(ApplicationReadyEvent.class)
    public void open() {
        var facts = ledger.facts();
        for (var file : folder.read()) {
            var definition = file.definition();
            if (definition == null) {
                entries.put(file.id(), new Entry(file.id(), file.name(), null, file.problems()));
                LOG.warn("connector {} is INVALID: {}", file.id(), file.problems());
                continue;
            }
            var id = definition.id();
            meters.add(id, definition.schedule().every(), facts.get(id));
            var source = open(definition);
            meters.credential(id, source.credentialUntil());
            entries.put(id, new Entry(id, definition.name(), source, List.of()));
            addRoute(definition);
        }
        LOG.info("connectors ready: {}", entries.keySet());
    }

    private Source open(ConnectorDefinition definition) {
        var id = definition.id();
        return new ApiSource(definition, sessions, dossiers, clock, exchange -> meters.exchanged(id, exchange));
    }

    private void addRoute(ConnectorDefinition definition) {
        var every = definition.schedule().every();
        var most = Math.min(every.toMillis() / 2, LONGEST_FIRST_DELAY.toMillis());
        routes.add(
                TEMPLATE,
                route(definition.id()),
                Map.of(
                        "connector", definition.id(),
                        "delay", every.toMillis(),
                        // Spread, so that systems behind one gateway are not all called in the same moment.
                        "initialDelay", ThreadLocalRandom.current().nextLong(Math.max(1, most)) + 100));
    }

    @Override
    public List<ConnectorView> all() {
        return entries.values().stream().map(this::view).toList();
    }

    @Override
    public Optional<ConnectorView> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(this::view);
    }

    private ConnectorView view(Entry entry) {
        var source = entry.source();
        if (source == null) {
            return new ConnectorView(
                    entry.id(),
                    entry.name(),
                    null,
                    null,
                    null,
                    Duration.ofMinutes(1),
                    new Thresholds(Duration.ofSeconds(5), null, 3, 2),
                    "Absent",
                    entry.problems());
        }
        var definition = source.definition();
        return new ConnectorView(
                entry.id(),
                definition.name(),
                definition.owner(),
                source.lifecycle(),
                definition.contact(),
                definition.schedule().every(),
                definition.health(),
                routes.state(route(entry.id())),
                List.of());
    }

    @Override
    public PollRun begin(String connector) {
        var source = source(connector);
        Function<Throwable, SourceFailure> internal = source::internal;
        var before = running.get(connector);
        if (before != null && !forgotten(before)) {
            return PrefetchingRun.idle(source.nothing(), threads, internal);
        }
        var run = begun(source, internal);
        if (!run.idle()) {
            ledger.begin(run);
            running.put(connector, run);
        }
        return run;
    }

    private PrefetchingRun begun(Source source, Function<Throwable, SourceFailure> internal) {
        if (!source.mayBeCalled()) {
            return PrefetchingRun.idle(source.nothing(), threads, internal);
        }
        try {
            var reading = source.next(ledger.checkpoint(source.definition().id()));
            if (reading == null) {
                return PrefetchingRun.idle(source.nothing(), threads, internal);
            }
            source.begin();
            return PrefetchingRun.begin(reading, threads, internal);
        } catch (RuntimeException e) {
            return PrefetchingRun.failed(source.nothing(), threads, internal, e);
        }
    }

    private boolean forgotten(PrefetchingRun run) {
        return run.reading().plan().startedAt().plus(FORGOTTEN_AFTER).isBefore(clock.instant());
    }

    @Override
    public RunReport finish(PollRun run) {
        return end(run, null);
    }

    @Override
    public RunReport abandon(PollRun run, Throwable cause) {
        return end(run, cause);
    }

    private RunReport end(PollRun run, @Nullable Throwable cause) {
        if (!(run instanceof PrefetchingRun own)) {
            throw new IllegalArgumentException("not a run of this catalog: " + run);
        }
        own.stop();
        running.remove(run.connector(), own);
        var source = source(run.connector());
        return ledger.end(own, source.slowest(), cause == null ? null : source.internal(cause));
    }

    @Override
    public CheckReport check(String connector) {
        var source = source(connector);
        return new SourceCheck(sessions, clock).check(source.definition(), source.samples());
    }

    @Override
    public List<RunReport> runs(String connector, int limit) {
        return ledger.runs(connector, limit);
    }

    @Override
    public Map<String, Long> quarantined() {
        return ledger.quarantined();
    }

    @Override
    public void start(String connector) {
        source(connector);
        routes.start(route(connector));
    }

    @Override
    public void stop(String connector) {
        source(connector);
        routes.stop(route(connector));
    }

    private Source source(String connector) {
        var entry = entries.get(connector);
        if (entry == null || entry.source() == null) {
            throw new IllegalArgumentException("Không có kết nối hợp lệ nào tên " + connector
                    + "; cần tên một tệp hợp lệ trong config/connectors. (No valid connector of this name.)");
        }
        return entry.source();
    }

    private static String route(String connector) {
        return "poll-" + connector;
    }

    /** Interrupts what is being fetched; what was stored stays, and the next start goes on from there. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
        entries.values().forEach(entry -> {
            if (entry.source() != null) {
                entry.source().close();
            }
        });
    }
}
