package vn.tthc.monitor.connector.recording;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/**
 * Invents values: the same for the same real one within one recording, of its length and form, and not to be turned
 * back, for the key is thrown away.
 */
final class Pseudonyms {
    private static final List<String> SURNAMES =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương");
    private static final List<String> MIDDLES =
            List.of("Văn", "Thị", "Đức", "Ngọc", "Quang", "Thuỳ", "Minh", "Hữu", "Xuân", "Kim");
    private static final List<String> GIVEN = List.of(
            "Thử", "Mẫu", "Ví Dụ", "Minh Hoạ", "Mô Phỏng", "Giả Định", "Tưởng Tượng", "Dựng Cảnh", "Hư Cấu", "Đặt Ra");
    private static final Pattern COMPANY = Pattern.compile(
            "(?iu)(công ty( cổ phần| tnhh( một thành viên| mtv)?)?|hợp tác xã|hộ kinh doanh|doanh nghiệp( tư nhân)?|"
                    + "trường( mầm non| tiểu học| thcs| thpt)?|ubnd|uỷ ban nhân dân|ủy ban nhân dân|chi nhánh|văn phòng)\\b.*");
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d{3,}(?=\\D*$)");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int MOST_TRIES = 1000;

    private final byte[] key;
    private final Map<String, String> invented = new HashMap<>();
    private final Set<String> used = new HashSet<>();

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
        return invented.computeIfAbsent(kind + ":" + value, _ -> fresh(kind, value));
    }

    private String fresh(PersonalKind kind, String value) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var made = make(kind, value, new Draw(mac(kind + ":" + value + ":" + attempt)), attempt);
            var free = !made.equals(value) && used.add(kind + ":" + made);
            if (free || !distinct(kind)) {
                return made;
            }
        }
        throw new IllegalStateException("Không bịa thêm được giá trị khác nhau loại " + kind
                + "; hãy ghi ít hồ sơ hơn. (No more invented values.)");
    }

    /** Of these two equal ones do no harm. */
    private static boolean distinct(PersonalKind kind) {
        return kind != PersonalKind.WORDS && kind != PersonalKind.SECRET && kind != PersonalKind.DATE;
    }

    private static String make(PersonalKind kind, String value, Draw draw, int attempt) {
        return switch (kind) {
            case NAME -> name(value, draw, attempt);
            case NUMBER -> digits(value, "000999", draw);
            case PHONE -> digits(value, "09000", draw);
            case EMAIL -> "nguoi" + draw.below(1_000_000) + "@example.vn";
            case ADDRESS -> "Số " + (1 + draw.below(9_999)) + " đường Minh Hoạ";
            case DATE -> birth(value);
            case CODE -> code(value, draw);
            case WORDS -> "Nội dung đã lược bỏ";
            case SECRET -> "da-luoc-bo";
        };
    }

    private static String name(String value, Draw draw, int attempt) {
        var company = COMPANY.matcher(value);
        var name = company.matches()
                ? company.group(1) + " Minh Hoạ số " + (1 + draw.below(999_999))
                : draw.of(SURNAMES) + " " + draw.of(MIDDLES) + " " + draw.of(GIVEN)
                        + (attempt < 20 ? "" : " " + (attempt - 18));
        return value.equals(value.toUpperCase(java.util.Locale.ROOT)) ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }

    /** Every digit another, the first ones those of numbers that nobody has; what stands between stays. */
    private static String digits(String value, String start, Draw draw) {
        var count = value.chars().filter(Character::isDigit).count();
        var fixed = count >= start.length() + 4 ? start : "";
        var place = new int[1];
        return DIGIT.matcher(value)
                .replaceAll(_ -> place[0] < fixed.length()
                        ? String.valueOf(fixed.charAt(place[0]++))
                        : String.valueOf(draw.below(10)));
    }

    /** Another running number of the same first digit; agency and day, by which codes are linked and read, stay. */
    private static String code(String value, Draw draw) {
        return LAST_NUMBER
                .matcher(value)
                .replaceFirst((MatchResult number) -> number.group().charAt(0)
                        + DIGIT.matcher(number.group().substring(1)).replaceAll(_ -> String.valueOf(draw.below(10))));
    }

    /** The first of January 1990, written as the value was. */
    private static String birth(String value) {
        return TimeGuess.written(value, java.time.LocalDate.of(1990, 1, 1)).orElse("1990");
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
        private final java.util.Random source;

        Draw(byte[] bytes) {
            var seed = 0L;
            for (var index = 0; index < Long.BYTES; index++) {
                seed = seed << 8 | (bytes[index] & 0xff);
            }
            this.source = new java.util.Random(seed);
        }

        int below(int bound) {
            return source.nextInt(bound);
        }

        String of(List<String> words) {
            return words.get(below(words.size()));
        }
    }
}
