package vn.tthc.monitor.connector.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportTable;
import vn.tthc.monitor.connector.ImportTable.Origin;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.table.TableColumn;
import vn.tthc.monitor.connector.table.TableFile;
import vn.tthc.monitor.connector.table.TableMapping;

/** A file that is open as a table of its system, its columns matched: laid down, remembered, guessed, or chosen. */
final class OpenTable implements AutoCloseable {
    private static final String FROM_RECORD = "${record.";

    private final ConnectorDefinition definition;
    private final TableFile file;
    private final Map<String, Origin> origins;
    private final MemoryStore.@Nullable Columns memory;
    private final MappingSettings given;

    OpenTable(
            ConnectorDefinition definition,
            TableFile file,
            Map<String, Origin> origins,
            MemoryStore.@Nullable Columns memory,
            MappingSettings given) {
        this.definition = definition;
        this.file = file;
        this.origins = Map.copyOf(origins);
        this.memory = memory;
        this.given = given;
    }

    TableFile file() {
        return file;
    }

    ConnectorDefinition definition() {
        return definition;
    }

    RecordMapping mapping() {
        return new RecordMapping(TableMapping.of(given, file), deepLink());
    }

    /** An address that needs what only the interface's records hold cannot be made of a table's. */
    private @Nullable String deepLink() {
        var link = definition.deepLink();
        return link == null || link.contains(FROM_RECORD) ? null : link;
    }

    /** Keys of the fields that this table says nothing about. */
    Set<String> silent() {
        var said = EnumSet.copyOf(file.layout().columns().stream()
                .map(TableColumn::field)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DossierField.class))));
        said.addAll(definition.files().table().defaults().keySet());
        given.fields().stream()
                .filter(field -> field.source() instanceof ConnectorDefinition.ValueSource.Constant)
                .forEach(field -> said.add(field.target()));
        if (said.contains(DossierField.STATUS)) {
            said.add(DossierField.STATUS_TEXT);
        }
        var silent = new HashSet<String>();
        for (var field : DossierField.values()) {
            if (!said.contains(field)) {
                silent.add(field.key());
            }
        }
        if (deepLink() == null) {
            silent.add("deepLink");
        }
        return silent;
    }

    /** Keys of the fields of the columns in their order, for remembering. */
    List<@Nullable String> matched() {
        var fields = new ArrayList<@Nullable String>();
        for (var column : file.layout().columns()) {
            var field = column.field();
            fields.add(field == null ? null : field.key());
        }
        return fields;
    }

    /** Nothing can be imported without a code and a status. */
    void mustBeMatched() {
        var missing = missing();
        if (!missing.isEmpty()) {
            var unknown = file.layout().unknown().stream()
                    .map(column -> column.letter() + " (" + column.title() + ")")
                    .collect(Collectors.joining(", "));
            throw new ImportRefused(
                    ImportRefused.Reason.UNMATCHED,
                    "Chưa biết cột nào là "
                            + missing.stream().map(OpenTable::word).collect(Collectors.joining(" và "))
                            + " nên chưa nhập được"
                            + (unknown.isEmpty() ? "" : "; các cột chưa hiểu: " + unknown)
                            + ". Ghép cột ở trang Nhập tệp, hoặc khai cột trong tệp kết nối.");
        }
    }

    /** A field that the connector file gives one value needs no column. */
    private List<DossierField> missing() {
        var constant = given.fields().stream()
                .filter(field -> field.source() instanceof ConnectorDefinition.ValueSource.Constant)
                .map(ConnectorDefinition.FieldMapping::target)
                .collect(Collectors.toSet());
        constant.addAll(definition.files().table().defaults().keySet());
        return file.layout().missing().stream()
                .filter(field -> !constant.contains(field))
                .toList();
    }

    private static String word(DossierField field) {
        return field == DossierField.CODE ? "mã hồ sơ" : "trạng thái";
    }

    ImportTable describe() {
        var layout = file.layout();
        var columns = layout.columns().stream()
                .map(column -> new ImportTable.Column(
                        column.letter(),
                        column.title(),
                        column.hidden(),
                        column.filled(),
                        column.samples(),
                        column.field() == null ? null : column.field().key(),
                        column.field() == null ? Origin.NONE : origins.getOrDefault(column.letter(), Origin.GUESSED)))
                .toList();
        return new ImportTable(
                file.kind().word(),
                layout.sheet(),
                file.sheets(),
                layout.headerFirst(),
                layout.letterhead(),
                file.notes(),
                columns,
                missing().stream().map(DossierField::key).toList(),
                memory == null ? null : new ImportTable.Memory(memory.by(), memory.at()),
                targets());
    }

    static List<String> targets() {
        return Stream.of(DossierField.values())
                .filter(field -> field.kind() != DossierField.Kind.LIST)
                .map(DossierField::key)
                .toList();
    }

    static Map<String, DossierField> fieldsByKey() {
        var fields = new HashMap<String, DossierField>();
        for (var field : DossierField.values()) {
            fields.put(field.key(), field);
        }
        return fields;
    }

    @Override
    public void close() {
        file.close();
    }
}
