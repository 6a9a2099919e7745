package vn.tthc.monitor.connector.polling;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.drift.TestingDrift;
import vn.tthc.monitor.connector.quarantine.TestingQuarantine;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Tombstones;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.Routes;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** A catalog over the test database, driven by hand as its route would. */
final class TestingCatalog implements AutoCloseable {
    final TestingClock clock = new TestingClock(TestingSessions.NOW);
    final ConnectorStore store = new ConnectorStore(TestDatabase.jdbc());
    final StoredProgress progress = new StoredProgress(store, TestingQuarantine.desk());
    final TestingDossiers dossiers = new TestingDossiers(TestDatabase.transactions(), progress);
    final TestingTombstones tombstones = new TestingTombstones();
    final Drift drift = TestingDrift.drift(clock);
    final TestingSessions sessions = new TestingSessions(clock);
    final TestingRoutes routes;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<RunReport> told = new ArrayList<>();
    final ConnectorFileStore fileStore = new ConnectorFileStore(TestDatabase.jdbc());
    final List<String> audited = new ArrayList<>();
    final Audit audit = (actor, action, object, detail) -> audited.add(action + " " + object + " " + detail);
    final ConnectorCatalog catalog;
    final FolderWatch watch;
    OnRunFinished listener = told::add;

    /** One definition and one broken file, without any folder. */
    TestingCatalog(TestingDefinition definition, URI base) {
        this(folder(definition, base), new TestingRoutes());
    }

    /** One definition over real tombstones. */
    TestingCatalog(TestingDefinition definition, URI base, Tombstones real) {
        this(folder(definition, base), new TestingRoutes(), true, real);
    }

    /** Whatever stands in the folder. */
    TestingCatalog(ConnectorFolder folder, Routes routes) {
        this(folder, routes, true);
    }

    /** Opened at once, or later by the test. */
    TestingCatalog(ConnectorFolder folder, Routes routes, boolean open) {
        this(folder, routes, open, null);
    }

    private TestingCatalog(ConnectorFolder folder, Routes routes, boolean open, @Nullable Tombstones real) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("listener", (OnRunFinished) report -> listener.runFinished(report));
        var connectorMeters = new ConnectorMeters(meters);
        var ledger = new RunLedger(
                store,
                progress,
                new RunJudge(TestingDrift.desk(), real == null ? tombstones : real),
                connectorMeters,
                beans.getBeanProvider(OnRunFinished.class),
                TestDatabase.transactions(),
                clock);
        FileSources files = (_, _) -> {
            throw new UnsupportedOperationException("no files here");
        };
        var sources =
                new SourceFactory(sessions.sessions, dossiers, files, connectorMeters, new KeptCalls(clock), clock);
        var connectorRoutes = new ConnectorRoutes(routes);
        var journal = new FileJournal(fileStore, audit, TestDatabase.transactions(), clock);
        var shelf = new ConnectorShelf(sources, ledger, connectorMeters, connectorRoutes, journal, clock);
        this.routes = routes instanceof TestingRoutes known ? known : new TestingRoutes();
        catalog = new ConnectorCatalog(shelf, sources, ledger, connectorRoutes, clock);
        watch = new FolderWatch(folder, shelf, clock);
        if (open) {
            watch.open();
        }
    }

    private static ConnectorFolder folder(TestingDefinition definition, URI base) {
        var files = new TreeMap<String, ConnectorFile>();
        var broken = new Problem(new Place("hong.yaml", 1, 1), "unknown-key", "x", "y", null);
        files.put("hong", file("hong", "Tệp hỏng", null, List.of(broken)));
        files.put(definition.id, file(definition.id, "Nguồn thử", definition.at(base), List.of()));
        return new ConnectorFolder() {
            @Override
            public Optional<SortedMap<String, Path>> list() {
                var paths = new TreeMap<String, Path>();
                files.forEach((id, file) -> paths.put(id, file.path()));
                return Optional.of(paths);
            }

            @Override
            public Optional<ConnectorFile> read(Path path) {
                return files.values().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst();
            }
        };
    }

    private static ConnectorFile file(
            String id, String name, @Nullable ConnectorDefinition definition, List<Problem> problems) {
        var path = Path.of(id + ".yaml");
        return new ConnectorFile(id, name, path, definition, problems, List.of(), Set.of(path));
    }

    PollRun begin() {
        return catalog.begin("nguon");
    }

    /** A whole run, as the route drives it. */
    RunReport run() {
        var run = begin();
        run.forEachRemaining(dossiers::store);
        return catalog.finish(run);
    }

    /** A whole run whose pages go elsewhere. */
    RunReport run(Consumer<DossierPage> ingest) {
        var run = begin();
        run.forEachRemaining(ingest);
        return catalog.finish(run);
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(store.checkpoint("nguon").orElse(null));
    }

    String message(RunReport report) {
        return Objects.requireNonNullElse(report.message(), "");
    }

    @Override
    public void close() {
        catalog.close();
    }
}
