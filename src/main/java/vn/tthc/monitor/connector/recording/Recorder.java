package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import vn.tthc.monitor.connector.Recording;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;

/** Makes a fixture of what a source said: short, without people, with the dossiers that its file makes of it. */
public final class Recorder {
    /** The answers cannot be kept without somebody in them; the message says why, for people. */
    public static final class NotSafe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSafe(String sentence) {
            super(sentence);
        }
    }

    private final ConnectorDefinition definition;
    private final Redaction redaction;
    private final int limit;
    private final List<JsonNode> kept = new ArrayList<>();

    /**
     * A recorder.
     *
     * @param definition of the file under an {@code InventedEnvironment}, so that no real address gets into a fixture
     * @param hidden more paths of a record whose values must not be kept
     */
    public Recorder(ConnectorDefinition definition, List<String> hidden, int limit) {
        this(definition, Redaction.of(definition, hidden), limit);
    }

    Recorder(ConnectorDefinition definition, Redaction redaction, int limit) {
        this.definition = definition;
        this.redaction = redaction;
        this.limit = limit;
    }

    /**
     * The fixture.
     *
     * @param exchanges of one reading, in order
     * @param records what was read by them, whole: of which people are known best
     * @throws NotSafe where a personal value would be left in it
     */
    public Recording record(List<Exchange> exchanges, List<JsonNode> records) {
        records.forEach(redaction::learn);
        var listed = answers(exchanges, Ask.Phase.PROBE);
        var asked = answers(exchanges, Ask.Phase.DETAIL);
        listed.forEach(redaction::learn);
        asked.forEach(redaction::learn);
        var files = new LinkedHashMap<String, String>();
        var read = definition.read();
        var list = read.list();
        if (list != null && read.detail() != null) {
            var details = asked.subList(0, Math.min(limit, asked.size()));
            add(files, "list", cut(listed, list.records(), details.size()));
            add(files, "answer", details);
        } else if (list != null) {
            add(files, "answer", cut(listed, list.records(), limit));
            add(files, "recheck", asked);
        } else {
            add(files, "answer", asked);
        }
        var dossiers = RecordedFolder.of(files).dossiers(definition);
        files.put(RecordedFolder.EXPECTED, pretty(dossiers));
        kept.forEach(this::refuseWhatIsLeft);
        dossiers.forEach(this::refuseWhatIsLeft);
        return new Recording(definition.id(), dossiers.size(), files);
    }

    private static List<JsonNode> answers(List<Exchange> exchanges, Ask.Phase phase) {
        return exchanges.stream()
                .filter(exchange -> exchange.phase() == phase && exchange.failure() == null)
                .flatMap(exchange -> exchange.json().stream())
                .toList();
    }

    private void add(Map<String, String> files, String name, List<JsonNode> answers) {
        for (var index = 0; index < answers.size(); index++) {
            var number = answers.size() == 1 ? "" : "-" + (index + 1);
            var clean = redaction.apply(answers.get(index));
            kept.add(clean);
            files.put(name + number + ".json", pretty(clean));
        }
    }

    /** So many records of all answers together; answers of which none is left are left out, but the first stays. */
    private static List<JsonNode> cut(List<JsonNode> answers, DottedPath path, int most) {
        var kept = new ArrayList<JsonNode>();
        var left = new AtomicInteger(most);
        for (var answer : answers) {
            var before = left.get();
            var copy = path.replace(answer, records -> first(records, left));
            if (kept.isEmpty() || left.get() < before) {
                kept.add(copy);
            }
        }
        return kept;
    }

    /** As many of the records as are still wanted; one that is none stands for a list of one, as in XML. */
    private static JsonNode first(JsonNode records, AtomicInteger left) {
        if (!records.isArray()) {
            return left.getAndDecrement() > 0 ? records : NullNode.getInstance();
        }
        ArrayNode few = JsonNodeFactory.instance.arrayNode();
        records.values().stream().limit(Math.max(0, left.get())).forEach(few::add);
        left.addAndGet(-few.size());
        return few;
    }

    private void refuseWhatIsLeft(JsonNode tree) {
        var left = redaction.leftIn(tree);
        if (left != null) {
            throw new NotSafe("Không ghi mẫu: còn một giá trị cá nhân dài " + left.length()
                    + " ký tự trong câu trả lời, có lẽ nằm trong tên khoá; cần thêm --hide cho trường ấy."
                    + " (A personal value would have been left; nothing was written.)");
        }
    }

    private static String pretty(Object tree) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }
}
