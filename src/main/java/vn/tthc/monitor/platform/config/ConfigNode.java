package vn.tthc.monitor.platform.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.platform.Secret;

/**
 * A value of a configuration file and the place where it stands: an object, a list, a scalar or nothing. The typed
 * getters are for nodes that passed their {@link Shape}; on others they throw {@link IllegalStateException}.
 */
public final class ConfigNode {
    private final Place place;
    private final Content content;

    ConfigNode(Place place, Content content) {
        this.place = place;
        this.content = content;
    }

    /** What stands in a node. */
    sealed interface Content {
        /** Keys in the order of the file, each with its own place. */
        record Entries(Map<String, ConfigNode> values, Map<String, Place> keys) implements Content {}

        /** A list. */
        record Items(List<ConfigNode> values) implements Content {}

        /**
         * A scalar.
         *
         * @param text with references resolved
         * @param written as in the file; the only form that may be shown
         * @param first where its first letter stands, behind a quotation mark or below the sign of a block
         */
        record Scalar(String text, String written, Type type, Origin origin, Place first) implements Content {}

        /** A key without a value. */
        record Nothing() implements Content {}
    }

    /** What YAML 1.2 takes a plain scalar for; quoted ones are text. */
    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        FLAG
    }

    /** How a scalar came to its text. */
    enum Origin {
        LITERAL,
        REFERENCE,
        /** A reference that fell back to the default written beside it. */
        REFERENCE_DEFAULT,
        /** A reference to nothing, reported already. */
        UNRESOLVED
    }

    static ConfigNode emptyObject(Place place) {
        return new ConfigNode(place, new Content.Entries(Map.of(), Map.of()));
    }

    /** A text that stands at a place, as a file that is no YAML may hold one. */
    public static ConfigNode literal(Place place, String text) {
        return new ConfigNode(place, new Content.Scalar(text, text, Type.TEXT, Origin.LITERAL, place));
    }

    public Place place() {
        return place;
    }

    /** Where the key itself stands; the node's place where there is no such key. */
    public Place keyPlace(String key) {
        return content instanceof Content.Entries entries ? entries.keys().getOrDefault(key, place) : place;
    }

    Content content() {
        return content;
    }

    public boolean isObject() {
        return content instanceof Content.Entries;
    }

    public boolean isList() {
        return content instanceof Content.Items;
    }

    public boolean isNothing() {
        return content instanceof Content.Nothing;
    }

    public boolean isScalar() {
        return content instanceof Content.Scalar;
    }

    /** The value of a key; null where there is none. */
    public @Nullable ConfigNode get(String key) {
        return content instanceof Content.Entries entries ? entries.values().get(key) : null;
    }

    /** The value of a key that the shape guarantees. */
    public ConfigNode at(String key) {
        var value = get(key);
        if (value == null) {
            throw new IllegalStateException(place + ": no key " + key);
        }
        return value;
    }

    /** The keys in the order of the file; none where this is no object. */
    public Set<String> keys() {
        return entries().keySet();
    }

    /** The entries in the order of the file; none where this is no object. */
    public Map<String, ConfigNode> entries() {
        return content instanceof Content.Entries entries ? Collections.unmodifiableMap(entries.values()) : Map.of();
    }

    /** This object laid over other values by key; itself where it is no object. */
    public ConfigNode over(Map<String, ConfigNode> below) {
        if (!(content instanceof Content.Entries mine)) {
            return this;
        }
        var all = new LinkedHashMap<>(below);
        all.putAll(mine.values());
        return new ConfigNode(place, new Content.Entries(all, mine.keys()));
    }

    /** This object with values in place of others; itself where it is no object. */
    public ConfigNode with(Map<String, ConfigNode> others) {
        if (!(content instanceof Content.Entries mine)) {
            return this;
        }
        var all = new LinkedHashMap<>(mine.values());
        all.putAll(others);
        return new ConfigNode(place, new Content.Entries(all, mine.keys()));
    }

    /** The items of a list; a scalar is a list of one. */
    public List<ConfigNode> items() {
        return switch (content) {
            case Content.Items items -> items.values();
            case Content.Scalar _ -> List.of(this);
            case Content.Entries _, Content.Nothing _ -> List.of();
        };
    }

    /** The scalar's text, references resolved. */
    public String asText() {
        return scalar().text();
    }

    /** Where a line and a column of the scalar's own text, both from 1, stand in the file. */
    public Place placeIn(int line, int column) {
        var first = scalar().first();
        return new Place(first.file(), first.line() + Math.max(line, 1) - 1, first.column() + Math.max(column, 1) - 1);
    }

    /** The value as it stands in the file, references unresolved: the only form that messages may show. */
    public String written() {
        return content instanceof Content.Scalar scalar ? scalar.written() : kindWord();
    }

    private Content.Scalar scalar() {
        if (content instanceof Content.Scalar scalar) {
            return scalar;
        }
        throw new IllegalStateException(place + ": no scalar");
    }

    String kindWord() {
        return switch (content) {
            case Content.Entries _ -> "một nhóm khoá";
            case Content.Items _ -> "một danh sách";
            case Content.Scalar scalar -> "\"" + scalar.written() + "\"";
            case Content.Nothing _ -> "ô trống";
        };
    }

    public String text(String key) {
        return at(key).asText();
    }

    public @Nullable String textOrNull(String key) {
        return get(key) == null ? null : text(key);
    }

    public String text(String key, String fallback) {
        return get(key) == null ? fallback : text(key);
    }

    public int integer(String key) {
        return Integer.parseInt(text(key));
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key, "false"));
    }

    public Duration duration(String key) {
        return at(key).asDuration();
    }

    public Duration asDuration() {
        return Scalars.duration(asText());
    }

    public @Nullable Duration durationOrNull(String key) {
        return get(key) == null ? null : duration(key);
    }

    public DataSize size(String key) {
        return DataSize.parse(text(key));
    }

    public LocalDate date(String key) {
        return at(key).asDate();
    }

    public @Nullable LocalDate dateOrNull(String key) {
        return get(key) == null ? null : date(key);
    }

    public LocalTime time(String key) {
        return LocalTime.parse(text(key));
    }

    public LocalDate asDate() {
        return LocalDate.parse(asText());
    }

    /** A value from a secret position; every mask knows it from now on. */
    public Secret secret(String key) {
        return Secret.of(text(key));
    }

    /** The texts of a list; none where the key is absent. */
    public List<String> texts(String key) {
        var value = get(key);
        return value == null
                ? List.of()
                : value.items().stream().map(ConfigNode::asText).toList();
    }

    /** The texts of an object of scalars; none where the key is absent. */
    public Map<String, String> textMap(String key) {
        var value = get(key);
        return value == null ? Map.of() : value.texts();
    }

    /** The texts of this object of scalars, by key. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        entries().forEach((name, text) -> texts.put(name, text.asText()));
        return Collections.unmodifiableMap(texts);
    }

    /** The value as JSON, plain numbers and flags typed as YAML 1.2 types them. */
    public JsonNode toJson() {
        var json = JsonNodeFactory.instance;
        return switch (content) {
            case Content.Entries entries -> {
                var object = json.objectNode();
                entries.values().forEach((key, value) -> object.set(key, value.toJson()));
                yield object;
            }
            case Content.Items items -> {
                var array = json.arrayNode();
                items.values().forEach(item -> array.add(item.toJson()));
                yield array;
            }
            case Content.Scalar scalar -> Scalars.json(scalar);
            case Content.Nothing _ -> json.nullNode();
        };
    }

    /** The node and everything under it, this one first. */
    public List<ConfigNode> all() {
        var nodes = new ArrayList<ConfigNode>();
        nodes.add(this);
        entries().values().forEach(value -> nodes.addAll(value.all()));
        if (content instanceof Content.Items items) {
            items.values().forEach(item -> nodes.addAll(item.all()));
        }
        return nodes;
    }
}
