package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/**
 * When a disagreement of two systems is shown to people.
 *
 * @param graces of a pair before those of all pairs
 * @param dueTolerance how far apart two due times may lie
 * @param copies dossiers that two systems must both know
 */
record MismatchRules(List<Grace> graces, Duration dueTolerance, List<Copy> copies) {
    static final String NEVER = "never";

    private static final int DAY_HOURS = 8;

    MismatchRules {
        graces = List.copyOf(graces);
        copies = List.copyOf(copies);
    }

    /**
     * How much working time a class is kept quiet.
     *
     * @param pair the two systems by the alphabet; null for all others
     * @param time null where it is never shown
     */
    record Grace(
            MismatchKind kind,
            @Nullable Pair pair,
            @Nullable Duration time) {}

    /** Two systems by the alphabet. */
    record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /**
     * Dossiers of one system that another must know a while after their reception.
     *
     * @param fields empty for all
     */
    record Copy(String of, String in, List<String> fields, Duration after) {}

    /** Who knows the rules of this moment. */
    @FunctionalInterface
    interface Holder {
        MismatchRules mismatchRules();
    }

    /** What holds without a file. */
    static MismatchRules standard() {
        var graces = new ArrayList<Grace>();
        for (var kind : MismatchKind.values()) {
            graces.add(new Grace(kind, null, kind.grace()));
        }
        return new MismatchRules(graces, Duration.ofHours(1), List.of());
    }

    /** The section of the routing file, defaults filled in. */
    static MismatchRules of(ConfigNode section) {
        var graces = new ArrayList<Grace>();
        for (var pair : RoutingFile.items(section, "pairs")) {
            var systems = pair.texts("systems");
            graces.addAll(graces(pair.at("grace"), Pair.of(systems.getFirst(), systems.getLast())));
        }
        graces.addAll(graces(section.at("grace"), null));
        return new MismatchRules(
                graces,
                section.duration("dueTolerance"),
                RoutingFile.items(section, "copies").stream()
                        .map(copy -> new Copy(
                                copy.text("of"), copy.text("in"), copy.texts("fields"), copy.duration("after")))
                        .toList());
    }

    /** A day is a working day of eight hours. */
    private static Duration workingTime(String written, Duration time) {
        return written.endsWith("d") ? Duration.ofHours(time.toDays() * DAY_HOURS) : time;
    }

    private static List<Grace> graces(ConfigNode node, @Nullable Pair pair) {
        return node.texts().entrySet().stream()
                .map(entry -> new Grace(
                        MismatchKind.valueOf(
                                entry.getKey().toUpperCase(Locale.ROOT).replace('-', '_')),
                        pair,
                        entry.getValue().equals(NEVER)
                                ? null
                                : workingTime(entry.getValue(), node.duration(entry.getKey()))))
                .toList();
    }
}
