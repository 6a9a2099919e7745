package vn.tthc.monitor.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.web.BadParameter;

/** A special day as somebody writes it into the form. What the rules of the calendar say about it is asked elsewhere. */
final class CalendarForm {
    /** What can be chosen, in the order of the list. */
    static final List<String> KINDS =
            List.of("decided", "make_up", "morning", "afternoon", "half_day", "hours", "expected", "undecided");

    static final List<String> FIELDS = List.of("agency", "date", "kind", "name", "closes", "hours", "reason");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private CalendarForm() {}

    /**
     * Reads the form.
     *
     * @throws BadParameter naming the field that cannot be understood
     */
    static DayEdit parse(Map<String, String> given, @Nullable String agency) {
        var kind = given.getOrDefault("kind", "");
        var date = date(given.getOrDefault("date", "").strip());
        var name = given.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw BadParameter.of(
                    "name", "Hãy ghi tên của ngày, không quá " + LONGEST_NAME + " chữ: cách tính hạn sẽ nêu tên này.");
        }
        return switch (kind) {
            case "decided" -> DayEdit.of(date, agency, DayKind.DECIDED, name);
            case "expected" -> DayEdit.of(date, agency, DayKind.EXPECTED, name);
            case "undecided" -> DayEdit.of(date, agency, DayKind.UNDECIDED, name);
            case "make_up" -> new DayEdit(date, agency, DayKind.MAKE_UP, name, null, null, hours(given));
            case "morning" -> half(date, agency, name, LocalTime.NOON, null, List.of());
            case "afternoon" -> half(date, agency, name, null, LocalTime.NOON, List.of());
            case "half_day" -> half(date, agency, name, closes(given), null, List.of());
            case "hours" -> half(date, agency, name, null, null, requiredHours(given));
            default -> throw new BadParameter("kind", kind, String.join(", ", KINDS));
        };
    }

    private static DayEdit half(
            LocalDate date,
            @Nullable String agency,
            String name,
            @Nullable LocalTime closes,
            @Nullable LocalTime opens,
            List<String> hours) {
        return new DayEdit(date, agency, DayKind.HALF_DAY, name, closes, opens, hours);
    }

    /**
     * The document that a change rests on.
     *
     * @throws BadParameter where there is none
     */
    static String reason(Map<String, String> given) {
        var reason = given.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw BadParameter.of(
                    "reason",
                    "Hãy ghi căn cứ: số văn bản hoặc lý do, không quá " + LONGEST_REASON
                            + " chữ. Không có căn cứ thì không lưu.");
        }
        return reason;
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
            throw BadParameter.of("closes", "Ngày nghỉ sớm cần giờ đóng cửa, ví dụ 11:30.");
        }
    }

    private static List<String> requiredHours(Map<String, String> given) {
        var hours = hours(given);
        if (hours.isEmpty()) {
            throw BadParameter.of("hours", "Hãy ghi giờ làm việc của ngày ấy, ví dụ 07:00-11:30, 13:30-16:00.");
        }
        return hours;
    }

    /** Spans as the file writes them; what is none stays as it was typed and is refused by the file's rules. */
    private static List<String> hours(Map<String, String> given) {
        return Arrays.stream(given.getOrDefault("hours", "").split("[,;]", -1))
                .map(span -> span.replaceAll("\\s+", "")
                        .replace('–', '-')
                        .replaceAll("(?i)h(?=-|$)", ":00")
                        .replaceAll("(?i)h", ":")
                        .replaceAll("(?<!\\d)(\\d):", "0$1:"))
                .filter(span -> !span.isEmpty())
                .toList();
    }
}
