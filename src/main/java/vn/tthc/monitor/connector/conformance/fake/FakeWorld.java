package vn.tthc.monitor.connector.conformance.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.polling.FieldTime;
import vn.tthc.monitor.dossier.SourceDossier;

/** The dossiers that the fake source has, as records in its own form. */
public final class FakeWorld {
    private static final String ANY_CODE = "H24.24-990101-0001";

    private final RecordMapping mapping;
    private final RecordEditor editor;
    private final List<JsonNode> records = new ArrayList<>();

    FakeWorld(ConnectorDefinition definition, List<JsonNode> recorded) {
        this.mapping = new RecordMapping(definition);
        this.editor = new RecordEditor(definition.mapping());
        this.records.addAll(recorded);
    }

    /** Writes values into records. */
    public RecordEditor editor() {
        return editor;
    }

    public synchronized List<JsonNode> records() {
        return List.copyOf(records);
    }

    /** Other records from now on. */
    public synchronized void become(List<JsonNode> others) {
        records.clear();
        records.addAll(others);
    }

    /** One more record. */
    public synchronized void add(JsonNode record) {
        records.add(record);
    }

    /** The first record that the mapping can read, from which others are made. */
    public JsonNode sample() {
        return records().stream()
                .filter(record -> dossier(record).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no recorded record can be read"));
    }

    /** The dossier of a record; empty for one that goes to quarantine. */
    public Optional<SourceDossier> dossier(JsonNode record) {
        return mapping.map(record) instanceof Mapped.Whole whole ? Optional.of(whole.dossier()) : Optional.empty();
    }

    /** The code of a record; null where it has none. */
    public @Nullable String code(JsonNode record) {
        return mapping.code(record);
    }

    /** Codes of all records that have one. */
    public List<String> codes() {
        return records().stream().map(this::code).filter(Objects::nonNull).toList();
    }

    /** When a record happened, by the field that the source filters on, whether or not we can read the rest of it; null where it does not say. */
    @Nullable Instant at(JsonNode record, DossierField by) {
        return dossier(record)
                .or(() -> dossier(editor.with(record, DossierField.CODE, ANY_CODE)))
                .map(dossier -> FieldTime.of(by, dossier.times()))
                .orElse(null);
    }

    /** The newest moment of anything that has happened in this world. */
    public Instant newest() {
        return records().stream()
                .flatMap(record -> dossier(record).stream())
                .map(SourceDossier::times)
                .flatMap(times -> Stream.of(
                        times.submittedAt(),
                        times.receivedAt(),
                        times.finishedAt(),
                        times.returnedAt(),
                        times.sourceUpdatedAt()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
