package vn.tthc.monitor.connector.recording;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A personal value that the mapping makes of a record, perhaps of several pieces: each of them is replaced by its piece of
 * the invented value, so that the mapping puts that one together.
 */
record Person(PersonalKind kind, String real) {
    private static final Pattern NUMERIC = Pattern.compile("[\\d\\s.\\-()+]+");
    private static final int SHORTEST_PIECE = 3;

    /** The text with what it has of this person replaced; null where it is neither a piece nor all pieces in another order. */
    @Nullable String pieces(String text, Pseudonyms pseudonyms) {
        return kind == PersonalKind.NAME ? words(text, pseudonyms) : digits(text, pseudonyms);
    }

    private @Nullable String words(String text, Pseudonyms pseudonyms) {
        var name = Word.folded(real);
        var invented = pseudonyms.of(kind, real).split(" ", -1);
        var words = Word.of(text);
        var folded = words.stream().map(Word::folded).toList();
        var piece = name.containsAll(folded) && folded.size() <= name.size();
        var mixed = name.size() > 1 && new HashSet<>(folded).containsAll(name);
        if (words.isEmpty() || invented.length != name.size() || !(piece || mixed)) {
            return null;
        }
        var clean = new StringBuilder();
        var copied = 0;
        var offset = Collections.indexOfSubList(name, folded);
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            var place = offset >= 0 ? offset + index : name.indexOf(word.folded());
            if (place >= 0) {
                var written = text.substring(word.start(), word.end());
                clean.append(text, copied, word.start()).append(InventedNames.written(invented[place], written));
                copied = word.end();
            }
        }
        return clean.append(text, copied, text.length()).toString();
    }

    private @Nullable String digits(String text, Pseudonyms pseudonyms) {
        var piece = Digits.of(text);
        var whole = Digits.of(real);
        var place = whole.indexOf(piece);
        if (piece.length() < SHORTEST_PIECE
                || piece.length() >= whole.length()
                || place < 0
                || !NUMERIC.matcher(text).matches()) {
            return null;
        }
        var invented = Digits.of(pseudonyms.of(kind, real));
        return invented.length() == whole.length()
                ? Digits.replaced(text, invented.substring(place, place + piece.length()), false)
                : null;
    }

    /** The first of several of whom the text has pieces; null where it has none of anybody. */
    static @Nullable String pieces(List<Person> people, String text, Pseudonyms pseudonyms) {
        for (var person : people) {
            var clean = person.pieces(text, pseudonyms);
            if (clean != null) {
                return clean;
            }
        }
        return null;
    }
}
