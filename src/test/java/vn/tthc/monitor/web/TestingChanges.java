package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.Quarantine;

/** One source that has changed, and a few of its records in quarantine, in memory. */
class TestingChanges implements Drift, Quarantine {
    static final String RAW = "{\"code\":\"HS-1\",\"name\":\"Lê Thị Sáu\"}";

    private final Clock clock;
    final List<DriftEvent> events = new ArrayList<>();
    final List<String> replayed = new ArrayList<>();

    TestingChanges(Clock clock) {
        this.clock = clock;
        reset();
    }

    void reset() {
        replayed.clear();
        events.clear();
        events.add(event(1, DriftKind.MISSING_FIELD, DriftEvent.State.OPEN, null));
        events.add(event(2, DriftKind.UNMAPPED_CODE, DriftEvent.State.KNOWN, "lan"));
    }

    private DriftEvent event(long id, DriftKind kind, DriftEvent.State state, @Nullable String who) {
        var now = clock.instant();
        return new DriftEvent(
                id,
                "mot-cua",
                kind,
                "dueAt",
                DriftVerb.KEEP,
                state,
                "Khoá của dueAt (hanTra) vốn có ở 100 % bản ghi, nay không còn.",
                "77",
                now.minus(Duration.ofHours(2)),
                now,
                12,
                40,
                who,
                who == null ? null : now);
    }

    @Override
    public List<DriftEvent> events(String connector) {
        return connector.equals("mot-cua") ? List.copyOf(events) : List.of();
    }

    @Override
    public Map<String, Map<DriftKind, Long>> open() {
        return Map.of("mot-cua", Map.of(DriftKind.MISSING_FIELD, 1L));
    }

    @Override
    public boolean acknowledge(String connector, long event, String who) {
        return events.removeIf(one -> one.id() == event && one.state() == DriftEvent.State.OPEN)
                && events.add(event(event, DriftKind.MISSING_FIELD, DriftEvent.State.KNOWN, who));
    }

    @Override
    public Optional<Volume> volume(String connector) {
        return connector.equals("mot-cua") ? Optional.of(new Volume(1_284, 600L, 2_500L)) : Optional.empty();
    }

    @Override
    public List<Reason> reasons(String connector) {
        return List.of(
                new Reason("abc", "Mã 77 của status không có trong danh mục.", 3, clock.instant(), clock.instant()));
    }

    @Override
    public List<Waiting> records(String connector, Choice choice, long after, int limit) {
        return after > 0 ? List.of() : List.of(waiting());
    }

    private Waiting waiting() {
        var masked = "{\n  \"code\" : \"HS-1\",\n  \"name\" : \"Aa Aaa Aaa\"\n}";
        return new Waiting(1, "HS-1", "Mã 77 lạ.", "abc", masked, clock.instant(), clock.instant(), 4);
    }

    @Override
    public Optional<String> raw(String connector, long id) {
        return id == 1 ? Optional.of(RAW) : Optional.empty();
    }

    @Override
    public void export(String connector, Choice choice, Consumer<Exported> line) {
        line.accept(new Exported(waiting(), RAW));
    }

    @Override
    public Replayed replay(String connector, Choice choice, String who) {
        replayed.add(connector + " " + choice.reason() + " " + choice.id() + " " + who);
        return new Replayed(2, 1, 1, 0, List.of("Mã 78 lạ."));
    }

    @Override
    public Replayed rehearse(String connector, Choice choice) {
        return new Replayed(2, 1, 1, 0, List.of());
    }
}
