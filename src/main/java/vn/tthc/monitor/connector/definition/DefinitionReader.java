package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Contact;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Schedule;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** Turns a file that passed its shape and the lint into the records. */
final class DefinitionReader {
    /** A day and a half of working time: a file a day, with room for a morning that begins late. */
    private static final Duration FILES_STALE_AFTER = Duration.ofHours(12);

    private DefinitionReader() {}

    static ConnectorDefinition read(ConfigNode root, List<Problem> warnings) {
        return new ConnectorDefinition(
                root.text("id"),
                root.text("name"),
                root.textOrNull("owner"),
                root.flag("demo"),
                lifecycle(root.get("lifecycle")),
                contact(root.get("contact")),
                root.textOrNull("deepLink"),
                schedule(root.at("schedule")),
                intake(root),
                mapping(root),
                health(root),
                ExpectationReader.expectations(root),
                warnings);
    }

    private static Intake intake(ConfigNode root) {
        var probe = root.get("probe");
        var files = root.get("files");
        var push = root.get("push");
        return new Intake(
                root.get("read") == null ? null : polling(root),
                probe == null ? null : ProbeReader.settings(probe, root.get("http")),
                files == null ? null : FilesReader.settings(files, mapping(root)),
                push == null ? null : PushReader.settings(push));
    }

    static Intake.Polling polling(ConfigNode root) {
        return new Intake.Polling(HttpReader.settings(root.at("http")), ReadReader.settings(root.at("read")));
    }

    private static MappingSettings mapping(ConfigNode root) {
        var node = root.get("mapping");
        return node == null
                ? MappingSettings.NONE
                : MappingReader.settings(
                        node, ExpectationReader.drift(root.at("drift")).unmappedCode());
    }

    private static List<Lifecycle> lifecycle(@Nullable ConfigNode node) {
        var periods = new ArrayList<Lifecycle>();
        for (var period : node == null ? List.<ConfigNode>of() : node.items()) {
            periods.add(new Lifecycle(
                    LifecycleState.valueOf(period.text("state").toUpperCase(Locale.ROOT)),
                    period.date("from"),
                    period.dateOrNull("to"),
                    period.textOrNull("document")));
        }
        return List.copyOf(periods);
    }

    private static @Nullable Contact contact(@Nullable ConfigNode node) {
        return node == null
                ? null
                : new Contact(node.textOrNull("name"), node.textOrNull("phone"), node.textOrNull("email"));
    }

    private static Schedule schedule(ConfigNode node) {
        return new Schedule(node.duration("every"), node.textOrNull("reconcile"));
    }

    private static Thresholds health(ConfigNode root) {
        var node = root.at("health");
        var stale = node.durationOrNull("staleAfter");
        // Nothing but its age tells that a file was forgotten.
        var ofFiles = root.get("read") == null && root.get("files") != null;
        return new Thresholds(
                node.duration("slowAfter"),
                stale == null && ofFiles ? FILES_STALE_AFTER : stale,
                node.integer("failures"),
                node.integer("recoveries"),
                node.duration("clearAfter"));
    }
}
