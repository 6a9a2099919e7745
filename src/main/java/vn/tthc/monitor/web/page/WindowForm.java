package vn.tthc.monitor.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows.Draft;
import vn.tthc.monitor.web.BadParameter;

/** What a technician filled in to lay down a maintenance window; times are of Viet Nam. */
final class WindowForm {
    static final List<String> REPEATS = List.of("once", "daily", "weekly");

    private WindowForm() {}

    static Draft parse(Map<String, String> given, ZoneId zone) {
        return new Draft(
                textOrNull(given, "source"),
                text(given, "reason"),
                textOrNull(given, "document"),
                moment(given, "from", zone),
                moment(given, "to", zone),
                repeat(text(given, "repeat")),
                until(given));
    }

    private static Repeat repeat(String word) {
        if (!REPEATS.contains(word)) {
            throw new BadParameter("repeat", word, String.join(", ", REPEATS));
        }
        return Repeat.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Instant moment(Map<String, String> given, String name, ZoneId zone) {
        var text = text(given, name);
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new BadParameter(name, text, "ngày và giờ, ví dụ 2026-11-20T22:00");
        }
    }

    private static @Nullable LocalDate until(Map<String, String> given) {
        var text = text(given, "until");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new BadParameter("until", text, "một ngày, ví dụ 2026-12-31");
        }
    }

    private static @Nullable String textOrNull(Map<String, String> given, String name) {
        var text = text(given, name);
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> given, String name) {
        return given.getOrDefault(name, "").strip();
    }
}
