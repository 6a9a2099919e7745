package vn.tthc.monitor.connector.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.FoldedTitle;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;

/** Which titles mean which target: those the connector file lays down, its synonyms, and the words known everywhere. */
final class ColumnTitles {
    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, DossierField> letters = new HashMap<>();
    private final Map<DossierField, String> examples = new EnumMap<>(DossierField.class);
    private final List<String> filler;

    /** What a title means, and how good a sign of it the title is: the lower, the better. */
    record Meaning(DossierField field, int rank) {}

    ColumnTitles(TableWords words, TableSettings settings) {
        this.filler = words.filler();
        for (var field : DossierField.values()) {
            var laidDown = settings.columns().get(field);
            if (laidDown instanceof ValueSource.Letter letter) {
                letters.put(letter.letter(), field);
            } else if (laidDown instanceof ValueSource.Column column) {
                add(field, column.titles());
            }
        }
        for (var field : DossierField.values()) {
            if (!settings.columns().containsKey(field)) {
                var titles = new ArrayList<>(settings.synonyms().getOrDefault(field, List.of()));
                titles.addAll(words.columns().getOrDefault(field, List.of()));
                add(field, titles);
            }
        }
    }

    private void add(DossierField field, List<String> titles) {
        for (var rank = 0; rank < titles.size(); rank++) {
            meanings.putIfAbsent(FoldedTitle.of(titles.get(rank)), new Meaning(field, rank));
        }
        if (!titles.isEmpty()) {
            examples.put(field, titles.getFirst());
        }
    }

    /** The target that the connector file reads from the column of a letter; null where it names none. */
    @Nullable DossierField ofLetter(String letter) {
        return letters.get(letter);
    }

    /** What a header's lines over one column mean; null where nobody knows. */
    @Nullable Meaning of(List<String> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        var whole = of(String.join(" ", lines));
        if (whole != null || lines.size() == 1) {
            return whole;
        }
        // "Tiếp nhận / Ngày" is "Ngày tiếp nhận"; under a title of a whole group the last line is enough.
        var turned = of(String.join(" ", lines.reversed()));
        return turned == null ? of(lines.getLast()) : turned;
    }

    /** What a column's whole title means, its lines joined; null where nobody knows. */
    @Nullable DossierField ofTitle(String title) {
        var meaning = of(List.of(title.split(TableColumn.BETWEEN_LINES, -1)));
        return meaning == null ? null : meaning.field();
    }

    private @Nullable Meaning of(String title) {
        var meaning = meanings.get(FoldedTitle.of(title));
        var open = title.indexOf('(');
        if (meaning == null && open > 0) {
            meaning = meanings.get(FoldedTitle.of(title.substring(0, open)));
        }
        return meaning == null ? withoutFiller(FoldedTitle.of(title)) : meaning;
    }

    private @Nullable Meaning withoutFiller(String folded) {
        var rest = " " + folded + " ";
        for (var word : filler) {
            var shorter = rest.replace(" " + word + " ", " ");
            if (!shorter.equals(rest)) {
                rest = shorter;
                var meaning = meanings.get(rest.strip());
                if (meaning != null) {
                    return meaning;
                }
            }
        }
        return null;
    }

    /** How many targets are read from a column of a certain letter. */
    int lettered() {
        return letters.size();
    }

    /** A title of each of the targets that matter most, to tell people what was looked for. */
    String expected() {
        var shown = new ArrayList<String>();
        for (var field : List.of(
                DossierField.CODE,
                DossierField.STATUS,
                DossierField.RECEIVED_AT,
                DossierField.DUE_AT,
                DossierField.PROCEDURE_NAME,
                DossierField.APPLICANT_NAME)) {
            var example = examples.get(field);
            if (example != null) {
                shown.add("\"" + example + "\"");
            }
        }
        return String.join(", ", shown);
    }
}
