package vn.tthc.monitor.connector.definition;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/**
 * Code lists that several connectors share: {@code codes/<name>.csv} in the nearest folder of that name, with the columns
 * {@code code} and {@code value}. Their lines lie below those of the connector file.
 */
final class CodeFiles {
    /** Keys of a code list that are no codes. */
    private static final Set<String> SETTINGS = Set.of("unmapped", "from", "match");

    private static final String ENDING = ".csv";
    private static final int MOST_LINES = 50_000;

    private final Path folder;
    private final List<Problem> problems;
    private final List<Path> files = new ArrayList<>();

    CodeFiles(Path file, Path otherwise, List<Problem> problems) {
        this.folder = NearFolder.of(file, "codes", otherwise);
        this.problems = problems;
    }

    /** The lines of a code list, without those that were taken away. */
    static Map<String, ConfigNode> lines(ConfigNode list) {
        var lines = new LinkedHashMap<String, ConfigNode>();
        list.entries().forEach((code, word) -> {
            if (!SETTINGS.contains(code) && word.isScalar()) {
                lines.put(code, word);
            }
        });
        return lines;
    }

    /** The connector file with shared lists put below its own. */
    ConfigNode under(ConfigNode root) {
        var mapping = root.get("mapping");
        var codes = mapping == null ? null : mapping.get("codes");
        if (mapping == null || codes == null || !codes.isObject()) {
            return root;
        }
        var lists = new LinkedHashMap<String, ConfigNode>();
        codes.entries().forEach((name, list) -> {
            var from = list.get("from");
            if (from != null) {
                lists.put(name, list.over(shared(from)));
            }
        });
        return lists.isEmpty() ? root : root.with(Map.of("mapping", mapping.with(Map.of("codes", codes.with(lists)))));
    }

    /** The files that were looked for, for whoever waits for a change of them. */
    List<Path> files() {
        return List.copyOf(files);
    }

    private Map<String, ConfigNode> shared(ConfigNode from) {
        var lines = new LinkedHashMap<String, ConfigNode>();
        for (var name : from.items()) {
            if (name.isScalar()) {
                read(name).forEach(lines::putIfAbsent);
            }
        }
        return lines;
    }

    private Map<String, ConfigNode> read(ConfigNode name) {
        var file = folder.resolve(name.asText() + ENDING);
        files.add(file);
        var known = names();
        if (!known.contains(name.asText())) {
            problems.add(new Problem(
                    name.place(),
                    "unknown-code-file",
                    "tệp bảng mã \"" + name.asText() + "\"",
                    known.isEmpty() ? "một tệp .csv trong " + folder : "một trong " + String.join(", ", known),
                    Nearest.of(name.asText(), known)));
            return Map.of();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return lines(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            report(file, 1, "bad-code-file", "không phải UTF-8", "lưu lại dạng CSV UTF-8");
        } catch (IOException | UncheckedIOException e) {
            report(file, 1, "bad-code-file", "không đọc được (" + e.getMessage() + ")", "một tệp CSV đọc được");
        }
        return Map.of();
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, ConfigNode> lines(Path file, String text) throws IOException {
        var head = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(head.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        var lines = new LinkedHashMap<String, ConfigNode>();
        try (var parser = format.parse(new StringReader(text))) {
            if (!parser.getHeaderMap().keySet().containsAll(List.of("code", "value"))) {
                report(file, 1, "bad-code-file", "dòng đầu \"" + head + "\"", "hai cột code và value");
                return Map.of();
            }
            for (var line : parser) {
                add(lines, line, new Place(file.toString(), (int) parser.getCurrentLineNumber(), 1));
            }
        }
        return lines;
    }

    private void add(Map<String, ConfigNode> lines, CSVRecord line, Place place) {
        var written = new ArrayList<String>(line.toList());
        if (!line.isConsistent()
                || line.get("code").isEmpty()
                || line.get("value").isEmpty()) {
            problems.add(new Problem(
                    place, "bad-code-file", "dòng \"" + String.join(",", written) + "\"", "mã và tên chuẩn", null));
        } else if (lines.size() >= MOST_LINES) {
            problems.add(new Problem(place, "bad-code-file", "quá nhiều dòng", "tối đa " + MOST_LINES, null));
        } else if (lines.putIfAbsent(line.get("code"), ConfigNode.literal(place, line.get("value"))) != null) {
            problems.add(new Problem(
                    place, "duplicate-key", "mã \"" + line.get("code") + "\" lặp lại", "mỗi mã một dòng", null));
        }
    }

    private void report(Path file, int line, String rule, String what, String expected) {
        problems.add(new Problem(new Place(file.toString(), line, 1), rule, what, expected, null));
    }
}
