package vn.tthc.monitor.connector.conformance.fake;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.ValueRule;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/** Lists the world as the connector file asks for it: within its window, page by page, in the recorded envelope. */
final class FakeListing {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PLACE = "_vi_tri";

    private final ConnectorDefinition definition;
    private final ListRead list;
    private final FakeWorld world;
    private final Shown shown;
    private final int size;

    FakeListing(ConnectorDefinition definition, FakeWorld world, Shown shown, int size) {
        this.definition = definition;
        this.list = Objects.requireNonNull(definition.read().list(), "only sources that list have a listing");
        this.world = world;
        this.shown = shown;
        this.size = list.paging() instanceof Paging.None ? Integer.MAX_VALUE / 2 : size;
    }

    /** What a listing shows: the answer around its rows, and of each record what a row has. */
    record Shown(JsonNode envelope, UnaryOperator<JsonNode> row) {}

    /** Which rows a request gets. */
    private record Slice(int from, int to, boolean last) {}

    WireAnswer answer(WireRequest request, Map<String, List<String>> asked, PageQuirk quirk, WireEncoding encoding) {
        var rows = world.records().stream()
                .filter(record -> within(record, request, asked))
                .toList();
        var position = position(request, asked);
        if (position < 0) {
            return WireAnswer.json(400, "{\"message\":\"Không có trang trước trang đầu\"}");
        }
        var slice = slice(position, rows.size(), quirk);
        ArrayNode page = JSON.arrayNode();
        rows.subList(slice.from(), slice.to()).stream().map(shown.row()).forEach(page::add);
        var past = slice.from() >= rows.size() && slice.from() > 0;
        JsonNode placed = past && quirk == PageQuirk.NULL_LAST ? JSON.nullNode() : page;
        var tree = list.records().toString().isEmpty() ? placed : Trees.with(shown.envelope(), list.records(), placed);
        if (past && quirk == PageQuirk.ABSENT_LAST) {
            tree = without(tree);
        }
        return paged(counted(tree, rows.size()), slice, request, encoding);
    }

    /** The total that the connector file holds the source to. */
    private JsonNode counted(JsonNode tree, int count) {
        var total = list.checks().total();
        return total == null || total.path() == null || !tree.isObject()
                ? tree
                : Trees.with(tree, total.path(), JSON.numberNode(count));
    }

    private JsonNode without(JsonNode tree) {
        var parent = list.records().parent();
        if (parent.isEmpty() || !(tree instanceof ObjectNode)) {
            return list.records().replace(tree, _ -> JSON.nullNode());
        }
        var records = list.records().read(tree);
        return parent.get().replace(tree, node -> {
            var copy = node instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
            copy.propertyNames().stream()
                    .filter(name -> copy.path(name).equals(records))
                    .toList()
                    .forEach(copy::remove);
            return copy;
        });
    }

    private Slice slice(int position, int count, PageQuirk quirk) {
        return switch (quirk) {
            case REPEATS -> new Slice(0, Math.min(size, count), false);
            case ROW_MOVED -> {
                var from = position == 0 ? 0 : Math.min(position - 1, count);
                var to = Math.min(position + size, count);
                yield new Slice(from, to, to >= count);
            }
            case SIZE_CHANGES -> {
                var to = Math.min(position + (position == 0 ? size : size + 1), count);
                yield new Slice(Math.min(position, count), to, to >= count);
            }
            case EMPTY_LAST, NULL_LAST, ABSENT_LAST ->
                new Slice(Math.min(position, count), Math.min(position + size, count), position >= count);
            case NONE -> {
                var to = Math.min(position + size, count);
                yield new Slice(Math.min(position, count), to, to >= count);
            }
        };
    }

    /** The first row asked for. */
    private int position(WireRequest request, Map<String, List<String>> asked) {
        return switch (list.paging()) {
            case Paging.None _ -> 0;
            case Paging.Page page ->
                (number(request, asked, "page", page.parameter(), page.start()) - page.start()) * size;
            case Paging.Offset rows -> number(request, asked, "offset", rows.parameter(), rows.start()) - rows.start();
            case Paging.Cursor cursor -> {
                var sent = value(request, asked, "cursor", cursor.parameter());
                yield sent == null || sent.isEmpty() ? 0 : Integer.parseInt(sent.replaceAll("\\D", ""));
            }
            case Paging.NextLink _, Paging.LinkHeader _, Paging.Continue _ ->
                Integer.parseInt(request.query().getOrDefault(PLACE, "0"));
        };
    }

    /** A number that stands in the request; who says none gets what comes first. */
    private static int number(
            WireRequest request, Map<String, List<String>> asked, String name, @Nullable String parameter, int first) {
        var said = value(request, asked, name, parameter);
        return said == null ? first : Integer.parseInt(said);
    }

    private static @Nullable String value(
            WireRequest request, Map<String, List<String>> asked, String name, @Nullable String parameter) {
        return parameter == null
                ? asked.containsKey(name) ? asked.get(name).getFirst() : null
                : request.query().get(parameter);
    }

    private WireAnswer paged(JsonNode tree, Slice slice, WireRequest request, WireEncoding encoding) {
        var write = AnswerWriter.write(marked(tree, slice, request), list.call(), encoding);
        return list.paging() instanceof Paging.LinkHeader && !slice.last()
                ? write.with("Link", "<" + next(slice, request) + ">; rel=\"next\"")
                : write;
    }

    private JsonNode marked(JsonNode tree, Slice slice, WireRequest request) {
        return switch (list.paging()) {
            case Paging.None _, Paging.LinkHeader _ -> tree;
            case Paging.Page page -> ended(tree, page.end(), slice.last());
            case Paging.Offset rows -> ended(tree, rows.end(), slice.last());
            case Paging.Cursor cursor ->
                Trees.with(
                        tree, cursor.path(), slice.last() ? JSON.nullNode() : JSON.stringNode("vi-tri-" + slice.to()));
            case Paging.NextLink link ->
                Trees.with(tree, link.path(), slice.last() ? JSON.nullNode() : JSON.stringNode(next(slice, request)));
            case Paging.Continue next ->
                Trees.with(
                        tree,
                        next.path(),
                        slice.last() ? JSON.nullNode() : JSON.objectNode().put(PLACE, slice.to()));
        };
    }

    private static String next(Slice slice, WireRequest request) {
        var bare = request.target().replaceAll("[?&]" + PLACE + "=\\d+", "");
        return bare + (bare.contains("?") ? "&" : "?") + PLACE + "=" + slice.to();
    }

    private static JsonNode ended(JsonNode tree, @Nullable ValueRule end, boolean last) {
        if (end == null || !tree.isObject()) {
            return tree;
        }
        var word = end.in().stream().findFirst().orElse("1");
        var other = word.equals("true") ? "false" : word.equals("false") ? "true" : word.equals("0") ? "1" : "";
        return Trees.with(tree, end.path(), Trees.scalar(last ? word : other));
    }

    private boolean within(JsonNode record, WireRequest request, Map<String, List<String>> asked) {
        var window = list.window();
        var at = window == null ? null : world.at(record, window.by());
        if (window == null || at == null) {
            return true;
        }
        var from = bound(window, request, asked, true);
        var to = bound(window, request, asked, false);
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }

    /** A bound as the source understands it: the lower one from the beginning of a day, the upper one to its end. */
    private @Nullable Instant bound(
            Window window, WireRequest request, Map<String, List<String>> asked, boolean lower) {
        @Nullable Placement placement = lower ? window.from() : window.to();
        var name = lower ? "window.from" : "window.to";
        var sent = placement == null
                ? asked.containsKey(name) ? asked.get(name).getFirst() : null
                : CallTemplate.placed(placement, request);
        return sent == null || sent.isEmpty()
                ? null
                : TimeGuess.moment(
                                sent,
                                window.format(),
                                window.zone() == null ? definition.mapping().timezone() : window.zone(),
                                lower ? LocalTime.MIN : LocalTime.of(23, 59, 59))
                        .orElse(null);
    }
}
