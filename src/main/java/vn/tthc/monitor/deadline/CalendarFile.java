package vn.tthc.monitor.deadline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarPlan.Certainty;
import vn.tthc.monitor.deadline.CalendarPlan.HalfDay;
import vn.tthc.monitor.deadline.CalendarPlan.MakeUpDay;
import vn.tthc.monitor.deadline.CalendarPlan.OfficeHours;
import vn.tthc.monitor.deadline.CalendarPlan.RestDay;
import vn.tthc.monitor.deadline.CalendarPlan.Span;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** Reads {@code calendar.yaml} into the plans of the nation and its agencies. */
final class CalendarFile {
    private CalendarFile() {}

    static List<Problem> zoneProblems(ConfigNode root) {
        try {
            ZoneId.of(root.text("zone"));
            return List.of();
        } catch (DateTimeException unknown) {
            return List.of(new Problem(
                    root.at("zone").place(), "unknown-zone", root.text("zone"), "múi giờ như Asia/Ho_Chi_Minh", null));
        }
    }

    static CalendarBook book(ConfigNode root, AgencyLines agencies) {
        var plan = new CalendarPlan(
                ZoneId.of(root.text("zone")),
                new CalendarPlan.WarnRule(
                        root.at("warn").integer("hours"), root.at("warn").integer("share")),
                layer(root));
        var own = new HashMap<String, CalendarLayer>();
        var sections = root.get("agencies");
        if (sections != null) {
            sections.entries().forEach((code, section) -> own.put(code, layer(section)));
        }
        return new CalendarBook(plan, own, agencies);
    }

    static CalendarLayer layer(ConfigNode section) {
        Map<LocalDate, RestDay> restDays = new HashMap<>();
        items(section, "holidays").flatMap(CalendarFile::restDays).forEach(day -> restDays.put(day.date(), day));
        Map<LocalDate, MakeUpDay> makeUpDays = new HashMap<>();
        items(section, "makeUpDays")
                .forEach(item -> makeUpDays.put(
                        item.date("date"),
                        new MakeUpDay(item.date("date"), item.text("name"), item.dateOrNull("insteadOf"))));
        Map<LocalDate, HalfDay> halfDays = new HashMap<>();
        items(section, "halfDays").map(CalendarFile::halfDay).forEach(day -> halfDays.put(day.date(), day));
        return new CalendarLayer(
                items(section, "hours").map(CalendarFile::hours).toList(), restDays, makeUpDays, halfDays);
    }

    static HalfDay halfDay(ConfigNode item) {
        return new HalfDay(
                item.date("date"),
                item.text("name"),
                item.texts("open").stream().map(CalendarFile::span).toList(),
                timeOrNull(item, "closes"),
                timeOrNull(item, "opens"));
    }

    private static @Nullable LocalTime timeOrNull(ConfigNode item, String key) {
        var text = item.textOrNull(key);
        return text == null ? null : LocalTime.parse(text);
    }

    private static Stream<ConfigNode> items(ConfigNode root, String key) {
        var list = root.get(key);
        return list == null ? Stream.empty() : list.items().stream();
    }

    static OfficeHours hours(ConfigNode item) {
        var from = item.textOrNull("from");
        var to = item.textOrNull("to");
        return new OfficeHours(
                item.texts("days").stream().map(CalendarFile::weekday).collect(Collectors.toSet()),
                from == null ? null : MonthDay.parse("--" + from),
                to == null ? null : MonthDay.parse("--" + to),
                item.texts("open").stream().map(CalendarFile::span).toList());
    }

    private static DayOfWeek weekday(String word) {
        return DayOfWeek.of(CalendarShape.WEEKDAYS.indexOf(word) + 1);
    }

    private static Span span(String text) {
        var ends = text.split("-", -1);
        return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    static Stream<RestDay> restDays(ConfigNode item) {
        var single = item.dateOrNull("date");
        var first = single == null ? item.date("from") : single;
        var last = single == null ? item.date("to") : single;
        var state = Certainty.valueOf(item.text("state").toUpperCase(Locale.ROOT));
        if (last.isBefore(first)) {
            return Stream.empty();
        }
        return first.datesUntil(last.plusDays(1)).map(day -> new RestDay(day, item.text("name"), state));
    }
}
