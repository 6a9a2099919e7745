package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import vn.tthc.monitor.platform.config.ConfigNode.Content;
import vn.tthc.monitor.platform.config.ConfigNode.Origin;

/** Turns one YAML 1.2 text into a node tree with places. Whatever is wrong becomes a problem, never an exception. */
final class YamlReader {
    /** Aliases multiply nodes; a file that needs more than this is an attack or an accident. */
    private static final int MOST_NODES = 50_000;

    private static final int DEEPEST = 40;

    private final String file;
    private final List<Problem> problems;
    private List<String> lines = List.of();
    private int nodes;

    YamlReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    @Nullable ConfigNode read(String text) {
        if (tooDeep(text)) {
            return null;
        }
        lines = text.lines().toList();
        try {
            var settings = LoadSettings.builder()
                    .setLabel(file)
                    .setSchema(new CoreSchema())
                    // Our own count has a place to report.
                    .setMaxAliasesForCollections(Integer.MAX_VALUE)
                    .build();
            var documents = new ArrayList<Node>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return single(documents);
        } catch (ReaderException e) {
            var position = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            report(
                    YamlText.placeAfter(text.substring(0, position), file),
                    "syntax",
                    String.format("ký tự điều khiển U+%04X", e.getCodePoint()),
                    "bỏ ký tự này");
        } catch (MarkedYamlEngineException e) {
            reportSyntax(e, text);
        } catch (YamlEngineException e) {
            report(new Place(file, 1, 1), "syntax", "không đọc được YAML (" + e.getMessage() + ")", "YAML 1.2 hợp lệ");
        }
        return null;
    }

    /** The parser recurses; brackets and dashes nested thousands deep would exhaust its stack. */
    private boolean tooDeep(String text) {
        var depth = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            var dashes = c == '-' && text.startsWith("- ".repeat(DEEPEST), i);
            if (depth > 25 * DEEPEST || dashes) {
                report(
                        YamlText.placeAfter(text.substring(0, i), file),
                        "too-complex",
                        "lồng quá sâu",
                        "tối đa " + DEEPEST + " tầng");
                return true;
            }
        }
        return false;
    }

    private void reportSyntax(MarkedYamlEngineException e, String text) {
        var mark = e.getProblemMark().or(e::getContextMark);
        var place = mark.map(this::place).orElse(new Place(file, 1, 1));
        var index = mark.map(Mark::getIndex).orElse(0);
        var atTab = text.codePointCount(0, text.length()) > index
                && text.codePointAt(text.offsetByCodePoints(0, index)) == '\t';
        var line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        if (atTab) {
            report(place, "syntax", "dấu tab", "thụt lề bằng dấu cách");
        } else if (line.contains("{") && line.contains(" ${")) {
            report(place, "syntax", "${…} không có dấu nháy trong {…}", "đặt trong dấu nháy kép, ví dụ \"${env:TÊN}\"");
        } else {
            report(place, "syntax", "YAML sai cú pháp (" + e.getProblem() + ")", "xem lại dòng này và dòng ngay trên");
        }
    }

    private @Nullable ConfigNode single(List<Node> documents) {
        if (documents.isEmpty()) {
            report(new Place(file, 1, 1), "empty-file", "tệp không có nội dung", "ít nhất một khoá");
            return null;
        }
        if (documents.size() > 1) {
            report(place(documents.get(1)), "several-documents", "tài liệu thứ hai sau ---", "mỗi tệp một tài liệu");
        }
        var first = documents.getFirst();
        if (first.getTag().equals(Tag.NULL)) {
            report(new Place(file, 1, 1), "empty-file", "tệp không có nội dung", "ít nhất một khoá");
            return null;
        }
        return convert(first, 0);
    }

    private @Nullable ConfigNode convert(Node node, int depth) {
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            if (problems.stream().noneMatch(problem -> problem.rule().equals("too-complex"))) {
                report(
                        place(node),
                        "too-complex",
                        depth > DEEPEST ? "lồng quá sâu" : "quá nhiều giá trị (anchor nhân bản?)",
                        "tối đa " + DEEPEST + " tầng và " + MOST_NODES + " giá trị");
            }
            return null;
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> list(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("node " + node.getNodeType());
        };
    }

    private ConfigNode object(MappingNode mapping, int depth) {
        var values = new LinkedHashMap<String, ConfigNode>();
        var keys = new LinkedHashMap<String, Place>();
        for (var tuple : mapping.getValue()) {
            var keyPlace = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report(keyPlace, "syntax", "khoá không phải là chữ", "khoá: giá trị");
                continue;
            }
            var name = key.getValue();
            var first = keys.putIfAbsent(name, keyPlace);
            if (first != null) {
                var expected = "mỗi khoá một lần (lần đầu ở dòng " + first.line() + ")";
                report(keyPlace, "duplicate-key", "khoá \"" + name + "\" lặp lại", expected);
                continue;
            }
            var value = convert(tuple.getValueNode(), depth + 1);
            if (value != null) {
                // An absent value has no place of its own; what people must look at is its key.
                var nothing = value.content() instanceof Content.Nothing;
                values.put(name, nothing ? new ConfigNode(keyPlace, value.content()) : value);
            }
        }
        return new ConfigNode(place(mapping), new Content.Entries(values, keys));
    }

    private ConfigNode list(SequenceNode sequence, int depth) {
        var items = new ArrayList<ConfigNode>();
        for (var item : sequence.getValue()) {
            var value = convert(item, depth + 1);
            if (value != null) {
                items.add(value);
            }
        }
        return new ConfigNode(place(sequence), new Content.Items(List.copyOf(items)));
    }

    private ConfigNode scalar(ScalarNode scalar) {
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return new ConfigNode(place(scalar), new Content.Nothing());
        }
        var type = tag.equals(Tag.INT)
                ? ConfigNode.Type.INTEGER
                : tag.equals(Tag.FLOAT)
                        ? ConfigNode.Type.DECIMAL
                        : tag.equals(Tag.BOOL) ? ConfigNode.Type.FLAG : ConfigNode.Type.TEXT;
        var text = scalar.getValue();
        return new ConfigNode(place(scalar), new Content.Scalar(text, text, type, Origin.LITERAL, firstLetter(scalar)));
    }

    /** Whoever checks a text inside a scalar needs to know where in the file it begins. */
    private Place firstLetter(ScalarNode scalar) {
        var place = place(scalar);
        return switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> {
                var line = place.line();
                while (line < lines.size() && lines.get(line).isBlank()) {
                    line++;
                }
                var indent = line < lines.size()
                        ? lines.get(line).length()
                                - lines.get(line).stripLeading().length()
                        : 0;
                yield new Place(file, place.line() + 1, indent + 1);
            }
            case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> new Place(file, place.line(), place.column() + 1);
            case PLAIN -> place;
        };
    }

    private Place place(Node node) {
        return node.getStartMark().map(this::place).orElse(new Place(file, 1, 1));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void report(Place place, String rule, String what, String expected) {
        problems.add(new Problem(place, rule, what, expected, null));
    }
}
