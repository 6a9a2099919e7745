package vn.tthc.monitor.dossier;

import java.text.Normalizer;
import java.util.Locale;

/** Text as people type it in a hurry: lower case, without diacritics, đ as d, single spaces. */
final class FoldedText {
    private FoldedText() {}

    static String fold(String text) {
        var decomposed = Normalizer.isNormalized(text, Normalizer.Form.NFD)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length());
        for (var i = 0; i < decomposed.length(); i++) {
            append(folded, decomposed.charAt(i));
        }
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static void append(StringBuilder folded, char character) {
        if (character == 'đ' || character == 'Đ') {
            folded.append('d');
        } else if (Character.isWhitespace(character)) {
            if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
            folded.append(character);
        }
    }
}
