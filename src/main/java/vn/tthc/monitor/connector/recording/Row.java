package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.expression.ExpressionException;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.recording.PersonalFields.Marks;

/**
 * One record as the connector file reads it.
 *
 * @param marks what is known of its places
 * @param said what the mapping makes of it, of codes and persons
 * @param innocent what the mapping makes of it besides, in words
 * @param computed whether pieces of persons may stand anywhere in it
 * @param opaque whether nobody knows who is in it, for the expression that would say so fails
 */
record Row(Marks marks, List<Person> said, Set<String> innocent, boolean computed, boolean opaque) {

    /** What stands around records. */
    static Row around(Marks marks) {
        return new Row(marks, List.of(), Set.of(), false, false);
    }

    static Row of(JsonNode record, PersonalFields fields, RecordMapping mapping) {
        var marks = fields.of(record);
        try {
            var texts = mapping.texts(record);
            var people = new ArrayList<Person>();
            var innocent = new HashSet<String>();
            texts.forEach((target, text) -> {
                var kind = PersonalFields.MAPPED.get(target);
                if (kind == null) {
                    innocent.add(' ' + String.join(" ", Word.folded(text)) + ' ');
                } else {
                    people.add(new Person(kind, text));
                }
            });
            return new Row(marks, people, innocent, fields.computed(), false);
        } catch (UndecodableException | ExpressionException _) {
            // Mapping it will say why; what matters here is that its people are known only where no expression makes
            // them.
            return new Row(marks, List.of(), Set.of(), fields.computed(), fields.computed());
        }
    }

    /** The row with persons of the same record that are said elsewhere: in its detail, or where it was listed. */
    Row with(Map<String, List<Person>> byCode) {
        var all = new ArrayList<>(said);
        said.stream()
                .filter(person -> person.kind() == PersonalKind.CODE)
                .forEach(code -> all.addAll(byCode.getOrDefault(code.real(), List.of())));
        return new Row(marks, all, innocent, computed, opaque);
    }

    /** Those of whom pieces may stand somewhere. */
    List<Person> people() {
        return said.stream()
                .filter(person -> person.kind() != PersonalKind.CODE)
                .toList();
    }

    /** Whether the mapping reads this text as something that is no person. */
    boolean innocent(String text) {
        var words = ' ' + String.join(" ", Word.folded(text)) + ' ';
        return innocent.stream().anyMatch(known -> known.contains(words));
    }
}
