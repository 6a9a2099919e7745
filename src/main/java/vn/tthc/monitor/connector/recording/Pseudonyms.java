package vn.tthc.monitor.connector.recording;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/**
 * Invents values: the same for the same real one within one recording, however it is written, in the form in which it is
 * written, and not to be turned back, for the key is thrown away.
 */
final class Pseudonyms {
    static final String LEFT_OUT = "Nội dung đã lược bỏ";

    private static final Pattern LAST_NUMBER = Pattern.compile("\\d{3,}(?=\\D*$)");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int MOST_TRIES = 1000;
    private static final int TRIES_IN_FORM = 200;
    private static final int LONG_NUMBER = 9;
    private static final int LONG_PHONE = 8;

    private final byte[] key;
    private final Map<String, String> invented = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    /** Invented names by real ones without their accents. */
    private final Map<String, Unaccented> unaccented = new HashMap<>();

    /** Whether the real name that came first had no accents either. */
    private record Unaccented(String invented, boolean bare) {}

    Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    /** Pseudonyms of a key that nobody keeps. */
    static Pseudonyms forgotten() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /** The invented value; equal for equal values, different for different ones. */
    String of(PersonalKind kind, String value) {
        var made = switch (kind) {
            case NAME -> InventedNames.written(name(value), value);
            case NUMBER -> number(value);
            case PHONE -> phone(value);
            case CODE, EMAIL, ADDRESS -> one(kind, Word.glued(value), value);
            case DATE -> birth(value);
            case WORDS -> LEFT_OUT;
            case SECRET -> "da-luoc-bo";
        };
        written.add(Word.glued(made));
        return made;
    }

    /** Whether a text is one that was invented here. */
    boolean made(String text) {
        return written.contains(Word.glued(text));
    }

    /** A name without accents is that of the one who was called so with accents, where somebody was. */
    private String name(String value) {
        var real = Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var folded = String.join(" ", Word.folded(value));
        var bare = real.chars().allMatch(letter -> letter < 0x80);
        var known = unaccented.get(folded);
        if (known != null && (bare || known.bare)) {
            invented.putIfAbsent(PersonalKind.NAME + ":" + real, known.invented);
            return known.invented;
        }
        var name = one(PersonalKind.NAME, real, value);
        unaccented.putIfAbsent(folded, new Unaccented(name, bare));
        return name;
    }

    private String number(String value) {
        var core = Digits.core(PersonalKind.NUMBER, value);
        if (core.isEmpty()) {
            return Digits.of(value).isEmpty() ? LEFT_OUT : value;
        }
        return Digits.replaced(value, one(PersonalKind.NUMBER, core, core), true);
    }

    private String phone(String value) {
        var core = Digits.core(PersonalKind.PHONE, value);
        if (core.isEmpty()) {
            return Digits.of(value).isEmpty() ? LEFT_OUT : value;
        }
        return Digits.replaced(value, one(PersonalKind.PHONE, core, core), false);
    }

    private String one(PersonalKind kind, String real, String value) {
        return invented.computeIfAbsent(kind + ":" + real, _ -> fresh(kind, real, value));
    }

    private String fresh(PersonalKind kind, String real, String value) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var made = make(kind, value, new Draw(mac(kind + ":" + real + ":" + attempt)), attempt);
            var other = !Word.glued(made).equals(Word.glued(value));
            if (other && (used.add(kind + ":" + made) || (attempt >= TRIES_IN_FORM && numeric(kind)))) {
                return made;
            }
        }
        throw new Recorder.NotSafe("Không bịa thêm được giá trị khác nhau loại " + kind
                + "; hãy ghi ít hồ sơ hơn. (No more invented values.)");
    }

    /** Of short numbers there are not enough. */
    private static boolean numeric(PersonalKind kind) {
        return kind == PersonalKind.NUMBER || kind == PersonalKind.PHONE;
    }

    private static String make(PersonalKind kind, String value, Draw draw, int attempt) {
        return switch (kind) {
            case NAME -> InventedNames.of(value, draw::below, attempt);
            case NUMBER -> value.length() >= LONG_NUMBER ? "999" + draw.digits(6) : draw.number(value.length());
            case PHONE ->
                value.length() >= LONG_PHONE ? "9000" + draw.digits(value.length() - 4) : draw.number(value.length());
            case EMAIL -> "nguoi" + draw.below(1_000_000) + "@example.vn";
            case ADDRESS -> "Số " + (1 + draw.below(9_999)) + " đường Minh Hoạ";
            case CODE -> attempt < TRIES_IN_FORM ? code(value, draw) : "HS-" + draw.digits(6);
            case DATE, WORDS, SECRET -> throw new IllegalArgumentException("of these two equal ones do no harm");
        };
    }

    /** Another running number of the same first digit; agency and day, by which codes are linked and read, stay. */
    private static String code(String value, Draw draw) {
        var number = LAST_NUMBER.matcher(value);
        return number.find()
                ? number.replaceFirst((MatchResult found) -> found.group().charAt(0)
                        + DIGIT.matcher(found.group().substring(1)).replaceAll(_ -> draw.digits(1)))
                : DIGIT.matcher(value).replaceAll(_ -> draw.digits(1));
    }

    /** The first of January 1990, written as the value was. */
    private static String birth(String value) {
        return TimeGuess.written(value, LocalDate.of(1990, 1, 1)).orElse("1990");
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Numbers drawn from a hash. */
    private static final class Draw {
        private final Random source;

        Draw(byte[] bytes) {
            var seed = 0L;
            for (var index = 0; index < Long.BYTES; index++) {
                seed = seed << 8 | (bytes[index] & 0xff);
            }
            this.source = new Random(seed);
        }

        int below(int bound) {
            return source.nextInt(bound);
        }

        /** A number of so many digits. */
        String number(int count) {
            return (1 + below(9)) + digits(count - 1);
        }

        String digits(int count) {
            var digits = new StringBuilder(count);
            for (var index = 0; index < count; index++) {
                digits.append(below(10));
            }
            return digits.toString();
        }
    }
}
