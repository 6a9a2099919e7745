package vn.tthc.monitor.connector.recording;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Guesses by its name what stands in a field of which the connector file says nothing. */
final class PersonalKeys {
    private static final Map<PersonalKind, Pattern> BY_KEY = byKey();
    private static final Pattern PERSON = Pattern.compile(
            ".*(applicant|owner|assignee|accepter|citizen|person|congdan|nguoi|chuhoso|canbo|user|officer|creator).*");
    private static final Pattern NAME = Pattern.compile("name|ten|fullname|hoten");
    private static final Pattern LABEL = Pattern.compile("key|name|ten|tag|label|nhan|field|truong|thuoctinh|code|ma");
    private static final Pattern VALUE = Pattern.compile("value|giatri|val|data|text|noidung");

    private PersonalKeys() {}

    private static Map<PersonalKind, Pattern> byKey() {
        var patterns = new EnumMap<PersonalKind, Pattern>(PersonalKind.class);
        add(
                patterns,
                PersonalKind.SECRET,
                ".*(password|passwd|matkhau|secret|token|apikey|acceptkey|authkey|session).*");
        add(patterns, PersonalKind.EMAIL, ".*(email|thudientu).*");
        add(patterns, PersonalKind.PHONE, ".*(dienthoai|phone|mobile|telno|didong).*|sdt|fax|tel");
        add(
                patterns,
                PersonalKind.NUMBER,
                ".*(sodinhdanh|cccd|cmnd|cmtnd|identity|sogiayto|hochieu|passport|masothue|taxcode|sobhxh|techid).*|madoituong");
        add(patterns, PersonalKind.DATE, ".*(ngaysinh|namsinh|birth).*|dob");
        add(patterns, PersonalKind.ADDRESS, ".*(diachi|address|noio|thuongtru|tamtru|noicutru|quequan).*");
        add(
                patterns,
                PersonalKind.NAME,
                ".*(chuhoso|nguoinop|hoten|fullname|tennguoi|nguoixuly|nguoiyeucau|nguoitiepnhan|canbo|tencongdan).*");
        add(
                patterns,
                PersonalKind.WORDS,
                ".*(trichyeu|noidung|ghichu|yeucau|thongtinkhac|description|diengiai|lydo).*|note");
        return patterns;
    }

    private static void add(Map<PersonalKind, Pattern> patterns, PersonalKind kind, String pattern) {
        patterns.put(kind, Pattern.compile(pattern));
    }

    /** What stands under the last of these keys, joined by dots; null where it tells of nobody. */
    static @Nullable PersonalKind kind(String path) {
        var key = folded(path.substring(path.lastIndexOf('.') + 1));
        for (var entry : BY_KEY.entrySet()) {
            if (entry.getValue().matcher(key).matches()) {
                return entry.getKey();
            }
        }
        return NAME.matcher(key).matches() && PERSON.matcher(folded(path)).matches() ? PersonalKind.NAME : null;
    }

    /** What an entry like {@code {ten: soDienThoai, giaTri: …}} says of its values; null for any other object. */
    static @Nullable PersonalKind labelled(JsonNode entry) {
        for (var field : entry.properties()) {
            if (field.getValue().isString()
                    && LABEL.matcher(folded(field.getKey())).matches()) {
                var kind = kind(field.getValue().stringValue());
                if (kind != null) {
                    return kind;
                }
            }
        }
        return null;
    }

    /** Whether a field of a labelled entry holds its value. */
    static boolean value(String key) {
        return VALUE.matcher(folded(key)).matches();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9.]", "");
    }
}
