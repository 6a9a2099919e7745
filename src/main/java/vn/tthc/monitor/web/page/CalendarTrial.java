package vn.tthc.monitor.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.Words;

/** A special day as somebody writes it into the form, to see what would follow; and as it is written into the file. */
final class CalendarTrial {
    private CalendarTrial() {}

    /**
     * Reads the form.
     *
     * @throws BadParameter naming the field that cannot be understood
     */
    static DayEdit parse(Map<String, String> given, @Nullable String agency) {
        var kind = Words.parse(DayKind.class, "kind", given.getOrDefault("kind", ""));
        var date = date(given.getOrDefault("date", "").strip());
        var name = given.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > 200) {
            throw BadParameter.of("name", "Hãy ghi tên của ngày, không quá 200 chữ: cách tính hạn sẽ nêu tên này.");
        }
        return new DayEdit(date, agency, kind, name, kind == DayKind.HALF_DAY ? closes(given) : null, null, List.of());
    }

    private static LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() < 2100) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw wrongDate(text);
        }
        throw wrongDate(text);
    }

    private static BadParameter wrongDate(String text) {
        return BadParameter.of(
                "date",
                "Ngày \"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…")
                        + "\" không phải một ngày của các năm 2000 đến 2099; hãy ghi như 2026-12-31.");
    }

    private static LocalTime closes(Map<String, String> given) {
        try {
            return LocalTime.parse(given.getOrDefault("closes", "").strip());
        } catch (DateTimeException notATime) {
            throw BadParameter.of("closes", "Ngày làm việc một phần cần giờ đóng cửa, ví dụ 11:30.");
        }
    }

    /** Where in {@code calendar.yaml} the day belongs. */
    static String section(DayEdit day) {
        var agency = day.agency();
        var list = switch (day.kind()) {
            case DECIDED, EXPECTED, UNDECIDED -> "holidays";
            case MAKE_UP -> "makeUpDays";
            case HALF_DAY -> "halfDays";
        };
        return agency == null ? list : "agencies > " + agency + " > " + list;
    }

    /** The line of {@code calendar.yaml}. */
    static String line(DayEdit day) {
        var name = "\"" + day.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        var rest = switch (day.kind()) {
            case DECIDED, MAKE_UP -> "";
            case EXPECTED, UNDECIDED -> ", state: " + Words.of(day.kind());
            case HALF_DAY -> ", closes: \"" + day.closes() + "\"";
        };
        return "- {date: " + day.date() + ", name: " + name + rest + "}";
    }
}
