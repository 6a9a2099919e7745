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
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueRule;
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
                window(node.get("window")),
                ExpectationReader.vanishing(node.at("vanished")),
                node.get("keep") == null ? List.of() : MappingReader.conditions(node.at("keep")));
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
            case "page" -> new Paging.Page(parameter, node.integer("start"), node.integer("size"), most, end(node));
            case "offset" -> new Paging.Offset(parameter, node.integer("start"), node.integer("size"), most, end(node));
            case "cursor" -> new Paging.Cursor(parameter, DottedPath.of(node.text("path")), most);
            case "next-link" -> new Paging.NextLink(DottedPath.of(node.text("path")), most);
            case "link-header" -> new Paging.LinkHeader(most);
            default -> throw new IllegalStateException("paging type " + node.text("type"));
        };
    }

    private static @Nullable ValueRule end(ConfigNode node) {
        var end = node.get("end");
        return end == null ? null : HttpReader.rule(end);
    }

    private static @Nullable Window window(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        var to = node.get("to");
        var zone = node.textOrNull("timezone");
        return new Window(
                field(node.text("by")),
                HttpReader.placementOrNull(node.at("from")),
                to == null ? null : HttpReader.placementOrNull(to),
                node.at("from").text("format"),
                zone == null ? null : ZoneId.of(zone),
                node.duration("lookback"),
                node.durationOrNull("first"));
    }

    private static DossierField field(String key) {
        return Arrays.stream(DossierField.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
