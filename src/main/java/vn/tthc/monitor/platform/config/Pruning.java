package vn.tthc.monitor.platform.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a tree whatever a check complained about, so that a second check of what is left can run on sound ground
 * and everything wrong is told at once.
 */
public final class Pruning {
    private static final Set<String> BY_KEY = Set.of("unknown-key", "removed-key", "one-of");

    private final Set<Place> keys = new HashSet<>();
    private final Set<Place> values = new HashSet<>();

    private Pruning(List<Problem> problems) {
        for (var problem : problems) {
            // An object begins where its first key does, so a bad key must not take its object along.
            (BY_KEY.contains(problem.rule()) ? keys : values).add(problem.place());
        }
    }

    /** The tree without the values that have problems; the root always stays. */
    public static ConfigNode of(ConfigNode root, List<Problem> problems) {
        return problems.isEmpty() ? root : new Pruning(problems).prune(root);
    }

    private ConfigNode prune(ConfigNode node) {
        return switch (node.content()) {
            case ConfigNode.Content.Entries entries -> {
                var left = new LinkedHashMap<String, ConfigNode>();
                entries.values().forEach((key, value) -> {
                    if (!keys.contains(node.keyPlace(key)) && !values.contains(value.place())) {
                        left.put(key, prune(value));
                    }
                });
                yield new ConfigNode(node.place(), new ConfigNode.Content.Entries(left, entries.keys()));
            }
            case ConfigNode.Content.Items items -> {
                var left = items.values().stream()
                        .filter(item -> !values.contains(item.place()))
                        .map(this::prune)
                        .toList();
                yield new ConfigNode(node.place(), new ConfigNode.Content.Items(left));
            }
            case ConfigNode.Content.Scalar _, ConfigNode.Content.Nothing _ -> node;
        };
    }
}
