package vn.tthc.monitor.connector.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;

/**
 * The mapping for the records of one table: what the connector file says, its columns turned into the keys of the
 * records, and below it what the header says by itself. Words of states are looked up folded, the connector's own first.
 */
public final class TableMapping {
    /** Forms that moments of tables come in, behind those that the connector file names. */
    private static final List<String> FORMATS = List.of("iso", "dmy");

    private final MappingSettings given;
    private final TableFile file;
    private final Map<DossierField, FieldMapping> fields = new EnumMap<>(DossierField.class);
    private final Map<String, CodeList> codes = new HashMap<>();

    private TableMapping(MappingSettings given, TableFile file) {
        this.given = given;
        this.file = file;
    }

    /** The mapping settings for the records of an open table. */
    public static MappingSettings of(MappingSettings given, TableFile file) {
        var mapping = new TableMapping(given, file);
        mapping.codes.putAll(given.codes());
        given.fields().forEach(mapping::laidDown);
        file.layout().columns().forEach(mapping::found);
        file.settings().defaults().forEach(mapping::missing);
        mapping.statusText();
        return new MappingSettings(
                given.timezone(),
                List.copyOf(mapping.fields.values()),
                given.lists(),
                mapping.codes,
                given.embedded(),
                given.jslt());
    }

    private void laidDown(FieldMapping field) {
        var bare = field.source().bare();
        var isColumn = bare instanceof ValueSource.Column || bare instanceof ValueSource.Letter;
        var own = file.layout().column(field.target());
        var column = isColumn && own.isEmpty() ? shared(field.target(), bare) : own;
        var constant = file.settings().defaults().containsKey(field.target());
        if (isColumn && column.isEmpty() && constant) {
            return;
        }
        var source = isColumn && column.isPresent() ? field.source().over(key(column.get())) : field.source();
        put(new FieldMapping(
                field.target(), source, field.formats(), field.codes(), field.required(), field.zone(), field.rules()));
    }

    /** A column that another target took already: code and name of a procedure may stand in one and be cut apart. */
    private Optional<TableColumn> shared(DossierField target, ValueSource source) {
        var titles = new ColumnTitles(TableWords.NONE, TableSettings.NONE.withColumns(Map.of(target, source)));
        return file.layout().columns().stream()
                .filter(column -> column.field() != null
                        && (titles.ofLetter(column.letter()) == target || titles.ofTitle(column.title()) == target))
                .findFirst();
    }

    private void found(TableColumn column) {
        if (column.field() != null && !fields.containsKey(column.field())) {
            put(new FieldMapping(column.field(), key(column), List.of(), null, false));
        }
    }

    private void missing(DossierField field, String value) {
        if (!fields.containsKey(field)) {
            fields.put(field, new FieldMapping(field, new ValueSource.Constant(value), List.of(), null, false));
        }
    }

    /** In tables the state is written in words, so these are the source's own text as well. */
    private void statusText() {
        var status = fields.get(DossierField.STATUS);
        if (status != null) {
            fields.putIfAbsent(
                    DossierField.STATUS_TEXT,
                    new FieldMapping(DossierField.STATUS_TEXT, status.source(), List.of(), null, false));
        }
    }

    private static ValueSource key(TableColumn column) {
        return new ValueSource.FirstOf(List.of(DottedPath.key(column.title())));
    }

    private void put(FieldMapping field) {
        var target = field.target();
        var words = field.source() instanceof ValueSource.Constant ? null : words(target, field.codes());
        fields.put(
                target,
                new FieldMapping(
                        target,
                        field.source(),
                        formats(target, field.formats()),
                        words,
                        field.required(),
                        field.zone(),
                        field.rules()));
    }

    private static List<String> formats(DossierField target, List<String> own) {
        if (target.kind() != DossierField.Kind.INSTANT) {
            return List.of();
        }
        var all = new ArrayList<>(own);
        FORMATS.stream().filter(format -> !own.contains(format)).forEach(all::add);
        return all;
    }

    /** The name of the list for a target's words; the one laid down where any text will do. */
    private @Nullable String words(DossierField target, @Nullable String list) {
        if (target.kind() != DossierField.Kind.CODE && target.kind() != DossierField.Kind.FLAG) {
            return list;
        }
        var own = list == null ? null : given.codes().get(list);
        var entries = new HashMap<>(file.words().codes().getOrDefault(target, Map.of()));
        if (own != null) {
            entries.putAll(TableWords.folded(own.entries()));
        }
        var name = "table:" + target.key();
        codes.put(name, new CodeList(entries, own == null ? DriftVerb.KEEP : own.unmapped(), true));
        return name;
    }
}
