package vn.tthc.monitor.connector.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportTable.Origin;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.table.TableFile;
import vn.tthc.monitor.connector.table.TableFiles;

/**
 * Opens files as tables of their systems. What a column means is said by the person who looks at it, else by the connector
 * file, else by who matched a table with the same header before, else by its title.
 */
@Component
class TableOpener {
    private final TableFiles files;
    private final MemoryStore memory;

    TableOpener(TableFiles files, MemoryStore memory) {
        this.files = files;
        this.memory = memory;
    }

    OpenTable open(Path path, String name, ConnectorDefinition definition, ImportSettings chosen) {
        var settings = definition.files().table();
        if (chosen.sheet() != null) {
            settings = settings.onSheet(chosen.sheet());
        }
        if (chosen.headerRow() != null) {
            settings = settings.withHeader(chosen.headerRow());
        }
        var file = files.open(path, name, settings);
        try {
            return matched(file, definition, settings, chosen);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private OpenTable matched(
            TableFile file, ConnectorDefinition definition, TableSettings settings, ImportSettings chosen) {
        var id = definition.id();
        var remembered = memory.columns(id, file.layout().fingerprint()).orElse(null);
        var origins = new HashMap<String, Origin>();
        for (var column : file.layout().columns()) {
            var laidDown = column.field() != null && settings.columns().containsKey(column.field());
            origins.put(column.letter(), laidDown ? Origin.LAID_DOWN : Origin.GUESSED);
        }
        var words = new HashMap<>(memory.words(id));
        chosen.words().forEach((field, some) -> words.merge(field, some, TableOpener::over));
        var given = TableGiven.of(definition, words);
        var columns = chosen.columns();
        if (columns != null) {
            return new OpenTable(
                    definition, file.matched(fields(file, columns)), chosen(file, columns, origins), remembered, given);
        }
        if (remembered == null) {
            return new OpenTable(definition, file, origins, null, given);
        }
        var fields = remembered(file, remembered.fields(), settings, origins);
        return new OpenTable(definition, file.matched(fields), origins, remembered, given);
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        var all = new HashMap<>(below);
        all.putAll(above);
        return all;
    }

    private static Map<String, Origin> chosen(
            TableFile file, Map<String, String> columns, Map<String, Origin> guessed) {
        var origins = new HashMap<String, Origin>();
        for (var column : file.layout().columns()) {
            var before = column.field() == null ? "" : column.field().key();
            var same = before.equals(columns.getOrDefault(column.letter(), ""));
            origins.put(column.letter(), same ? guessed.getOrDefault(column.letter(), Origin.GUESSED) : Origin.CHOSEN);
        }
        return origins;
    }

    private static Map<String, DossierField> fields(TableFile file, Map<String, String> columns) {
        var known = OpenTable.fieldsByKey();
        var letters =
                file.layout().columns().stream().map(column -> column.letter()).toList();
        var fields = new HashMap<String, DossierField>();
        columns.forEach((letter, key) -> {
            var field = known.get(key);
            if (key.isEmpty()) {
                return;
            }
            if (!letters.contains(letter)) {
                throw bad("Bảng không có cột " + letter + "; chỉ có: " + String.join(", ", letters) + ".");
            }
            if (field == null || field.kind() == DossierField.Kind.LIST) {
                throw bad(
                        "Không có trường \"" + key + "\"; các trường: " + String.join(", ", OpenTable.targets()) + ".");
            }
            if (fields.containsValue(field)) {
                throw bad("Hai cột cùng ghép vào " + key
                        + "; mỗi trường chỉ lấy từ một cột. Bỏ ghép một trong hai cột ấy.");
            }
            fields.put(letter, field);
        });
        return fields;
    }

    private static ImportRefused bad(String sentence) {
        return new ImportRefused(ImportRefused.Reason.BAD_INPUT, sentence);
    }

    /** What the connector file lays down goes before what anybody remembers. */
    private static Map<String, DossierField> remembered(
            TableFile file, List<@Nullable String> keys, TableSettings settings, Map<String, Origin> origins) {
        var known = OpenTable.fieldsByKey();
        var fields = new HashMap<String, DossierField>();
        var columns = new ArrayList<>(file.layout().columns());
        columns.stream()
                .filter(column -> origins.get(column.letter()) == Origin.LAID_DOWN && column.field() != null)
                .forEach(column -> fields.put(column.letter(), Objects.requireNonNull(column.field())));
        for (var index = 0; index < columns.size() && index < keys.size(); index++) {
            var letter = columns.get(index).letter();
            var key = keys.get(index);
            var field = key == null ? null : known.get(key);
            var free = field != null && !settings.columns().containsKey(field) && !fields.containsKey(letter);
            if (free) {
                fields.put(letter, field);
                origins.put(letter, Origin.REMEMBERED);
            }
        }
        return fields;
    }
}
