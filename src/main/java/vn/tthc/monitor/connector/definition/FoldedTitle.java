package vn.tthc.monitor.connector.definition;

import java.text.Normalizer;

/**
 * A title or a word as everybody writes it differently: lower case, without accents, đ as d, and single spaces in the
 * place of all that is neither letter nor digit, so that "Ngày / Hẹn trả" and "NGÀY HẸN TRẢ:" are one.
 */
public final class FoldedTitle {
    private FoldedTitle() {}

    /** The folded text; the same for composed and decomposed letters. */
    public static String of(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var folded = new StringBuilder(decomposed.length());
        var gap = false;
        for (var index = 0; index < decomposed.length(); index++) {
            var letter = decomposed.charAt(index);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (Character.isLetterOrDigit(letter)) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                folded.append(letter == 'đ' || letter == 'Đ' ? 'd' : Character.toLowerCase(letter));
                gap = false;
            } else {
                gap = true;
            }
        }
        return folded.toString();
    }
}
