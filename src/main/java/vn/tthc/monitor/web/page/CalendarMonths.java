package vn.tthc.monitor.web.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarDesk.SpecialDay;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Lays a year out as twelve months. What a day is can be read from a sign and a text, never from a colour alone. */
@Component
class CalendarMonths {
    private static final int MONTHS = 12;
    private static final int DAYS = 7;

    private final Deadlines deadlines;
    private final CalendarWords words;
    private final Wording wording;

    CalendarMonths(Deadlines deadlines, CalendarWords words, Wording wording) {
        this.deadlines = deadlines;
        this.words = words;
        this.wording = wording;
    }

    List<CalendarMonth> of(@Nullable String agency, int year, List<SpecialDay> days) {
        var special = days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        var calendar = deadlines.calendar(agency);
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> month(YearMonth.of(year, month), calendar, special))
                .toList();
    }

    private CalendarMonth month(YearMonth month, WorkingCalendar calendar, Map<LocalDate, SpecialDay> special) {
        var today = wording.now().atZone(calendar.zone()).toLocalDate();
        var weeks = new ArrayList<List<CalendarMonth.@Nullable Cell>>();
        var week = new ArrayList<CalendarMonth.@Nullable Cell>();
        for (var blank = 1; blank < month.atDay(1).getDayOfWeek().getValue(); blank++) {
            week.add(null);
        }
        for (var number = 1; number <= month.lengthOfMonth(); number++) {
            var date = month.atDay(number);
            week.add(cell(date, calendar.isWorkingDay(date), special.get(date), date.equals(today)));
            if (week.size() == DAYS) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        while (!week.isEmpty() && week.size() < DAYS) {
            week.add(null);
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return new CalendarMonth(wording.say("calendar.month", month.getMonthValue()), weeks);
    }

    private CalendarMonth.Cell cell(LocalDate date, boolean working, @Nullable SpecialDay day, boolean today) {
        if (day == null) {
            var kind = working ? "work" : "off";
            return new CalendarMonth.Cell(date.getDayOfMonth(), kind, working ? "" : "–", "", false, today);
        }
        var kind = Words.of(day.kind());
        var text = wording.say("calendar.kind." + kind) + ": " + day.name()
                + (day.hours().isEmpty() || day.kind() == DayKind.UNDECIDED ? "" : " (" + day.hours() + ")") + ", "
                + words.level(day.said());
        return new CalendarMonth.Cell(
                date.getDayOfMonth(),
                kind,
                wording.say("calendar.mark." + kind) + (day.said().edited() ? "*" : ""),
                text,
                day.said().edited(),
                today);
    }
}
