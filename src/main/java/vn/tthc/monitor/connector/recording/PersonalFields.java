package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.decoding.Packing;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.AnswerForm.Embedded;
import vn.tthc.monitor.connector.definition.AnswerForm.Wrapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Paging;

/**
 * Tells where in a record personal values stand: where the mapping says, where the technician adds. What the mapping
 * reads as something else, for example as a status, stays.
 */
final class PersonalFields {
    /** Fields about persons, and codes, by which anybody could look a person up. */
    static final Map<DossierField, PersonalKind> MAPPED = Map.of(
            DossierField.APPLICANT_NAME, PersonalKind.NAME,
            DossierField.OFFICER, PersonalKind.NAME,
            DossierField.APPLICANT_ID, PersonalKind.NUMBER,
            DossierField.APPLICANT_PHONE, PersonalKind.PHONE,
            DossierField.CODE, PersonalKind.CODE,
            DossierField.NATIONAL_CODE, PersonalKind.CODE,
            DossierField.CROSS_REFERENCE, PersonalKind.CODE);

    private static final Pattern POSITION = Pattern.compile("\\[-?\\d+\\]");
    private static final Pattern IN_LIST = Pattern.compile("/(\\d+|#text)$");

    private final Map<DottedPath, PersonalKind> known = new HashMap<>();
    private final Set<DottedPath> kept = new HashSet<>();
    private final List<DottedPath> hidden;
    private final List<DottedPath> records = new ArrayList<>();
    private final List<DottedPath> steering = new ArrayList<>();
    private final List<Embedded> embedded;
    private final boolean computed;

    PersonalFields(ConnectorDefinition definition, List<String> hidden) {
        this.hidden = hidden.stream()
                .map(path -> DottedPath.parse(path).orElseGet(() -> DottedPath.key(path)))
                .toList();
        var mapping = definition.mapping();
        this.embedded = mapping.embedded();
        this.computed = mapping.jslt() != null || mapping.fields().stream().anyMatch(PersonalFields::computed);
        for (var field : mapping.fields()) {
            var kind = MAPPED.get(field.target());
            for (var path : paths(field)) {
                if (kind != null) {
                    known.put(path, kind);
                } else if (mapping.jslt() == null) {
                    // Of a record that an expression turns into another, the paths are not those of what was received.
                    kept.add(path);
                }
            }
        }
        if (definition.polls()) {
            envelope(definition);
        }
    }

    private static boolean computed(FieldMapping field) {
        return MAPPED.containsKey(field.target()) && field.source().bare() instanceof ValueSource.Computed;
    }

    /** Where records stand in an answer, and what around them steers the reading. */
    private void envelope(ConnectorDefinition definition) {
        var read = definition.read();
        var list = read.list();
        if (list != null) {
            records.add(list.records());
            switch (list.paging()) {
                case Paging.Cursor cursor -> steering.add(cursor.path());
                case Paging.NextLink next -> steering.add(next.path());
                default -> {
                    // The others take nothing from the body.
                }
            }
        }
        if (read.detail() != null) {
            records.add(read.detail().record());
        }
        if (read.recheck() != null) {
            records.add(read.recheck().records());
        }
        var success = definition.http().success();
        if (success != null) {
            steering.add(success.path());
        }
    }

    private static List<DottedPath> paths(FieldMapping field) {
        return switch (field.source().bare()) {
            case ValueSource.FirstOf first -> everywhere(first.paths());
            case ValueSource.Join join -> everywhere(join.paths());
            // A constant says nothing of anybody; what an expression reads is learnt from what it makes.
            case ValueSource.Constant _,
                    ValueSource.Column _,
                    ValueSource.Letter _,
                    ValueSource.Computed _,
                    ValueSource.Changed _ -> List.of();
        };
    }

    /** What holds for the entry of a list at one position holds for all. */
    private static List<DottedPath> everywhere(List<DottedPath> paths) {
        return paths.stream()
                .map(path -> path.toString().contains("'")
                        ? path
                        : DottedPath.parse(POSITION.matcher(path.toString()).replaceAll("[*]"))
                                .orElse(path))
                .toList();
    }

    /** Whether an expression makes a personal value out of others. */
    boolean computed() {
        return computed;
    }

    /** Where the records of an answer stand. */
    Set<String> rows(JsonNode answer) {
        var rows = new HashSet<String>();
        for (var path : records) {
            for (var place : Places.of(answer, path)) {
                var found = answer.at(place);
                if (found.isArray()) {
                    for (var index = 0; index < found.size(); index++) {
                        rows.add(Places.below(place, String.valueOf(index)));
                    }
                } else if (found.isObject() && !place.isEmpty()) {
                    rows.add(place);
                }
            }
        }
        return rows;
    }

    /** What is known of the places around the records. */
    Marks around(JsonNode answer) {
        var kept = new HashSet<String>();
        steering.forEach(path -> kept.addAll(Places.of(answer, path)));
        return new Marks(Map.of(), kept, hidden(answer), Map.of());
    }

    /** What is known of the places of a record. */
    Marks of(JsonNode record) {
        var packed = new HashMap<String, Wrapping>();
        var tree = record;
        for (var text : embedded) {
            Places.of(tree, text.path()).forEach(place -> packed.put(place, text.wrapping()));
            tree = text.path().replace(tree, node -> unpacked(node, text.wrapping()));
        }
        var personal = new HashMap<String, PersonalKind>();
        for (var path : known.entrySet()) {
            Places.of(tree, path.getKey()).forEach(place -> personal.put(place, path.getValue()));
        }
        var left = new HashSet<String>();
        for (var path : kept) {
            left.addAll(Places.of(tree, path));
        }
        return new Marks(personal, left, hidden(tree), packed);
    }

    private Set<String> hidden(JsonNode tree) {
        var found = new HashSet<String>();
        hidden.forEach(path -> found.addAll(Places.of(tree, path)));
        return found;
    }

    private static JsonNode unpacked(JsonNode node, Wrapping wrapping) {
        var text = DottedPath.textOf(node);
        try {
            return text == null ? node : Packing.unpacked(text, wrapping, AnswerForm.AUTO);
        } catch (UndecodableException _) {
            // Who redacts it will find the same, and leave the whole text out.
            return node;
        }
    }

    /**
     * What is known of the places of one record.
     *
     * @param personal the mapping reads a personal value there
     * @param kept the mapping reads something else there
     * @param hidden the technician wants nothing of it kept
     * @param packed a document stands there in a text
     */
    record Marks(
            Map<String, PersonalKind> personal, Set<String> kept, Set<String> hidden, Map<String, Wrapping> packed) {
        /** What is known to stand at a place; null where nothing is. */
        @Nullable PersonalKind kind(String place) {
            if (hidden.stream().anyMatch(above -> place.equals(above) || place.startsWith(above + "/"))) {
                return PersonalKind.WORDS;
            }
            return personal.getOrDefault(place, personal.get(above(place)));
        }

        boolean keeps(String place) {
            return kept.contains(place) || kept.contains(above(place));
        }

        /** An entry of a list of values, or the text of an element, is the list or the element. */
        private static String above(String place) {
            return IN_LIST.matcher(place).replaceFirst("");
        }
    }
}
