package vn.tthc.monitor.connector.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Schedule;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Pruning;

/**
 * Makes of an unfinished file what a test read needs: how to talk to the source and what to ask, and of the mapping what
 * is already right. Nothing else of such a file counts.
 */
final class DraftReader {
    private static final List<String> NEEDED = List.of("http", "read");

    private DraftReader() {}

    /** The definition; null where the file does not yet say soundly what to ask. */
    static @Nullable ConnectorDefinition read(
            String id, String name, ConfigNode resolved, ConfigNode sound, List<Problem> problems) {
        var places = new HashSet<Place>();
        for (var key : NEEDED) {
            var part = resolved.get(key);
            if (part == null || sound.get(key) == null) {
                return null;
            }
            places(part, places);
        }
        if (problems.stream().anyMatch(problem -> places.contains(problem.place()))) {
            return null;
        }
        return new ConnectorDefinition(
                id,
                name,
                null,
                false,
                List.of(),
                null,
                null,
                new Schedule(Duration.ofMinutes(1), null),
                Intake.of(DefinitionReader.polling(sound)),
                mapping(sound.get("mapping"), problems),
                new Thresholds(Duration.ofSeconds(5), null, 3, 2, Duration.ofSeconds(60)),
                Expectations.USUAL,
                List.of());
    }

    /** Where the part's values and keys stand; its own beginning is where its first key stands. */
    private static void places(ConfigNode part, Set<Place> places) {
        for (var node : part.all()) {
            places.add(node.place());
            node.keys().forEach(key -> places.add(node.keyPlace(key)));
        }
    }

    private static MappingSettings mapping(@Nullable ConfigNode mapping, List<Problem> problems) {
        if (mapping == null) {
            return MappingSettings.NONE;
        }
        // A field that is not there yet is no reason to throw away the others.
        var wrong = problems.stream()
                .filter(problem -> !problem.rule().startsWith("missing-"))
                .toList();
        var left = Pruning.of(mapping, wrong);
        try {
            return left.get("fields") == null
                    ? MappingSettings.NONE
                    : MappingReader.settings(left, Expectations.USUAL.drift().unmappedCode());
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException _) {
            return MappingSettings.NONE;
        }
    }
}
