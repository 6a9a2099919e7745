package vn.tthc.monitor.connector.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DottedPath;

/** The fields of one connector that are read from somewhere in a record. */
public final class MappedFields {
    private final List<MappedField> all;
    private final @Nullable String deepLink;

    private MappedFields(List<MappedField> all, @Nullable String deepLink) {
        this.all = List.copyOf(all);
        this.deepLink = deepLink;
    }

    static MappedFields of(RecordMapping mapping, MappingSettings settings, @Nullable String deepLink) {
        var found = new ArrayList<MappedField>();
        for (var field : settings.fields()) {
            var paths = paths(field.source().bare());
            if (!paths.isEmpty()) {
                found.add(new MappedField(field, paths, mapping.times(field.target()), mapping.codes(field)));
            }
        }
        for (var list : settings.lists()) {
            found.add(MappedField.list(list));
        }
        return new MappedFields(found, deepLink);
    }

    private static List<DottedPath> paths(ValueSource source) {
        return switch (source) {
            case ValueSource.FirstOf first -> first.paths();
            case ValueSource.Join join -> join.paths();
            // What an expression reads is for the expression to say.
            case ValueSource.Constant _,
                    ValueSource.Column _,
                    ValueSource.Letter _,
                    ValueSource.Computed _,
                    ValueSource.Changed _ -> List.of();
        };
    }

    /** All of them, in the order of the field table. */
    public List<MappedField> all() {
        return all;
    }

    /** Names of the fields of which the record says nothing at all: not even that they are empty. */
    public Set<String> absent(JsonNode record) {
        var absent = new HashSet<String>();
        for (var field : all) {
            if (!field.ruled() && field.in(record).presence() == MappedField.Presence.ABSENT) {
                absent.add(field.key());
            }
        }
        if (linkIsPartial(absent)) {
            absent.add("deepLink");
        }
        return absent;
    }

    private boolean linkIsPartial(Set<String> absent) {
        return deepLink != null
                && (deepLink.contains("${record.")
                        || (deepLink.contains("${nationalCode}") && absent.contains("nationalCode")));
    }
}
