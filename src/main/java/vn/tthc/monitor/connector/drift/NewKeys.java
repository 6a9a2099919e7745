package vn.tthc.monitor.connector.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.drift.DriftWatch.Evidence;
import vn.tthc.monitor.connector.drift.DriftWatch.Known;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.mapping.ValueForm;
import vn.tthc.monitor.connector.mapping.ValueMask;

/** The keys of one run that no record had before. */
final class NewKeys {
    /** Records that are new as a whole are told once, not key by key. */
    private static final int MOST = 15;

    private static final Place MANY = new Place(DriftKind.NEW_FIELD, "*");

    private final LearntShape shape;
    private final DriftVerb verb;
    private final Known known;
    private final boolean learnt;
    private final Map<String, Evidence> keys = new LinkedHashMap<>();

    NewKeys(LearntShape shape, DriftVerb verb, Known known) {
        this.shape = shape;
        this.verb = verb;
        this.known = known;
        this.learnt = shape.learnt();
    }

    /** Takes the keys of a record: new ones are remembered, in the first runs they are learnt. */
    void sample(JsonNode record) {
        KeyPaths.walk(record, (path, value) -> {
            if (shape.knows(path)) {
                return;
            }
            if (learnt && known.since(place(path)) == null && known.since(MANY) == null) {
                keys.merge(path, new Evidence(value, 1), Evidence::more);
            } else {
                shape.learn(path);
            }
        });
    }

    private static Place place(String path) {
        return new Place(DriftKind.NEW_FIELD, path);
    }

    /** What to tell; once the file accepts them, the keys are new no longer. */
    List<Sighting> sightings() {
        var noted = verb == DriftVerb.ACCEPT;
        if (noted) {
            keys.keySet().forEach(shape::learn);
        }
        if (keys.size() > MOST) {
            var some = keys.keySet().stream().limit(MOST).toList();
            var detail = "Có " + keys.size() + " khoá mới, trong đó " + String.join(", ", some) + ".";
            return List.of(new Sighting(MANY, verb, detail, null, records(), noted));
        }
        return keys.entrySet().stream()
                .map(key -> new Sighting(
                        place(key.getKey()),
                        verb,
                        "Khoá mới, là " + words(key.getValue().value()) + "; chưa ánh xạ vào trường nào.",
                        example(key.getValue().value()),
                        key.getValue().records(),
                        noted))
                .toList();
    }

    private long records() {
        return keys.values().stream().mapToLong(Evidence::records).max().orElse(0);
    }

    private static String words(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "rỗng" : ValueForm.of(value).words();
    }

    private static @Nullable String example(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : ValueMask.form(value);
    }

    /** The new keys themselves. */
    Set<String> paths() {
        return Set.copyOf(keys.keySet());
    }
}
