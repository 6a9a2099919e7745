package vn.tthc.monitor.connector.polling;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.source.TestingClock;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** A catalog over the test database, driven by hand as its route would. */
final class TestingCatalog implements AutoCloseable {
    final TestingClock clock = new TestingClock(TestingSessions.NOW);
    final ConnectorStore store = new ConnectorStore(TestDatabase.jdbc());
    final StoredProgress progress = new StoredProgress(store);
    final TestingDossiers dossiers = new TestingDossiers(TestDatabase.transactions(), progress);
    final TestingRoutes routes = new TestingRoutes();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<RunReport> told = new ArrayList<>();
    final ConnectorCatalog catalog;
    OnRunFinished listener = told::add;

    TestingCatalog(TestingDefinition definition, URI base) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("listener", (OnRunFinished) report -> listener.runFinished(report));
        var connectorMeters = new ConnectorMeters(meters);
        var ledger = new RunLedger(
                store,
                progress,
                connectorMeters,
                beans.getBeanProvider(OnRunFinished.class),
                TestDatabase.transactions(),
                clock);
        var broken = new Problem(new Place("hong.yaml", 1, 1), "unknown-key", "x", "y", null);
        catalog = new ConnectorCatalog(
                () -> List.of(
                        new ConnectorFolder.Loaded("hong", "Tệp hỏng", null, List.of(broken)),
                        new ConnectorFolder.Loaded(definition.id, "Nguồn thử", definition.at(base), List.of())),
                new TestingSessions(clock).sessions,
                dossiers,
                ledger,
                connectorMeters,
                routes,
                clock);
        catalog.open();
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
