package vn.tthc.monitor.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;

/** Changes of sources as a test says. */
final class TestingDrift implements Drift {
    private final List<DriftEvent> events = new ArrayList<>();

    /** A change that waits for a person. */
    static DriftEvent waiting(DriftKind kind, @Nullable DriftVerb verb) {
        return new DriftEvent(
                1,
                "a",
                kind,
                "status",
                verb,
                DriftEvent.State.OPEN,
                "Trường status không còn.",
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                1,
                null,
                null);
    }

    void see(DriftKind kind, @Nullable DriftVerb verb) {
        events.add(waiting(kind, verb));
    }

    void over() {
        events.clear();
    }

    @Override
    public List<DriftEvent> events(String connector) {
        return events.stream()
                .filter(event -> event.connector().equals(connector))
                .toList();
    }

    @Override
    public Map<String, Map<DriftKind, Long>> open() {
        var open = new HashMap<String, Map<DriftKind, Long>>();
        events.forEach(event -> open.computeIfAbsent(event.connector(), _ -> new EnumMap<>(DriftKind.class))
                .merge(event.kind(), 1L, Long::sum));
        return open;
    }

    @Override
    public boolean acknowledge(String connector, long event, String who) {
        return false;
    }

    @Override
    public Optional<Volume> volume(String connector) {
        return Optional.empty();
    }
}
