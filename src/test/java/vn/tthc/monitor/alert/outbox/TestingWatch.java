package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;

/** Health as a test says. */
final class TestingWatch implements SourceWatch {
    private final List<SourceHealth> sources = new ArrayList<>();

    /** A source, or another state of one. */
    void add(String source, SourceState state, boolean trial, Instant lastSuccess) {
        sources.removeIf(known -> known.source().equals(source));
        sources.add(new SourceHealth(
                source, source, state, trial, lastSuccess, lastSuccess, lastSuccess, lastSuccess, null, null, 0, null));
    }

    @Override
    public List<SourceHealth> all() {
        return List.copyOf(sources);
    }

    @Override
    public Optional<SourceHealth> find(String source) {
        return sources.stream().filter(health -> health.source().equals(source)).findFirst();
    }

    @Override
    public List<Condition> conditions(String source) {
        return List.of();
    }

    @Override
    public void evaluate() {}
}
