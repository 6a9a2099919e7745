package vn.tthc.monitor.connector.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.expression.TextChange;

/** One mapped field and where its value may stand: tells whether a record speaks of it at all, and in what form. */
public final class MappedField {
    private static final Set<String> FLAGS = Set.of("0", "1", "true", "false");

    private final DossierField target;
    private final List<DottedPath> paths;
    private final List<TextChange> changes;
    private final boolean ruled;
    private final @Nullable TimeFormats times;
    private final @Nullable CodeList codes;

    MappedField(FieldMapping field, List<DottedPath> paths, @Nullable TimeFormats times, @Nullable CodeList codes) {
        this.target = field.target();
        this.paths = List.copyOf(paths);
        this.changes = field.source() instanceof ValueSource.Changed changed ? changed.changes() : List.of();
        this.ruled = !field.rules().isEmpty();
        this.times = times;
        this.codes = codes;
    }

    static MappedField list(ListMapping list) {
        var source = new ValueSource.FirstOf(List.of(list.path()));
        var field = new FieldMapping(list.target(), source, List.of(), null, false);
        return new MappedField(field, List.of(list.path()), null, null);
    }

    /** What a record says of a field. */
    public enum Presence {
        /** It has not the key. */
        ABSENT,
        /** The key is there without a value. */
        EMPTY,
        /** There is something, but nothing that can be read as this field. */
        UNREADABLE,
        VALUE
    }

    /**
     * What one record says of the field.
     *
     * @param value what stands there; null where nothing does
     */
    public record Look(Presence presence, @Nullable JsonNode value) {
        private static final Look ABSENT = new Look(Presence.ABSENT, null);
        private static final Look EMPTY = new Look(Presence.EMPTY, null);
    }

    /** The name in connector files. */
    public String key() {
        return target.key();
    }

    /** Whether conditions on other fields may say its value where its own paths do not. */
    boolean ruled() {
        return ruled;
    }

    /** Whether its values say something about a person. */
    public boolean personal() {
        return target.personal();
    }

    List<DottedPath> paths() {
        return paths;
    }

    /** The paths as written, for sentences. */
    public String places() {
        return paths.stream().map(DottedPath::toString).collect(Collectors.joining(", "));
    }

    /** Looks at the paths in their order; the first value wins. */
    public Look in(JsonNode record) {
        var found = Look.ABSENT;
        for (var path : paths) {
            var look = look(target.kind() == DossierField.Kind.LIST ? path.rows(record) : path.read(record));
            if (look.presence() == Presence.VALUE) {
                return look;
            }
            if (look.presence().compareTo(found.presence()) > 0) {
                found = look;
            }
        }
        return found;
    }

    private Look look(JsonNode node) {
        if (node.isMissingNode()) {
            return Look.ABSENT;
        }
        if (node.isNull() || (node.isString() && node.asString().isBlank()) || (node.isContainer() && node.isEmpty())) {
            return Look.EMPTY;
        }
        var readable = target.kind() == DossierField.Kind.LIST ? node.isContainer() : DottedPath.textOf(node) != null;
        return new Look(readable ? Presence.VALUE : Presence.UNREADABLE, node);
    }

    /** The form of a value of this field. */
    public ValueForm form(JsonNode value) {
        var plain = ValueForm.of(value);
        var text = changed(DottedPath.textOf(value));
        if (text == null) {
            return plain;
        }
        return switch (target.kind()) {
            case INSTANT -> times != null && times.parse(text.strip()).isPresent() ? ValueForm.FITS : plain;
            case FLAG -> flag(text.strip()) ? ValueForm.FITS : plain;
            // Whether a code is known is told code by code.
            case CODE -> plain == ValueForm.DIGITS ? ValueForm.TEXT : plain;
            case TEXT, LIST -> plain;
        };
    }

    private @Nullable String changed(@Nullable String text) {
        var value = text;
        for (var change : changes) {
            value = value == null ? null : change.apply(value);
        }
        return value;
    }

    private boolean flag(String text) {
        return FLAGS.contains(text.toLowerCase(Locale.ROOT)) || (codes != null && codes.word(text) != null);
    }
}
