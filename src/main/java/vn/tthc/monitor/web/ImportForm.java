package vn.tthc.monitor.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.tthc.monitor.connector.Imports;

/** Reads what people fill in about a file: times, columns, and words. */
public final class ImportForm {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final String COLUMN = "cot-";
    private static final int MOST_HEADER = 1_000;

    private ImportForm() {}

    /** A moment as a form's field holds it. */
    public static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone));
    }

    /**
     * A moment: local as a form sends it, or with its offset.
     *
     * @throws BadParameter for anything else
     */
    public static Instant moment(@Nullable String text, ZoneId zone, Instant fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            return text.endsWith("Z") || text.matches(".*[+-]\\d{2}:\\d{2}$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw new BadParameter("\"Số liệu lúc\" có giá trị \"" + text
                    + "\" không đọc được; cần dạng 2026-01-31T08:30. Hãy chọn lại ngày giờ.");
        }
    }

    /** How a person matched a table. */
    public static Imports.Matching matching(
            MultiValueMap<String, String> form, String connector, ZoneId zone, Instant asOf) {
        var columns = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> {
            if (name.startsWith(COLUMN)) {
                columns.put(name.substring(COLUMN.length()), Objects.requireNonNullElse(values.getFirst(), ""));
            }
        });
        return new Imports.Matching(
                Objects.requireNonNullElse(form.getFirst("connector"), connector),
                moment(form.getFirst("asOf"), zone, asOf),
                form.containsKey("complete"),
                blankToNull(form.getFirst("sheet")),
                header(form.getFirst("header")),
                columns.isEmpty() ? null : columns,
                words(form));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Integer header(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,4}")
                || Integer.parseInt(text.strip()) < 1
                || Integer.parseInt(text.strip()) > MOST_HEADER) {
            throw new BadParameter("Dòng tiêu đề \"" + text + "\" không hợp lệ; cần một số từ 1 đến " + MOST_HEADER
                    + ", hoặc bỏ trống để tự tìm.");
        }
        return Integer.valueOf(text.strip());
    }

    /** Three lists side by side: field, word, and what it means. */
    private static Map<String, Map<String, String>> words(MultiValueMap<String, String> form) {
        var fields = form.getOrDefault("tu-truong", List.of());
        var words = form.getOrDefault("tu", List.of());
        var meanings = form.getOrDefault("nghia", List.of());
        var found = new LinkedHashMap<String, Map<String, String>>();
        for (var index = 0; index < Math.min(fields.size(), Math.min(words.size(), meanings.size())); index++) {
            if (!meanings.get(index).isBlank()) {
                found.computeIfAbsent(fields.get(index), _ -> new LinkedHashMap<>())
                        .put(words.get(index), meanings.get(index));
            }
        }
        return found;
    }
}
