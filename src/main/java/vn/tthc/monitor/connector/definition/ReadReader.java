package vn.tthc.monitor.connector.definition;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.DetailRead;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.KnownElsewhere;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says what is asked for. */
final class ReadReader {
    private ReadReader() {}

    static ReadSettings settings(ConfigNode node) {
        var list = node.get("list");
        var detail = node.get("detail");
        var recheck = node.get("recheck");
        return new ReadSettings(
                list == null ? null : list(list),
                detail == null
                        ? null
                        : new DetailRead(
                                HttpReader.call(detail), DottedPath.of(detail.text("record")), keepsAbsent(detail)),
                recheck == null ? null : recheck(recheck));
    }

    private static ListRead list(ConfigNode node) {
        return new ListRead(
                HttpReader.call(node),
                DottedPath.of(node.text("records")),
                paging(node.get("paging")),
                window(node),
                ExpectationReader.vanishing(node.at("vanished")),
                checks(node));
    }

    private static ListChecks checks(ConfigNode node) {
        var keep = node.get("keep");
        var paging = node.get("paging");
        var none = node.get("none");
        return new ListChecks(
                keep == null ? List.of() : MappingReader.conditions(keep),
                stated(node.get("total")),
                paging == null ? 1 : paging.integer("passes"),
                paging != null && paging.text("repeats", "stop").equals("allow"),
                none == null ? null : HttpReader.rule(none));
    }

    private static boolean keepsAbsent(ConfigNode call) {
        return call.text("absent").equals("keep");
    }

    private static RecheckRead recheck(ConfigNode node) {
        var code = node.textOrNull("code");
        var of = node.get("of");
        return new RecheckRead(
                HttpReader.call(node),
                node.integer("batch"),
                DottedPath.of(node.text("records")),
                code == null ? null : DottedPath.of(code),
                node.duration("every"),
                of == null ? null : new KnownElsewhere(of.text("source"), new LinkedHashSet<>(of.texts("fields"))),
                keepsAbsent(node));
    }

    private static Paging paging(@Nullable ConfigNode node) {
        if (node == null) {
            return new Paging.None(1);
        }
        var parameter = node.textOrNull("parameter");
        var most = node.integer("maxPages");
        return switch (node.text("type")) {
            case "none" -> new Paging.None(most);
            case "page" ->
                new Paging.Page(
                        parameter,
                        node.integer("start"),
                        node.integer("size"),
                        most,
                        end(node),
                        stated(node.get("pages")));
            case "offset" ->
                new Paging.Offset(
                        parameter,
                        node.integer("start"),
                        node.integer("size"),
                        most,
                        end(node),
                        node.integer("overlap"));
            case "cursor" -> new Paging.Cursor(parameter, DottedPath.of(node.text("path")), most, end(node));
            case "next-link" -> new Paging.NextLink(DottedPath.of(node.text("path")), most, end(node));
            case "link-header" -> new Paging.LinkHeader(most);
            case "continue" -> new Paging.Continue(DottedPath.of(node.text("path")), most, end(node));
            default -> throw new IllegalStateException("paging type " + node.text("type"));
        };
    }

    private static Paging.@Nullable Stated stated(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        var path = node.textOrNull("path");
        return new Paging.Stated(path == null ? null : DottedPath.of(path), node.textOrNull("header"));
    }

    private static @Nullable ValueRule end(ConfigNode node) {
        var end = node.get("end");
        return end == null ? null : HttpReader.rule(end);
    }

    private static @Nullable Window window(ConfigNode list) {
        var node = list.get("window");
        if (node == null) {
            return null;
        }
        var to = node.get("to");
        var cap = node.get("cap");
        var zone = node.textOrNull("timezone");
        return new Window(
                field(node.text("by")),
                HttpReader.placementOrNull(node.at("from")),
                to == null ? null : HttpReader.placementOrNull(to),
                node.at("from").text("format"),
                zone == null ? null : ZoneId.of(zone),
                node.duration("lookback"),
                node.durationOrNull("first"),
                new Window.Slices(
                        WindowLint.closed(list), node.durationOrNull("step"), cap == null ? 0 : cap.integer("rows")),
                node.duration("settle"),
                node.durationOrNull("retention"));
    }

    private static DossierField field(String key) {
        return Arrays.stream(DossierField.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
