package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;

/** A connector of the tests, with the thresholds of the documentation, and its runs. */
public record TestingSource(String id, ConnectorView.@Nullable LifecycleState lifecycle, Set<ConnectorView.Way> ways) {
    static final Duration INTERVAL = Duration.ofSeconds(60);

    public static TestingSource running(String id) {
        return new TestingSource(id, null, Set.of(ConnectorView.Way.POLL));
    }

    public TestingSource in(ConnectorView.LifecycleState state) {
        return new TestingSource(id, state, ways);
    }

    /** A source that is only looked at. */
    static TestingSource watched(String id) {
        return new TestingSource(id, null, Set.of(ConnectorView.Way.PROBE));
    }

    /** A source whose files arrive by themselves. */
    static TestingSource ofFiles(String id) {
        return new TestingSource(id, null, Set.of(ConnectorView.Way.FILES));
    }

    /** A source whose files people bring. */
    static TestingSource brought(String id) {
        return new TestingSource(id, null, Set.of(ConnectorView.Way.BROUGHT));
    }

    /** A source that sends of its own accord. */
    static TestingSource sending(String id) {
        return new TestingSource(id, null, Set.of(ConnectorView.Way.PUSH));
    }

    ConnectorView view() {
        var period =
                lifecycle == null ? null : new ConnectorView.Lifecycle(lifecycle, LocalDate.EPOCH, null, "64/SXD-VP");
        return new ConnectorView(
                id,
                "Hệ thống " + id,
                null,
                period,
                null,
                INTERVAL,
                new ConnectorView.Thresholds(Duration.ofSeconds(5), Duration.ofHours(4), 3, 2, Duration.ofSeconds(60)),
                "Started",
                List.of(),
                new ConnectorView.FileState(ConnectorView.Standing.CURRENT, Instant.EPOCH, null),
                ways);
    }

    RunReport good(Instant at) {
        return run(at, RunOutcome.OK, null, Duration.ofMillis(80), at);
    }

    RunReport slow(Instant at) {
        return run(at, RunOutcome.OK, null, Duration.ofSeconds(6), at);
    }

    RunReport empty(Instant at) {
        return run(at, RunOutcome.OK_EMPTY, null, Duration.ofMillis(80), null);
    }

    RunReport partial(Instant at) {
        return run(at, RunOutcome.PARTIAL, FailureCategory.TIMEOUT, Duration.ofMillis(80), at);
    }

    RunReport failed(Instant at, FailureCategory category) {
        return run(at, RunOutcome.FAILED, category, Duration.ofMillis(80), null);
    }

    RunReport newest(Instant at, Instant newest) {
        return run(at, RunOutcome.OK, null, Duration.ofMillis(80), newest);
    }

    /** A run that read a file, or looked for one. */
    RunReport of(RunReport.RunKind kind, Instant at, @Nullable Instant asOf) {
        var run = run(at, RunOutcome.OK, null, Duration.ofMillis(80), asOf);
        return new RunReport(run.run(), id, kind, at, at, run.outcome(), null, null, run.counts(), run.slowest(), asOf);
    }

    private RunReport run(
            Instant at,
            RunOutcome outcome,
            @Nullable FailureCategory category,
            Duration slowest,
            @Nullable Instant newest) {
        return new RunReport(
                UUID.randomUUID(),
                id,
                RunReport.RunKind.INCREMENTAL,
                at,
                at,
                outcome,
                category,
                category == null ? null : "Nguồn lỗi",
                new RunReport.Counts(1, 1, 1, 0, 0, 0),
                slowest,
                newest);
    }
}
