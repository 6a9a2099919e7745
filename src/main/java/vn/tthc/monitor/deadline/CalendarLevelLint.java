package vn.tthc.monitor.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarPlan.OfficeHours;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;

/** What the nation's part of a calendar file, or the part of one agency, can say wrongly by itself. */
final class CalendarLevelLint {
    private static final Locale VIETNAMESE = Locale.of("vi");

    private static final LocalDate LEAP_YEAR = LocalDate.of(2024, 1, 1);

    private final CalendarPlan plan;
    private final ConfigNode section;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Looks at one part.
     *
     * @param plan the part with everything above it
     */
    CalendarLevelLint(CalendarPlan plan, ConfigNode section) {
        this.plan = plan;
        this.section = section;
    }

    List<Problem> errors() {
        hours();
        holidays();
        makeUpDays();
        halfDays();
        return List.copyOf(problems);
    }

    private void hours() {
        var before = new ArrayList<OfficeHours>();
        for (var item : CalendarLint.list(section, "hours")) {
            var hours = CalendarFile.hours(item);
            spans(item, hours.faulty());
            if ((hours.from() == null) != (hours.to() == null)) {
                add(item, "half-season", "chỉ có một trong from và to", "cả hai, hoặc bỏ cả hai");
            }
            before.stream().map(earlier -> both(earlier, hours)).forEach(text -> {
                if (text != null) {
                    add(
                            item,
                            "overlapping-seasons",
                            text,
                            "mỗi ngày thuộc một mùa; sửa from và to cho các mùa nối nhau");
                }
            });
            before.add(hours);
        }
    }

    private void spans(ConfigNode item, List<CalendarPlan.Span> faulty) {
        for (var span : faulty) {
            add(
                    item.at("open"),
                    "overlapping-hours",
                    span.toString(),
                    "các khoảng giờ theo thứ tự, không chồng nhau, giờ cuối sau giờ đầu");
        }
    }

    /** The first day that two seasons both claim, and for which weekdays; null where they do not meet. */
    private static @Nullable String both(OfficeHours one, OfficeHours other) {
        if (one.from() == null || one.to() == null || other.from() == null || other.to() == null) {
            return null;
        }
        Set<DayOfWeek> days = new HashSet<>(one.days());
        days.retainAll(other.days());
        if (days.isEmpty()) {
            return null;
        }
        return LEAP_YEAR
                .datesUntil(LEAP_YEAR.plusYears(1))
                .map(MonthDay::from)
                .filter(day -> one.inSeason(day) && other.inSeason(day))
                .findFirst()
                .map(day -> "ngày " + day.getDayOfMonth() + "/" + day.getMonthValue() + " thuộc hai mùa của "
                        + days.stream()
                                .sorted()
                                .map(weekday -> weekday.getDisplayName(TextStyle.FULL, VIETNAMESE))
                                .collect(Collectors.joining(", ")))
                .orElse(null);
    }

    private void holidays() {
        var seen = new HashSet<LocalDate>();
        for (var item : CalendarLint.list(section, "holidays")) {
            var days = item.get("date") == null && item.get("to") == null
                    ? List.<CalendarPlan.RestDay>of()
                    : CalendarFile.restDays(item).toList();
            if (days.isEmpty()) {
                add(item, "empty-range", "khoảng ngày không có ngày nào", "to cùng ngày hoặc sau from");
            }
            for (var day : days) {
                if (plan.makeUpDays().containsKey(day.date())) {
                    add(
                            item,
                            "holiday-on-make-up-day",
                            day.date() + " vừa là ngày nghỉ vừa là ngày làm bù",
                            "chỉ một trong hai; bỏ ngày này khỏi holidays hoặc makeUpDays");
                }
                once(item, "duplicate-holiday", day.date(), seen);
            }
        }
    }

    private void makeUpDays() {
        var seen = new HashSet<LocalDate>();
        CalendarLint.list(section, "makeUpDays")
                .forEach(item -> once(item.at("date"), "duplicate-make-up-day", item.date("date"), seen));
    }

    private void halfDays() {
        var seen = new HashSet<LocalDate>();
        for (var item : CalendarLint.list(section, "halfDays")) {
            var half = CalendarFile.halfDay(item);
            var at = item.at("date");
            once(at, "duplicate-half-day", half.date(), seen);
            var whole = plan.whole(half.date());
            if (whole.isEmpty()) {
                add(
                        at,
                        "half-day-on-rest-day",
                        half.date() + " là ngày nghỉ",
                        "một ngày làm việc; bỏ ngày này khỏi halfDays, hoặc thêm vào makeUpDays nếu cơ quan làm việc");
            } else if (half.of(whole).isEmpty()) {
                var early = half.closes() != null;
                add(
                        item.at(early ? "closes" : "opens"),
                        "half-day-without-hours",
                        early
                                ? "đóng cửa lúc " + half.closes() + ", trước giờ mở cửa"
                                : "mở cửa lúc " + half.opens() + ", sau giờ đóng cửa",
                        "một giờ trong giờ làm việc; nếu nghỉ cả ngày, ghi ngày này vào holidays");
            }
            if (!half.open().isEmpty()) {
                spans(item, new OfficeHours(Set.of(), null, null, half.open()).faulty());
            }
        }
    }

    private void once(ConfigNode at, String rule, LocalDate date, Set<LocalDate> seen) {
        if (!seen.add(date)) {
            add(at, rule, date + " đã có ở trên", "mỗi ngày một lần");
        }
    }

    private void add(ConfigNode at, String rule, String what, String expected) {
        problems.add(new Problem(at.place(), rule, what, expected, null));
    }
}
