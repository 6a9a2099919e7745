package vn.tthc.monitor.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Hides every known secret in a text, in clear, URL-encoded and base64 form. */
public final class SecretMask {
    /** What stands in place of a secret. */
    public static final String MASK = "••••••";

    /** Shorter values would blank out ordinary words. */
    private static final int SHORTEST = 4;

    /** Longest first, so that a secret that contains another is hidden whole. */
    private static final Set<String> FORMS = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private SecretMask() {}

    static void remember(String value) {
        if (value.length() < SHORTEST) {
            return;
        }
        FORMS.add(value);
        FORMS.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        FORMS.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text with every known secret replaced by {@link #MASK}. */
    public static String mask(String text) {
        var masked = text;
        for (var form : FORMS) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }
}
