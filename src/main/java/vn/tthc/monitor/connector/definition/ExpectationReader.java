package vn.tthc.monitor.connector.definition;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.definition.Expectations.VolumeBand;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the parts of a connector file that say what a source is expected to stay like. */
final class ExpectationReader {
    private ExpectationReader() {}

    static Expectations expectations(ConfigNode root) {
        return new Expectations(
                drift(root.at("drift")), volume(root.at("health").at("volume")));
    }

    static DriftRules drift(ConfigNode node) {
        return new DriftRules(
                DriftVerb.of(node.text("newField")),
                DriftVerb.of(node.text("missingField")),
                DriftVerb.of(node.text("retyped")),
                DriftVerb.of(node.text("unmappedCode")));
    }

    private static VolumeBand volume(ConfigNode node) {
        return new VolumeBand(
                VolumeBand.Per.valueOf(node.text("per").toUpperCase(Locale.ROOT)),
                bound(node, "min"),
                bound(node, "max"));
    }

    private static @Nullable Integer bound(ConfigNode node, String key) {
        return node.get(key) == null ? null : node.integer(key);
    }

    static Vanishing vanishing(ConfigNode node) {
        return new Vanishing(
                Vanishing.Reads.valueOf(node.text("reads").toUpperCase(Locale.ROOT)),
                node.duration("grace"),
                node.integer("share"),
                node.integer("atLeast"));
    }
}
