package vn.tthc.monitor.deadline;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Problem;

/** What a well-formed calendar file can still say wrongly. */
final class CalendarLint {
    private CalendarLint() {}

    static List<Problem> errors(CalendarBook book, ConfigNode root) {
        var problems = new ArrayList<>(new CalendarLevelLint(book.common(), root).errors());
        if (!agencies(root).isEmpty() && !book.agencies().problems().isEmpty()) {
            problems.add(new Problem(
                    root.keyPlace("agencies"),
                    "unreadable-agencies",
                    "agencies.yaml không đọc được: "
                            + book.agencies().problems().getFirst(),
                    "một agencies.yaml đúng, vì lịch riêng được kế thừa theo tệp đó",
                    null));
        }
        agencies(root).forEach((code, section) -> {
            var agencies = book.agencies();
            if (agencies.known() && !agencies.codes().contains(code)) {
                problems.add(new Problem(
                        root.at("agencies").keyPlace(code),
                        "unknown-agency",
                        "mã " + code,
                        "mã của một cơ quan trong agencies.yaml",
                        Nearest.of(code, agencies.codes())));
            }
            problems.addAll(new CalendarLevelLint(book.plan(code), section).errors());
        });
        return problems;
    }

    static List<Problem> warnings(CalendarBook book, ConfigNode root) {
        var warnings = new ArrayList<Problem>();
        years(book.common(), root, warnings);
        levels(book, root, (plan, section) -> warnings.addAll(suspicions(plan, section)));
        return warnings;
    }

    /** What is suspicious about one part. */
    static List<Problem> suspicions(CalendarPlan plan, ConfigNode section) {
        var warnings = new ArrayList<Problem>();
        sundays(section, warnings);
        replaced(plan, section, warnings);
        return warnings;
    }

    private static void levels(CalendarBook book, ConfigNode root, BiConsumer<CalendarPlan, ConfigNode> look) {
        look.accept(book.common(), root);
        agencies(root).forEach((code, section) -> look.accept(book.plan(code), section));
    }

    private static void years(CalendarPlan plan, ConfigNode root, List<Problem> warnings) {
        var years = new TreeSet<Integer>();
        plan.restDays().values().stream()
                .filter(day -> day.state().closed())
                .forEach(day -> years.add(day.date().getYear()));
        if (years.isEmpty()) {
            warnings.add(new Problem(
                    root.place(), "no-holidays", "không có ngày nghỉ nào", "ngày nghỉ của năm nay và năm sau", null));
            return;
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
    }

    /** Sunday is the rest day by law; who opens then for service does not shorten deadlines by it. */
    private static void sundays(ConfigNode section, List<Problem> warnings) {
        for (var item : list(section, "hours")) {
            item.at("days").items().stream()
                    .filter(day -> day.asText().equals("sun"))
                    .forEach(day -> warnings.add(workingSunday(day, "Chủ nhật có giờ làm việc")));
        }
        for (var item : list(section, "makeUpDays")) {
            if (item.date("date").getDayOfWeek() == DayOfWeek.SUNDAY) {
                warnings.add(workingSunday(item.at("date"), item.date("date") + " là Chủ nhật"));
            }
        }
    }

    private static Problem workingSunday(ConfigNode at, String what) {
        return new Problem(
                at.place(),
                "working-sunday",
                what,
                "bỏ Chủ nhật nếu chỉ mở cửa phục vụ mà không tính vào thời hạn; giữ nguyên nếu có quyết định",
                null);
    }

    private static void replaced(CalendarPlan plan, ConfigNode section, List<Problem> warnings) {
        for (var item : list(section, "makeUpDays")) {
            var replaced = item.dateOrNull("insteadOf");
            if (replaced != null
                    && !replaced.equals(item.date("date"))
                    && !plan.open(replaced).isEmpty()) {
                warnings.add(new Problem(
                        item.at("insteadOf").place(),
                        "make-up-without-rest",
                        replaced + " không phải ngày nghỉ",
                        "ngày nghỉ được bù có trong holidays",
                        null));
            }
        }
    }

    private static Map<String, ConfigNode> agencies(ConfigNode root) {
        var agencies = root.get("agencies");
        return agencies == null ? Map.of() : agencies.entries();
    }

    static List<ConfigNode> list(ConfigNode root, String key) {
        var node = root.get(key);
        return node == null ? List.of() : node.items();
    }
}
