package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** What a well-formed calendar file can still say wrongly. */
final class CalendarLint {
    private CalendarLint() {}

    static List<Problem> errors(CalendarPlan plan, ConfigNode root) {
        var problems = new ArrayList<Problem>();
        for (var item : list(root, "hours")) {
            var hours = CalendarFile.hours(item);
            for (var span : hours.faulty()) {
                problems.add(new Problem(
                        item.at("open").place(),
                        "overlapping-hours",
                        span.toString(),
                        "các khoảng giờ theo thứ tự, không chồng nhau, giờ cuối sau giờ đầu",
                        null));
            }
            if ((hours.from() == null) != (hours.to() == null)) {
                problems.add(new Problem(
                        item.place(), "half-season", "chỉ có một trong from và to", "cả hai, hoặc bỏ cả hai", null));
            }
        }
        holidays(plan, root, problems);
        return problems;
    }

    private static void holidays(CalendarPlan plan, ConfigNode root, List<Problem> problems) {
        Map<LocalDate, String> seen = new HashMap<>();
        for (var item : list(root, "holidays")) {
            var days = item.get("date") == null && item.get("to") == null
                    ? List.<CalendarPlan.RestDay>of()
                    : CalendarFile.restDays(item).toList();
            if (days.isEmpty()) {
                problems.add(new Problem(
                        item.place(),
                        "empty-range",
                        "khoảng ngày không có ngày nào",
                        "to cùng ngày hoặc sau from",
                        null));
            }
            for (var day : days) {
                if (plan.makeUpDays().containsKey(day.date())) {
                    problems.add(new Problem(
                            item.place(),
                            "holiday-on-make-up-day",
                            day.date() + " vừa là ngày nghỉ vừa là ngày làm bù",
                            "chỉ một trong hai; bỏ ngày này khỏi holidays hoặc makeUpDays",
                            null));
                }
                if (seen.put(day.date(), day.name()) != null) {
                    problems.add(new Problem(
                            item.place(), "duplicate-holiday", day.date() + " đã có ở trên", "mỗi ngày một lần", null));
                }
            }
        }
    }

    static List<Problem> warnings(CalendarPlan plan, ConfigNode root) {
        var warnings = new ArrayList<Problem>();
        var years = new TreeSet<Integer>();
        plan.restDays().values().stream()
                .filter(day -> day.state().closed())
                .forEach(day -> years.add(day.date().getYear()));
        if (years.isEmpty()) {
            warnings.add(new Problem(
                    root.place(), "no-holidays", "không có ngày nghỉ nào", "ngày nghỉ của năm nay và năm sau", null));
            return warnings;
        }
        for (var year = years.first(); year < years.last(); year++) {
            if (!years.contains(year)) {
                warnings.add(new Problem(
                        root.keyPlace("holidays"),
                        "year-without-holidays",
                        "năm " + year + " không có ngày nghỉ nào",
                        "các ngày nghỉ của năm " + year,
                        null));
            }
        }
        for (var item : list(root, "makeUpDays")) {
            var replaced = item.dateOrNull("insteadOf");
            if (replaced != null && !plan.open(replaced).isEmpty()) {
                warnings.add(new Problem(
                        item.at("insteadOf").place(),
                        "make-up-without-rest",
                        replaced + " không phải ngày nghỉ",
                        "ngày nghỉ được bù có trong holidays",
                        null));
            }
        }
        return warnings;
    }

    private static List<ConfigNode> list(ConfigNode root, String key) {
        var node = root.get(key);
        return node == null ? List.of() : node.items();
    }
}
