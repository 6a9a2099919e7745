package vn.tthc.monitor.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** Hides every known secret in a text, in clear, URL-encoded and base64 form. */
public final class SecretMask {
    /** What stands in place of a secret. */
    public static final String MASK = "••••••";

    /** Shorter values would blank out ordinary words. */
    private static final int SHORTEST = 4;

    /** Longest first, so that a secret that contains another is hidden whole. */
    private static final Set<String> FORMS = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Bot interfaces take the token in the address, where it may come from an answer we have never been given. */
    private static final Pattern BOT_ADDRESS = Pattern.compile("(?<!/)/bot[^/\\s]{8,}/");

    /** Tokens of sessions, oldest first: each login brings a new one, so that old ones must be let go. */
    private static final Deque<String> PASSING = new ArrayDeque<>();

    private static final int PASSING_KEPT = 500;

    private SecretMask() {}

    static void remember(String value) {
        if (value.length() >= SHORTEST) {
            FORMS.addAll(forms(value));
        }
    }

    static void rememberForNow(String value) {
        remember(value);
        synchronized (PASSING) {
            PASSING.remove(value);
            PASSING.addLast(value);
            if (PASSING.size() > PASSING_KEPT) {
                FORMS.removeAll(forms(PASSING.removeFirst()));
            }
        }
    }

    private static List<String> forms(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return List.of(
                value,
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes));
    }

    /** The text with every known secret and the token of every bot address replaced by {@link #MASK}. */
    public static String mask(String text) {
        var masked = text;
        for (var form : FORMS) {
            masked = masked.replace(form, MASK);
        }
        // Every record read goes through here, and hardly any holds an address: so look for the word first.
        if (!masked.contains("/bot")) {
            return masked;
        }
        return BOT_ADDRESS.matcher(masked).replaceAll("/bot" + MASK + "/");
    }
}
