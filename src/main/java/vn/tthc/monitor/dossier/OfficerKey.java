package vn.tthc.monitor.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Stands for an officer in addresses that leave the house, so that a link in a chat does not carry his name. */
public final class OfficerKey {
    private static final String SIGN = "~";
    private static final int LENGTH = 12;

    /** The same over the column. */
    static final String COLUMN = "substr(encode(sha256(convert_to(officer, 'UTF8')), 'hex'), 1, " + LENGTH + ")";

    private OfficerKey() {}

    /** {@code ~} and twelve hexadecimal digits. */
    public static String of(String officer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(officer.getBytes(StandardCharsets.UTF_8));
            return SIGN + HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether the word is a key and not a name. */
    public static boolean is(String word) {
        return word.matches(SIGN + "[0-9a-f]{" + LENGTH + "}");
    }

    /** Whether a key, or a part of a name in whatever case, means the officer. */
    public static boolean means(String word, String officer) {
        return is(word)
                ? word.equals(of(officer))
                : officer.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** The digits of a key. */
    static String digits(String key) {
        return key.substring(SIGN.length());
    }
}
