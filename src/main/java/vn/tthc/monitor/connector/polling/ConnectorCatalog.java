package vn.tthc.monitor.connector.polling;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;

/** All connectors of the configuration folder at work: one route for each that is polled, one run at a time for each. */
@Component("connectors")
class ConnectorCatalog implements Connectors {
    /** Between two runs while nobody knows yet whether the source is away. */
    private static final Duration HURRIED = Duration.ofSeconds(15);

    private final ConnectorShelf shelf;
    private final SourceFactory sources;
    private final RunLedger ledger;
    private final ConnectorRoutes routes;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ConnectorCatalog(
            ConnectorShelf shelf, SourceFactory sources, RunLedger ledger, ConnectorRoutes routes, Clock clock) {
        this.shelf = shelf;
        this.sources = sources;
        this.ledger = ledger;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public List<ConnectorView> all() {
        return shelf.views();
    }

    @Override
    public Optional<ConnectorView> find(String id) {
        return shelf.view(id);
    }

    @Override
    public PollRun begin(String connector) {
        var last = shelf.lastSource(connector).orElseThrow(() -> unknown(connector));
        var slot = shelf.slots().take(connector, clock.instant());
        if (slot == null) {
            return PrefetchingRun.idle(last, threads);
        }
        PrefetchingRun run = null;
        try {
            // Asked again now that the slot is ours: the file may have been exchanged, or gone, in between.
            run = shelf.source(connector).map(this::begun).orElseGet(() -> PrefetchingRun.idle(last, threads));
            if (!run.idle()) {
                ledger.begin(run);
                slot.fill(run);
            }
            return run;
        } finally {
            if (run == null || run.idle()) {
                shelf.slots().free(connector, slot);
            }
        }
    }

    private PrefetchingRun begun(Source source) {
        if (!source.mayBeCalled()) {
            return PrefetchingRun.idle(source, threads);
        }
        try {
            var reading = source.next(ledger.checkpoint(source.definition().id()));
            if (reading == null) {
                return PrefetchingRun.idle(source, threads);
            }
            source.begin();
            return PrefetchingRun.begin(source, ledger.watched(source, reading), threads);
        } catch (RuntimeException e) {
            return PrefetchingRun.failed(source, threads, e);
        }
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
        var source = own.source();
        try {
            return ledger.end(own, source.slowest(), cause == null ? null : source.internal(cause));
        } finally {
            if (!own.idle()) {
                source.ended(own.id());
                shelf.ended(own);
            }
        }
    }

    @Override
    public CheckReport check(String connector) {
        var source = source(connector);
        return sources.check(source.definition(), source.samples());
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
        var source = source(connector);
        if (!source.scheduled()) {
            return;
        }
        var every = source.definition().schedule().every();
        if (every.equals(routes.pause(connector))) {
            routes.start(connector);
        } else {
            routes.add(connector, every);
        }
    }

    @Override
    public void stop(String connector) {
        if (source(connector).scheduled()) {
            routes.stop(connector);
        }
    }

    @Override
    public void hurry(String connector, boolean suspected) {
        var usual = shelf.source(connector)
                .filter(Source::scheduled)
                .map(source -> source.definition().schedule().every())
                .orElse(null);
        if (usual == null || usual.compareTo(HURRIED) <= 0) {
            return;
        }
        var wanted = suspected ? HURRIED : usual;
        if (wanted.equals(routes.pause(connector)) || !routes.running(connector)) {
            return;
        }
        shelf.slots()
                .whileIdle(
                        connector,
                        clock.instant(),
                        () -> routes.add(connector, wanted, suspected ? Duration.ZERO : wanted));
    }

    @Override
    public boolean retryLogin(String connector) {
        return sources.retryLogin(source(connector).definition());
    }

    private Source source(String connector) {
        return shelf.source(connector).orElseThrow(() -> unknown(connector));
    }

    private static IllegalArgumentException unknown(String connector) {
        return new IllegalArgumentException("Không có kết nối hợp lệ nào tên " + connector
                + "; cần tên một tệp hợp lệ trong config/connectors. (No valid connector of this name.)");
    }

    /** Interrupts what is being fetched; what was stored stays, and the next start goes on from there. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
        shelf.close();
    }
}
