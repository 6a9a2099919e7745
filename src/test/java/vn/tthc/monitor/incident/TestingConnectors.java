package vn.tthc.monitor.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;

/** Connectors a test puts in; they never run. */
public final class TestingConnectors implements Connectors {
    final Set<String> hurried = new HashSet<>();
    /** Finished runs, oldest first. */
    final List<RunReport> ran = new ArrayList<>();

    private final Map<String, ConnectorView> views = new LinkedHashMap<>();

    public void put(TestingSource source) {
        views.put(source.id(), source.view());
    }

    /** Its file is gone. */
    void remove(TestingSource source, Instant at) {
        var view = source.view();
        views.put(
                source.id(),
                new ConnectorView(
                        view.id(),
                        view.name(),
                        null,
                        null,
                        null,
                        view.interval(),
                        view.thresholds(),
                        "Absent",
                        List.of(),
                        new ConnectorView.FileState(ConnectorView.Standing.REMOVED, at, null),
                        Set.of()));
    }

    @Override
    public List<ConnectorView> all() {
        return List.copyOf(views.values());
    }

    @Override
    public Optional<ConnectorView> find(String id) {
        return Optional.ofNullable(views.get(id));
    }

    @Override
    public PollRun begin(String connector) {
        throw new UnsupportedOperationException(connector);
    }

    @Override
    public RunReport finish(PollRun run) {
        throw new UnsupportedOperationException(run.connector());
    }

    @Override
    public RunReport abandon(PollRun run, Throwable cause) {
        throw new UnsupportedOperationException(run.connector());
    }

    @Override
    public CheckReport check(String connector) {
        throw new UnsupportedOperationException(connector);
    }

    @Override
    public List<RunReport> runs(String connector, int limit) {
        return ran.reversed().stream().limit(limit).toList();
    }

    @Override
    public Map<String, Long> quarantined() {
        return Map.of();
    }

    @Override
    public void hurry(String connector, boolean suspected) {
        if (suspected) {
            hurried.add(connector);
        } else {
            hurried.remove(connector);
        }
    }

    @Override
    public boolean retryLogin(String connector) {
        throw new UnsupportedOperationException(connector);
    }

    @Override
    public void start(String connector) {
        throw new UnsupportedOperationException(connector);
    }

    @Override
    public void stop(String connector) {
        throw new UnsupportedOperationException(connector);
    }
}
