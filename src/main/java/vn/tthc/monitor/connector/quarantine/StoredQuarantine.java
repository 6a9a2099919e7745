package vn.tthc.monitor.connector.quarantine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.mapping.MaskedRecord;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Reversals;

/** The quarantine in the database. */
@Component("quarantine")
class StoredQuarantine implements Quarantine {
    private static final int STEP = 500;

    private final QuarantineStore store;
    private final QuarantineSources sources;
    private final Reversals trials;
    private final Clock clock;

    StoredQuarantine(QuarantineStore store, QuarantineSources sources, Reversals trials, Clock clock) {
        this.store = store;
        this.sources = sources;
        this.trials = trials;
        this.clock = clock;
    }

    @Override
    public List<Reason> reasons(String connector) {
        return store.reasons(connector);
    }

    @Override
    public List<Waiting> records(String connector, Choice choice, long after, int limit) {
        var mask = mask(connector);
        return store.rows(connector, choice, after, limit).stream()
                .map(row -> waiting(row, mask))
                .toList();
    }

    private MaskedRecord mask(String connector) {
        return MaskedRecord.of(sources.mapping(connector).orElse(null));
    }

    private static Waiting waiting(QuarantineStore.Row row, MaskedRecord mask) {
        var record = Replay.tree(row.raw());
        return new Waiting(
                row.id(),
                row.code(),
                row.reason(),
                row.reasonKey(),
                record == null ? "" : mask.mask(record),
                row.firstSeenAt(),
                row.readAt(),
                row.times());
    }

    @Override
    public Optional<String> raw(String connector, long id) {
        return store.raw(connector, id);
    }

    @Override
    public void export(String connector, Choice choice, Consumer<Exported> line) {
        var mask = mask(connector);
        inSteps(
                connector,
                choice,
                rows -> rows.forEach(row -> line.accept(new Exported(waiting(row, mask), row.raw()))));
    }

    private void inSteps(String connector, Choice choice, Consumer<List<QuarantineStore.Row>> step) {
        var after = 0L;
        List<QuarantineStore.Row> rows;
        do {
            rows = store.rows(connector, choice, after, STEP);
            if (!rows.isEmpty()) {
                step.accept(rows);
                after = rows.getLast().id();
            }
        } while (rows.size() == STEP);
    }

    @Override
    public Replayed replay(String connector, Choice choice, String who) {
        return run(connector, choice, new Replay.Outcome() {
            @Override
            public void page(DossierPage page, Map<Long, Instant> rows) {
                sources.ingest(page);
                store.resolved(rows, who, clock.instant());
            }

            @Override
            public void failing(long row, String reason) {
                store.explain(row, reason);
            }
        });
    }

    @Override
    public Replayed rehearse(String connector, Choice choice) {
        return run(connector, choice, new Replay.Outcome() {
            @Override
            public void page(DossierPage page, Map<Long, Instant> rows) {}

            @Override
            public void failing(long row, String reason) {}
        });
    }

    private Replayed run(String connector, Choice choice, Replay.Outcome outcome) {
        var replay = new Replay(connector, mapping(connector));
        var counting = new Replay.Outcome() {
            @Override
            public void page(DossierPage page, Map<Long, Instant> rows) {
                // Tried first, because where pages go by a queue nobody tells us what storing them changed.
                var trial = trials.rehearse(page);
                var changed = trial.added().size() + trial.changed().size();
                replay.counted(changed, rows.size() - changed);
                outcome.page(page, rows);
            }

            @Override
            public void failing(long row, String reason) {
                outcome.failing(row, reason);
            }
        };
        inSteps(connector, choice, rows -> replay.take(rows, counting));
        return replay.result();
    }

    private RecordMapping mapping(String connector) {
        return sources.mapping(connector)
                .orElseThrow(() -> new IllegalArgumentException("Không có kết nối hợp lệ nào tên " + connector
                        + " để đọc lại; sửa tệp kết nối trước. (No valid connector of this name.)"));
    }
}
