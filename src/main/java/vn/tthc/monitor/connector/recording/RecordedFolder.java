package vn.tthc.monitor.connector.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.Condition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.DetailWalk;
import vn.tthc.monitor.dossier.SourceDossier;

/**
 * The recorded answers of one source, decoded: what was XML stands there as the tree that paths see. {@code answer*.json} (of the list call; of the detail call where the file has one;
 * of the re-check where the source cannot list; a call as sent where the system sends of its own accord), {@code list*.json} beside details, {@code recheck*.json} beside a list,
 * and {@code expected.json}, which says what the records become.
 */
public final class RecordedFolder {
    public static final String EXPECTED = "expected.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Numbers in names count as numbers: answer-2 comes before answer-10. */
    private static final Comparator<String> IN_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Where the records stand in a call by which a system sends them. */
    private static final DottedPath SENT = DottedPath.of("data");

    private final Map<String, String> files;

    private RecordedFolder(Map<String, String> files) {
        this.files = files;
    }

    /** What a folder holds. */
    public static RecordedFolder read(Path folder) {
        var files = new TreeMap<String, String>(IN_ORDER);
        try (Stream<Path> paths = Files.list(folder)) {
            for (var path :
                    paths.filter(file -> file.toString().endsWith(".json")).toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedFolder(files);
    }

    static RecordedFolder of(Map<String, String> files) {
        var sorted = new TreeMap<String, String>(IN_ORDER);
        sorted.putAll(files);
        return new RecordedFolder(sorted);
    }

    /** Every folder of recorded answers in a folder, by connector id. */
    public static Map<String, Path> all(Path parent) {
        var found = new TreeMap<String, Path>();
        if (!Files.isDirectory(parent)) {
            return found;
        }
        try (Stream<Path> paths = Files.list(parent)) {
            paths.filter(Files::isDirectory).forEach(path -> found.put(String.valueOf(path.getFileName()), path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Answers whose names begin so, in order. */
    public List<JsonNode> answers(String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().matches(prefix + "(-?\\d+)?\\.json"))
                .map(file -> MAPPER.readTree(file.getValue()))
                .toList();
    }

    /** What the records should become; of each only the keys that stand there count. */
    public List<JsonNode> expected() {
        return List.copyOf(MAPPER.readTree(Objects.requireNonNull(files.get(EXPECTED), "no " + EXPECTED))
                .values());
    }

    /** Every recorded record as the mapping gets it, details laid over what was listed. */
    public List<JsonNode> records(ConnectorDefinition definition) {
        if (!definition.polls()) {
            return records(answers("answer"), SENT);
        }
        var read = definition.read();
        var detail = read.detail();
        var list = read.list();
        if (detail == null) {
            var path = list != null
                    ? list.records()
                    : Objects.requireNonNull(read.recheck()).records();
            var kept = list == null ? List.<Condition>of() : list.checks().keep();
            return records(answers("answer"), path).stream()
                    .filter(record -> Condition.all(kept, record))
                    .toList();
        }
        var details = records(answers("answer"), detail.record());
        var listed = records(answers("list"), Objects.requireNonNull(list).records());
        if (listed.size() != details.size()) {
            return details;
        }
        var whole = new ArrayList<JsonNode>();
        for (var index = 0; index < listed.size(); index++) {
            whole.add(DetailWalk.overlaid(listed.get(index), details.get(index)));
        }
        return List.copyOf(whole);
    }

    private static List<JsonNode> records(List<JsonNode> answers, DottedPath path) {
        return answers.stream()
                .map(path::rows)
                .flatMap(found -> found.isArray() ? found.values().stream() : Stream.of(found))
                .toList();
    }

    /** What the mapping makes of the recorded records, in their order. */
    public List<JsonNode> dossiers(ConnectorDefinition definition) {
        var mapping = new RecordMapping(definition);
        return records(definition).stream()
                .map(record -> json(mapping.map(record)))
                .toList();
    }

    private static JsonNode json(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Whole whole -> json(whole.dossier());
            case Mapped.Unreadable _ -> JsonNodeFactory.instance.objectNode().put("unreadable", true);
        };
    }

    /** A dossier as {@code expected.json} writes it. */
    public static JsonNode json(SourceDossier dossier) {
        ObjectNode json = MAPPER.valueToTree(dossier);
        return json.remove(List.of("raw", "contentHash"));
    }

    /** The part of a found dossier of which the expected one speaks. */
    public static JsonNode onlyKeysOf(JsonNode expected, JsonNode found) {
        if (!expected.isObject() || !found.isObject()) {
            return found;
        }
        var only = JsonNodeFactory.instance.objectNode();
        expected.properties()
                .forEach(entry -> only.set(entry.getKey(), onlyKeysOf(entry.getValue(), found.path(entry.getKey()))));
        return only;
    }
}
