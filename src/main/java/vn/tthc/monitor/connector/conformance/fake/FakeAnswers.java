package vn.tthc.monitor.connector.conformance.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.recording.RecordedFolder;

/** The good answers of the fake source to the calls of one connector file. */
final class FakeAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern RECORD_PLACE = Pattern.compile("\\$\\{record\\.([^}.\\[]+)");

    private final ConnectorDefinition definition;
    private final ReadSettings read;
    private final FakeWorld world;
    private final RecordedFolder recorded;
    private final @Nullable FakeListing listing;
    private final String base;

    FakeAnswers(ConnectorDefinition definition, RecordedFolder recorded, FakeWorld world, int page) {
        this.definition = definition;
        this.read = definition.read();
        this.world = world;
        this.recorded = recorded;
        this.base = definition.http().baseUrl().encodedPath();
        this.listing = read.list() == null ? null : new FakeListing(definition, world, shown(), page);
    }

    private FakeListing.Shown shown() {
        var list = Objects.requireNonNull(read.list());
        if (read.detail() == null) {
            return new FakeListing.Shown(envelope(recorded.answers("answer")), record -> record);
        }
        var lists = recorded.answers("list");
        var rows = lists.stream()
                .flatMap(answer -> list.records().rows(answer).values().stream())
                .toList();
        var keys = rows.isEmpty() ? neededKeys() : keys(rows.getFirst());
        return new FakeListing.Shown(envelope(lists), record -> only(record, keys));
    }

    /** A recorded answer; where none was recorded, one that only says that all is well. */
    private JsonNode envelope(List<JsonNode> answers) {
        if (!answers.isEmpty()) {
            return answers.getFirst();
        }
        var success = definition.http().success();
        JsonNode empty = JSON.objectNode();
        return success == null
                ? empty
                : Trees.with(
                        empty,
                        success.path(),
                        Trees.scalar(success.in().stream().findFirst().orElse("1")));
    }

    /** Keys without which a detail cannot be asked for. */
    private Set<String> neededKeys() {
        var keys = new HashSet<String>();
        definition.mapping().fields().stream()
                .filter(field -> field.target() == DossierField.CODE)
                .map(field -> field.source().bare())
                .filter(ValueSource.FirstOf.class::isInstance)
                .forEach(source -> ((ValueSource.FirstOf) source)
                        .paths()
                        .forEach(path -> keys.add(path.toString().split("[.\\[]", 2)[0])));
        var places = RECORD_PLACE.matcher(String.valueOf(read.detail()));
        while (places.find()) {
            keys.add(places.group(1));
        }
        return keys;
    }

    private static Set<String> keys(JsonNode record) {
        return Set.copyOf(record.propertyNames());
    }

    private static JsonNode only(JsonNode record, Set<String> keys) {
        return record instanceof ObjectNode object ? object.deepCopy().retain(keys) : record;
    }

    /** What a request is for. */
    Kind kind(WireRequest request) {
        if (matches(read.list() == null ? null : read.list().call(), request)) {
            return Kind.LIST;
        }
        if (matches(read.detail() == null ? null : read.detail().call(), request)) {
            return Kind.DETAIL;
        }
        return matches(read.recheck() == null ? null : read.recheck().call(), request) ? Kind.RECHECK : Kind.OTHER;
    }

    private boolean matches(@Nullable HttpCall call, WireRequest request) {
        return call != null && new CallTemplate(call, base).match(request).isPresent();
    }

    WireAnswer answer(Kind kind, WireRequest request, PageQuirk quirk, WireEncoding encoding) {
        return switch (kind) {
            case LIST -> {
                var call = Objects.requireNonNull(read.list()).call();
                yield Objects.requireNonNull(listing).answer(request, asked(call, request), quirk, encoding);
            }
            case DETAIL -> detail(request, encoding);
            case RECHECK -> recheck(request, encoding);
            case LOGIN, OTHER -> WireAnswer.status(404);
        };
    }

    private Map<String, List<String>> asked(HttpCall call, WireRequest request) {
        return new CallTemplate(call, base).match(request).orElse(Map.of());
    }

    private WireAnswer detail(WireRequest request, WireEncoding encoding) {
        var detail = Objects.requireNonNull(read.detail());
        var asked = asked(detail.call(), request);
        var details = recorded.answers("answer").stream()
                .map(detail.record()::read)
                .filter(JsonNode::isObject)
                .toList();
        var record = world.records().stream()
                .filter(one -> asks(asked, one))
                .findFirst()
                .map(one -> details.isEmpty() ? one : only(one, keys(details.getFirst())));
        return record.map(one -> placed(envelope(recorded.answers("answer")), detail.record(), one))
                .map(tree -> AnswerWriter.write(tree, detail.call(), encoding))
                .orElseGet(() -> WireAnswer.json(404, "{\"message\":\"Không có hồ sơ này\"}"));
    }

    private boolean asks(Map<String, List<String>> asked, JsonNode record) {
        var code = asked.get("code");
        if (code != null) {
            return code.contains(world.code(record));
        }
        return asked.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("record."))
                .allMatch(entry -> DottedPath.parse(entry.getKey().substring("record.".length()))
                        .map(path -> path.text(record))
                        .filter(entry.getValue()::contains)
                        .isPresent());
    }

    private WireAnswer recheck(WireRequest request, WireEncoding encoding) {
        var recheck = Objects.requireNonNull(read.recheck());
        var asked = asked(recheck.call(), request);
        var codes = asked.containsKey("codes") ? asked.get("codes") : asked.getOrDefault("code", List.of());
        var found = codes.stream()
                .map(code -> world.records().stream()
                        .filter(record -> code.equals(world.code(record)))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
        var answers = read.list() == null ? recorded.answers("answer") : recorded.answers("recheck");
        var envelope = envelope(answers.isEmpty() ? recorded.answers("answer") : answers);
        // A source that answers for one gives one; whether alone or in a list is as it was recorded.
        var alone = recheck.records().read(envelope).isObject() && found.size() == 1;
        ArrayNode all = JSON.arrayNode();
        found.forEach(all::add);
        var tree = placed(envelope, recheck.records(), alone ? found.getFirst() : all);
        return AnswerWriter.write(tree, recheck.call(), encoding);
    }

    private static JsonNode placed(JsonNode envelope, DottedPath path, JsonNode records) {
        return path.toString().isEmpty() ? records : Trees.with(envelope, path, records);
    }
}
