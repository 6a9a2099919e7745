package vn.tthc.monitor.connector.recording;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Names that nobody bears, of as many words as the real one, so that each word of it has its own in the other. */
final class InventedNames {
    private static final List<String> SURNAMES =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương");
    private static final List<String> MIDDLES =
            List.of("Văn", "Thị", "Đức", "Ngọc", "Quang", "Thuỳ", "Minh", "Hữu", "Xuân", "Kim");
    private static final List<String> GIVEN =
            List.of("Thử", "Mẫu", "Phỏng", "Giả", "Tưởng", "Cảnh", "Hư", "Cấu", "Đặt", "Vờ", "Nháp", "Dựng");
    private static final int TRIES_WITHOUT_NUMBER = 20;
    private static final Pattern COMPANY = Pattern.compile(
            "(?iu)(công ty( cổ phần| tnhh( một thành viên| mtv)?)?|hợp tác xã|hộ kinh doanh|doanh nghiệp( tư nhân)?|"
                    + "trường( mầm non| tiểu học| thcs| thpt)?|ubnd|uỷ ban nhân dân|ủy ban nhân dân|chi nhánh|văn phòng)\\b.*");

    private InventedNames() {}

    static boolean company(String name) {
        return COMPANY.matcher(name).matches();
    }

    /**
     * A name.
     *
     * @param below draws a number from zero up to a bound
     * @param attempt how many were taken already
     */
    static String of(String real, IntUnaryOperator below, int attempt) {
        var company = COMPANY.matcher(real);
        if (company.matches()) {
            return company.group(1) + " Minh Hoạ số " + (1 + below.applyAsInt(999_999));
        }
        var words = Math.max(1, Word.of(real).size());
        var name = new StringBuilder();
        if (words > 1) {
            name.append(drawn(SURNAMES, below)).append(' ');
        }
        for (var middle = 2; middle < words; middle++) {
            name.append(drawn(MIDDLES, below)).append(' ');
        }
        name.append(drawn(GIVEN, below));
        return attempt < TRIES_WITHOUT_NUMBER
                ? name.toString()
                : name.append(attempt).toString();
    }

    private static String drawn(List<String> words, IntUnaryOperator below) {
        return words.get(below.applyAsInt(words.size()));
    }

    /** The name written as another is: in capitals, in small letters, without accents. */
    static String written(String name, String like) {
        var cased = like.equals(like.toUpperCase(Locale.ROOT))
                ? name.toUpperCase(Locale.ROOT)
                : like.equals(like.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
        return plain(like).equals(like) ? plain(cased) : cased;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
