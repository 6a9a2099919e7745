package vn.tthc.monitor.connector.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.dossier.SourceDossier;

/** The records of a trial and what the mapping makes of them. */
final class TrialRecords {
    private final RecordMapping mapping;
    private final List<JsonNode> records = new ArrayList<>();
    private final List<SourceDossier> mapped = new ArrayList<>();
    private final List<Mapped.Unreadable> unreadable = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    TrialRecords(RecordMapping mapping) {
        this.mapping = mapping;
    }

    void map(RawRecord record) {
        var json = record.json();
        records.add(json);
        if (record.failure() != null) {
            unreadable.add(new Mapped.Unreadable(mapping.code(json), record.failure(), RecordMapping.raw(json)));
            return;
        }
        switch (mapping.map(json, record.asked())) {
            case Mapped.Whole whole -> {
                mapped.add(whole.dossier());
                findings.addAll(whole.findings());
            }
            case Mapped.Unreadable bad -> unreadable.add(bad);
        }
    }

    /** The records as received, details laid over. */
    List<JsonNode> records() {
        return List.copyOf(records);
    }

    List<SourceDossier> mapped() {
        return List.copyOf(mapped);
    }

    List<Mapped.Unreadable> unreadable() {
        return List.copyOf(unreadable);
    }

    int total() {
        return records.size();
    }

    String firstReason() {
        return unreadable.isEmpty() ? "" : unreadable.getFirst().reason();
    }

    /** Codes that no code list knows, as {@code field = code}. */
    List<String> unmapped() {
        var codes = new TreeSet<String>();
        for (var finding : findings) {
            if (finding.kind() == Finding.Kind.UNMAPPED) {
                codes.add(finding.field().key() + " = " + finding.value());
            }
        }
        return List.copyOf(codes);
    }

    /** Codes that no code list knows, by field. */
    Map<DossierField, Set<String>> unmappedByField() {
        var codes = new EnumMap<DossierField, Set<String>>(DossierField.class);
        for (var finding : findings) {
            if (finding.kind() == Finding.Kind.UNMAPPED) {
                codes.computeIfAbsent(finding.field(), _ -> new TreeSet<>()).add(finding.value());
            }
        }
        return codes;
    }
}
