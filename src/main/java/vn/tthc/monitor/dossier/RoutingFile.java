package vn.tthc.monitor.dossier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.RoutingTable.Period;
import vn.tthc.monitor.dossier.RoutingTable.State;
import vn.tthc.monitor.dossier.RoutingTable.SystemNote;
import vn.tthc.monitor.dossier.RoutingTable.Topic;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/** Reads {@code routing.yaml}: which system serves which procedure or field. Without the file nobody is preferred. */
public final class RoutingFile {
    static final String NAME = "routing.yaml";

    /** For the check without the server. */
    public static final FileCheck CHECK = new FileCheck(
            NAME,
            RoutingShape.SHAPE,
            root -> new FileCheck.Findings(RoutingLint.all(root), RoutingLint.warnings(root)));

    private RoutingFile() {}

    /** What a file says, or what keeps it from saying anything. */
    record Read(@Nullable RoutingPlan plan, List<Problem> problems) {}

    /** A system that no file describes is no reason to refuse the table: connectors come and go beside it. */
    static Read read(Path file) {
        if (!Files.exists(file)) {
            return new Read(RoutingPlan.empty(), List.of());
        }
        var read = ConfigFile.read(file, RoutingShape.SHAPE);
        var problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(RoutingLint.errors(read.root()));
        }
        return new Read(problems.isEmpty() ? plan(read.root()) : null, List.copyOf(problems));
    }

    static RoutingPlan plan(ConfigNode root) {
        Map<String, SystemNote> systems = new LinkedHashMap<>();
        var described = root.get("systems");
        if (described != null) {
            described
                    .entries()
                    .forEach((id, note) ->
                            systems.put(id, new SystemNote(note.textOrNull("name"), note.textOrNull("address"))));
        }
        return new RoutingPlan(
                items(root, "routes").stream().map(RoutingFile::topic).toList(),
                root.textOrNull("otherwise"),
                systems,
                MismatchRules.of(root.at("mismatches")));
    }

    private static Topic topic(ConfigNode route) {
        return new Topic(
                route.texts("procedures").stream()
                        .map(code -> Objects.requireNonNull(ProcedureCode.normalized(code)))
                        .toList(),
                route.texts("fields"),
                periods(route));
    }

    /** A period without a last day ends before the next one begins. */
    private static List<Period> periods(ConfigNode route) {
        var nodes = items(route, "periods");
        var periods = new ArrayList<Period>();
        for (var i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var next = i + 1 < nodes.size() ? nodes.get(i + 1).date("from") : null;
            periods.add(new Period(
                    node.text("system"),
                    node.date("from"),
                    last(node, next),
                    State.valueOf(node.text("state").toUpperCase(Locale.ROOT)),
                    node.textOrNull("instead"),
                    node.textOrNull("document")));
        }
        return periods;
    }

    private static @Nullable LocalDate last(ConfigNode period, @Nullable LocalDate next) {
        var to = period.dateOrNull("to");
        return to != null || next == null ? to : next.minusDays(1);
    }

    static List<ConfigNode> items(ConfigNode node, String key) {
        var list = node.get(key);
        return list == null ? List.of() : list.items();
    }
}
