package vn.tthc.monitor.connector.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;

/**
 * What of a connector's mapping holds for its tables: code lists and formats, and its columns; but not the paths into the
 * answers of its interface, nor what only those must hold. Words that people explained stand above the code lists.
 */
final class TableGiven {
    private static final String OWN = "import:";

    private final Map<String, CodeList> codes = new HashMap<>();
    private final List<FieldMapping> fields = new ArrayList<>();

    private final boolean onlyTables;

    private TableGiven(boolean onlyTables) {
        this.onlyTables = onlyTables;
    }

    static MappingSettings of(ConnectorDefinition definition, Map<String, Map<String, String>> words) {
        var given = new TableGiven(!definition.polls());
        var mapping = definition.mapping();
        given.codes.putAll(mapping.codes());
        var left = new HashMap<>(words);
        for (var field : mapping.fields()) {
            var explained = left.remove(field.target().key());
            if (given.ofTables(field)
                    || explained != null
                    || field.codes() != null
                    || !field.formats().isEmpty()) {
                given.fields.add(given.field(mapping, field, explained));
            }
        }
        var known = OpenTable.fieldsByKey();
        left.forEach((key, some) -> {
            var target = known.get(key);
            if (target != null) {
                given.fields.add(given.field(mapping, noColumn(target), some));
            }
        });
        return new MappingSettings(mapping.timezone(), List.copyOf(given.fields), List.of(), given.codes);
    }

    private static FieldMapping noColumn(DossierField target) {
        return new FieldMapping(target, new ValueSource.Column(List.of()), List.of(), null, false);
    }

    /** Where nothing is asked, every path of the mapping leads into tables. */
    private boolean ofTables(FieldMapping field) {
        return onlyTables || ofTables(field.source());
    }

    private static boolean ofTables(ValueSource source) {
        return switch (source) {
            case ValueSource.Column _, ValueSource.Letter _, ValueSource.Constant _ -> true;
            case ValueSource.Changed changed -> ofTables(changed.of());
            case ValueSource.FirstOf _, ValueSource.Join _, ValueSource.Computed _ -> false;
        };
    }

    private FieldMapping field(MappingSettings mapping, FieldMapping field, @Nullable Map<String, String> words) {
        var list = field.codes();
        if (words != null) {
            var below = list == null ? null : mapping.codes().get(list);
            var entries = new LinkedHashMap<String, String>();
            if (below != null) {
                entries.putAll(below.entries());
            }
            entries.putAll(words);
            list = OWN + field.target().key();
            codes.put(list, new CodeList(entries, below == null ? DriftVerb.KEEP : below.unmapped()));
        }
        return new FieldMapping(
                field.target(),
                ofTables(field) ? field.source() : new ValueSource.Column(List.of()),
                field.formats(),
                list,
                ofTables(field) && field.required());
    }
}
