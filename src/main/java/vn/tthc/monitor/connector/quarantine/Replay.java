package vn.tthc.monitor.connector.quarantine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.Quarantine.Replayed;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.SourceDossier;

/** Records of one connector on their way out of quarantine: mapped once more, and gathered into pages by when they were read. */
final class Replay {
    /** Numbers keep every digit, as when they were received. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MOST_REASONS = 5;

    private final String connector;
    private final RecordMapping mapping;
    private final UUID run = UUID.randomUUID();
    private final Set<String> reasons = new HashSet<>();
    private int number;
    private int stored;
    private int unchanged;
    private int failing;
    private int left;

    Replay(String connector, RecordMapping mapping) {
        this.connector = connector;
        this.mapping = mapping;
    }

    /** What becomes of some records: pages to store, and the rows of each; or a reason why one still cannot be read. */
    interface Outcome {
        void page(DossierPage page, Map<Long, Instant> rows);

        void failing(long row, String reason);
    }

    /** The records read at one moment. */
    private static final class Read {
        private final Map<String, SourceDossier> dossiers = new LinkedHashMap<>();
        private final Map<String, Set<String>> absent = new HashMap<>();
        private final Map<Long, Instant> rows = new HashMap<>();
    }

    void take(List<QuarantineStore.Row> rows, Outcome outcome) {
        var byTime = new LinkedHashMap<Instant, Read>();
        for (var row : rows) {
            if (row.incomplete() || row.ofFile()) {
                left++;
                continue;
            }
            switch (mapped(row)) {
                case Mapped.Whole good -> add(byTime.computeIfAbsent(row.readAt(), _ -> new Read()), row, good);
                case Mapped.Unreadable bad -> {
                    failing++;
                    if (reasons.size() < MOST_REASONS) {
                        reasons.add(bad.reason());
                    }
                    outcome.failing(row.id(), bad.reason());
                }
            }
        }
        byTime.forEach((readAt, read) -> outcome.page(
                new DossierPage(
                        connector,
                        run,
                        number++,
                        readAt,
                        List.copyOf(read.dossiers.values()),
                        List.of(),
                        null,
                        read.absent),
                read.rows));
    }

    private Mapped mapped(QuarantineStore.Row row) {
        var record = tree(row.raw());
        return record == null
                ? new Mapped.Unreadable(row.code(), "Bản ghi đã lưu không còn là JSON đọc được.", row.raw())
                : mapping.map(record, row.code());
    }

    static @Nullable JsonNode tree(String raw) {
        try {
            return MAPPER.readTree(raw);
        } catch (JacksonException _) {
            return null;
        }
    }

    /** What it does not speak of stays as it is stored: it may be the answer for a single dossier. */
    private void add(Read read, QuarantineStore.Row row, Mapped.Whole good) {
        var code = good.dossier().code();
        read.dossiers.put(code, good.dossier());
        read.rows.put(row.id(), row.readAt());
        var absent = new HashSet<String>();
        var record = tree(row.raw());
        if (record != null) {
            absent.addAll(mapping.mappedFields().absent(mapping.read(record)));
        }
        if (mapping.retyped() == DriftVerb.KEEP) {
            good.findings().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.UNREADABLE)
                    .forEach(finding -> absent.add(finding.field().key()));
        }
        if (!absent.isEmpty()) {
            read.absent.put(code, absent);
        }
    }

    void counted(int changed, int same) {
        stored += changed;
        unchanged += same;
    }

    Replayed result() {
        return new Replayed(stored, unchanged, failing, left, new ArrayList<>(reasons));
    }
}
