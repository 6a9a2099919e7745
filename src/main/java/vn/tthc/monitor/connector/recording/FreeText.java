package vn.tthc.monitor.connector.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.SecretMask;

/** Texts in which somebody may be named besides other words. */
final class FreeText {
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"]+)\\?[^\\s\"]*");
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private final LearntValues learnt;
    private final Pseudonyms pseudonyms;

    FreeText(LearntValues learnt, Pseudonyms pseudonyms) {
        this.learnt = learnt;
        this.pseudonyms = pseudonyms;
    }

    /**
     * The text with nobody in it.
     *
     * @param names whether what only looks like a name is replaced as well
     */
    String swept(String text, boolean names) {
        var bare = QUERY.matcher(text).replaceAll("$1");
        var plain = disguised(bare).filter(form -> somebody(form, names)).findFirst();
        return SecretMask.mask(changed(plain.orElse(bare), names));
    }

    /** A known person that stands in the text; null where none does. */
    @Nullable String left(String text) {
        return Stream.concat(Stream.of(text), disguised(text))
                .map(form -> Normalizer.normalize(form, Normalizer.Form.NFC))
                .flatMap(form -> learnt.in(form).stream().map(found -> form.substring(found.start(), found.end())))
                .filter(found -> !pseudonyms.made(found))
                .findFirst()
                .orElse(null);
    }

    /** What the text says where it is written for a browser, an address or a program. */
    private static Stream<String> disguised(String text) {
        return Stream.of(markup(text), decoded(text), unescaped(text)).filter(form -> !form.equals(text));
    }

    private static String markup(String text) {
        return text.indexOf('<') < 0 && text.indexOf('&') < 0
                ? text
                : Jsoup.parseBodyFragment(text).text();
    }

    private static String decoded(String text) {
        if (!PERCENT.matcher(text).find()) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A per cent sign that escapes nothing: the text says what it says.
            return text;
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private boolean somebody(String text, boolean names) {
        return !changed(text, names).equals(text);
    }

    private String changed(String text, boolean names) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var known = replaced(
                composed,
                learnt.in(composed).stream()
                        .filter(found -> !pseudonyms.made(composed.substring(found.start(), found.end())))
                        .map(found -> new Piece(found.start(), found.end(), invented(composed, found)))
                        .toList());
        var clean = replaced(
                known,
                LikelyPeople.in(known, names).stream()
                        .filter(found -> !made(known.substring(found.start(), found.end())))
                        .map(found -> new Piece(
                                found.start(),
                                found.end(),
                                pseudonyms.of(found.kind(), known.substring(found.start(), found.end()))))
                        .toList());
        return clean.equals(composed) ? text : clean;
    }

    private String invented(String text, LearntValues.Found found) {
        var glued = found.glued();
        return glued == null
                ? pseudonyms.of(found.kind(), text.substring(found.start(), found.end()))
                : Word.glued(pseudonyms.of(PersonalKind.NAME, text.substring(found.start(), found.end())));
    }

    /** Whether the text is invented, or begins with an invented name and goes on with another word in capitals. */
    private boolean made(String text) {
        var words = Word.of(text);
        return words.stream().anyMatch(word -> pseudonyms.made(text.substring(0, word.end())));
    }

    private record Piece(int start, int end, String with) {}

    private static String replaced(String text, List<Piece> pieces) {
        var clean = new StringBuilder();
        var copied = 0;
        for (var piece : pieces) {
            clean.append(text, copied, piece.start).append(piece.with);
            copied = piece.end;
        }
        return clean.append(text, copied, text.length()).toString();
    }
}
