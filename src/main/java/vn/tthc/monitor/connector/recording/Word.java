package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.tthc.monitor.connector.definition.FoldedTitle;

/**
 * A word of a text, without accents and case, and where it stands: so that a name is found however it is written.
 *
 * @param end of its last letter, exclusive
 */
record Word(String folded, int start, int end) {
    /** The words of a text in order; whatever is neither letter nor digit stands between them. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        var index = 0;
        while (index < text.length()) {
            var start = index;
            while (index < text.length() && inside(text.charAt(index))) {
                index++;
            }
            if (index > start) {
                var folded = FoldedTitle.of(text.substring(start, index)).replace(" ", "");
                if (!folded.isEmpty()) {
                    words.add(new Word(folded, start, index));
                }
            } else {
                index++;
            }
        }
        return words;
    }

    /** The folded words alone. */
    static List<String> folded(String text) {
        return of(text).stream().map(Word::folded).toList();
    }

    /** The words in one piece. */
    static String glued(String text) {
        return of(text).stream().map(Word::folded).collect(Collectors.joining());
    }

    private static boolean inside(char letter) {
        return Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
    }
}
