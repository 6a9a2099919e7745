package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object: its known keys, what other keys hold if they are allowed, and which keys exclude each other. */
public final class ObjectShape extends Shape {
    private final String title;
    private final Map<String, Property> properties;
    private final Map<String, String> removed;
    private final @Nullable Property rest;
    private final List<Choice> choices;
    private final @Nullable String subject;

    /**
     * One key.
     *
     * @param fallback text of the default; null for none
     * @param section an absent object counts as an empty one, so that the defaults in it hold
     */
    private record Property(
            Shape shape,
            boolean required,
            boolean section,
            @Nullable String fallback,
            String meaning) {}

    /** Keys that exclude each other, and whether one of them must stand. */
    private record Choice(List<String> keys, boolean needed) {
        void addTo(ObjectNode schema) {
            var one = schema.putArray("oneOf");
            keys.forEach(key -> one.addObject().putArray("required").add(key));
            if (!needed) {
                var none = one.addObject().putObject("not").putArray("anyOf");
                keys.forEach(key -> none.addObject().putArray("required").add(key));
            }
        }
    }

    private ObjectShape(
            String title,
            Map<String, Property> properties,
            Map<String, String> removed,
            @Nullable Property rest,
            List<Choice> choices,
            @Nullable String subject) {
        this.title = title;
        this.properties = properties;
        this.removed = removed;
        this.rest = rest;
        this.choices = choices;
        this.subject = subject;
    }

    static ObjectShape empty(String title) {
        return new ObjectShape(title, Map.of(), Map.of(), null, List.of(), null);
    }

    public ObjectShape required(String key, Shape shape, String meaning) {
        return with(key, new Property(shape, true, false, null, meaning));
    }

    public ObjectShape optional(String key, Shape shape, String meaning) {
        return with(key, new Property(shape, false, false, null, meaning));
    }

    /** A scalar key with a default. */
    public ObjectShape optional(String key, Shape shape, String fallback, String meaning) {
        return with(key, new Property(shape, false, false, fallback, meaning));
    }

    /** An object key whose absence means that all its defaults hold. */
    public ObjectShape section(String key, Shape shape, String meaning) {
        return with(key, new Property(shape, false, true, null, meaning));
    }

    /** A key that no longer exists; its users are told what to write. */
    public ObjectShape removed(String key, String successor) {
        var more = new LinkedHashMap<>(removed);
        more.put(key, successor);
        return new ObjectShape(title, properties, more, rest, choices, subject);
    }

    /** Any other key is allowed and holds this. */
    public ObjectShape rest(Shape shape, String meaning) {
        return new ObjectShape(
                title, properties, removed, new Property(shape, false, false, null, meaning), choices, subject);
    }

    /** Exactly one of the keys must stand. */
    public ObjectShape exactlyOne(String... keys) {
        return with(new Choice(Arrays.asList(keys), true));
    }

    /** One of the keys may stand. */
    public ObjectShape atMostOne(String... keys) {
        return with(new Choice(Arrays.asList(keys), false));
    }

    /** Another value of this key above makes the object another one, of which nothing below is kept. */
    public ObjectShape about(String key) {
        return new ObjectShape(title, properties, removed, rest, choices, key);
    }

    private ObjectShape with(Choice choice) {
        var more = new ArrayList<>(choices);
        more.add(choice);
        return new ObjectShape(title, properties, removed, rest, more, subject);
    }

    private ObjectShape with(String key, Property property) {
        var more = new LinkedHashMap<>(properties);
        more.put(key, property);
        return new ObjectShape(title, more, removed, rest, choices, subject);
    }

    @Override
    void check(ConfigNode node, Findings findings) {
        if (!findings.kind(node, node.isObject(), label())) {
            return;
        }
        node.entries().forEach((key, value) -> checkKey(node, key, value, findings));
        properties.forEach((key, property) -> {
            if (property.required() && node.get(key) == null && !findings.partial()) {
                var expected = key + " (" + property.shape().label() + "): " + property.meaning();
                findings.add(node.place(), "missing-key", "thiếu khoá \"" + key + "\"", expected, null);
            }
        });
        choices.forEach(choice -> checkChoice(node, choice, findings));
    }

    private void checkKey(ConfigNode node, String key, ConfigNode value, Findings findings) {
        var property = properties.getOrDefault(key, rest);
        if (property != null) {
            property.shape().check(value, findings);
        } else if (removed.containsKey(key)) {
            findings.add(node.keyPlace(key), "removed-key", "khoá \"" + key + "\" đã bỏ", removed.get(key), null);
        } else {
            var expected = "một trong " + String.join(", ", properties.keySet());
            var nearest = Nearest.of(key, properties.keySet());
            findings.add(node.keyPlace(key), "unknown-key", "khoá lạ \"" + key + "\"", expected, nearest);
        }
    }

    private static void checkChoice(ConfigNode node, Choice choice, Findings findings) {
        var present =
                choice.keys().stream().filter(key -> node.get(key) != null).toList();
        var expected =
                (choice.needed() ? "đúng một trong " : "nhiều nhất một trong ") + String.join(", ", choice.keys());
        if (present.size() > 1) {
            var what = "có cả " + String.join(", ", present);
            findings.add(node.keyPlace(present.getLast()), "one-of", what, expected, null);
        } else if (present.isEmpty() && choice.needed() && !findings.partial()) {
            findings.add(node.place(), "one-of", "không có khoá nào", expected, null);
        }
    }

    @Override
    ObjectNode schema(boolean partial) {
        var json = JsonNodeFactory.instance;
        var schema = json.objectNode();
        schema.put("type", "object");
        var keys = json.objectNode();
        properties.forEach((key, property) -> keys.set(key, schema(property, partial)));
        if (!properties.isEmpty()) {
            schema.set("properties", keys);
        }
        var required = properties.entrySet().stream()
                .filter(entry -> entry.getValue().required())
                .map(entry -> json.stringNode(entry.getKey()))
                .toList();
        if (!required.isEmpty() && !partial) {
            schema.putArray("required").addAll(required);
        }
        if (rest == null) {
            schema.put("additionalProperties", false);
        } else {
            schema.set("additionalProperties", schema(rest, partial));
        }
        if (!choices.isEmpty() && !partial) {
            var all = schema.putArray("allOf");
            choices.forEach(choice -> choice.addTo(all.addObject()));
        }
        return schema;
    }

    private static ObjectNode schema(Property property, boolean partial) {
        var schema = property.shape().schema(partial);
        schema.put("description", property.meaning());
        if (property.fallback() != null) {
            schema.set("default", property.shape().defaultJson(property.fallback()));
        }
        return schema;
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        if (!(node.content() instanceof ConfigNode.Content.Entries entries)) {
            return node;
        }
        var values = new LinkedHashMap<String, ConfigNode>();
        entries.values().forEach((key, value) -> {
            var property = properties.getOrDefault(key, rest);
            values.put(key, property == null ? value : property.shape().withDefaults(value));
        });
        properties.forEach((key, property) -> {
            if (!values.containsKey(key) && property.fallback() != null) {
                values.put(key, ConfigNode.literal(node.place(), property.fallback()));
            } else if (!values.containsKey(key) && property.section()) {
                values.put(key, property.shape().withDefaults(ConfigNode.emptyObject(node.place())));
            }
        });
        return new ConfigNode(node.place(), new ConfigNode.Content.Entries(values, entries.keys()));
    }

    @Override
    public ConfigNode merge(ConfigNode above, ConfigNode below) {
        if (!(above.content() instanceof ConfigNode.Content.Entries mine)
                || !(below.content() instanceof ConfigNode.Content.Entries theirs)) {
            return above;
        }
        if (isAnother(above, below)) {
            return above;
        }
        var values = new LinkedHashMap<>(theirs.values());
        var keys = new LinkedHashMap<>(theirs.keys());
        choices.stream()
                .map(Choice::keys)
                .filter(choice -> choice.stream().anyMatch(mine.values()::containsKey))
                .forEach(values.keySet()::removeAll);
        mine.values().forEach((key, value) -> {
            var property = properties.getOrDefault(key, rest);
            values.merge(
                    key,
                    value,
                    (under, over) -> property == null ? over : property.shape().merge(over, under));
        });
        keys.putAll(mine.keys());
        return new ConfigNode(above.place(), new ConfigNode.Content.Entries(values, keys));
    }

    private boolean isAnother(ConfigNode above, ConfigNode below) {
        var mine = subject == null ? null : above.get(subject);
        var theirs = subject == null ? null : below.get(subject);
        return mine != null && theirs != null && !mine.written().equals(theirs.written());
    }

    @Override
    String label() {
        return title;
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        properties.forEach((key, property) -> describe(path + key, property, rows));
        if (rest != null) {
            describe(path + "<khoá>", rest, rows);
        }
    }

    private static void describe(String path, Property property, List<KeyDescription> rows) {
        rows.add(new KeyDescription(
                path, property.shape().label(), property.required(), property.fallback(), property.meaning()));
        property.shape().describe(path + ".", rows);
    }

    @Override
    boolean accepts(ConfigNode node) {
        return node.isObject();
    }
}
