package vn.tthc.monitor.platform.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts nodes together from values that did not stand in a file, so that the same shapes and rules judge them. */
public final class ConfigTree {
    private ConfigTree() {}

    /** An object; each key stands where its value does. */
    public static ConfigNode object(Place place, Map<String, ConfigNode> values) {
        var keys = new LinkedHashMap<String, Place>();
        values.forEach((key, value) -> keys.put(key, value.place()));
        return new ConfigNode(place, new ConfigNode.Content.Entries(new LinkedHashMap<>(values), keys));
    }

    /** A list. */
    public static ConfigNode list(Place place, List<ConfigNode> values) {
        return new ConfigNode(place, new ConfigNode.Content.Items(List.copyOf(values)));
    }
}
