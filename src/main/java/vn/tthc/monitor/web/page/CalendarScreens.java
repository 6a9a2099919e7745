package vn.tthc.monitor.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.CalendarDesk.SpecialDay;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.dossier.CalendarWatch;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts together what the calendar's page shows. */
@Component
class CalendarScreens {
    private static final List<String> FIELDS = List.of("agency", "date", "kind", "name", "closes");

    private final Deadlines deadlines;
    private final CalendarDesk calendars;
    private final CalendarWatch watch;
    private final DerivationText words;
    private final Wording wording;

    CalendarScreens(
            Deadlines deadlines, CalendarDesk calendars, CalendarWatch watch, DerivationText words, Wording wording) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.watch = watch;
        this.words = words;
        this.wording = wording;
    }

    CalendarScreen screen(
            @Nullable String agency, int year, Map<String, String> given, CalendarScreen.@Nullable Trial trial) {
        var asked = new HashMap<String, String>();
        FIELDS.forEach(field -> asked.put(field, given.getOrDefault(field, "")));
        var progress = watch.progress()
                .map(now -> wording.say("calendar.progress", now.percent(), wording.number(now.changed())))
                .orElse(null);
        return new CalendarScreen(
                year,
                asked,
                calendars.days(agency, year).stream()
                        .map(day -> line(day, agency))
                        .toList(),
                progress,
                calendars.problems().stream().map(Object::toString).toList(),
                trial);
    }

    private CalendarScreen.Line line(SpecialDay day, @Nullable String agency) {
        var tone = switch (day.kind()) {
            case DECIDED -> "suspended";
            case EXPECTED -> "degraded";
            case UNDECIDED -> "stale";
            case MAKE_UP, HALF_DAY -> "up";
        };
        return new CalendarScreen.Line(
                wording.weekday(day.date()),
                wording.say("calendar.kind." + Words.of(day.kind())),
                tone,
                day.name(),
                day.hours().isEmpty() ? wording.say("calendar.closed") : day.hours(),
                Objects.equals(day.said().agency(), agency));
    }

    CalendarScreen.Trial trial(DayEdit day) {
        var agency = day.agency();
        var other = calendars.with(day);
        if (day.kind() == CalendarDesk.DayKind.HALF_DAY
                && !other.calendar(agency).isWorkingDay(day.date())) {
            throw BadParameter.of(
                    "date",
                    "Ngày " + wording.weekday(day.date())
                            + " là ngày nghỉ, hoặc giờ đóng cửa trước giờ mở cửa; ngày làm việc một phần phải là ngày làm việc.");
        }
        var moves = watch.moves(other);
        return new CalendarScreen.Trial(
                wording.weekday(day.date()) + ", " + wording.say("calendar.kind." + Words.of(day.kind())),
                examples(day.date(), agency, other),
                wording.number(moves.open()),
                wording.number(moves.due()),
                wording.number(moves.warnings()),
                CalendarTrial.section(day),
                CalendarTrial.line(day));
    }

    /** Terms that run over the day: from the working day before it, and from the fifth before it. */
    private List<CalendarScreen.Example> examples(LocalDate date, @Nullable String agency, Deadlines other) {
        var eve = before(date, 1, agency);
        return List.of(
                example(eve, LocalTime.of(15, 0), Limit.of("1.5", Limit.Unit.WORKING_DAYS), agency, other),
                example(eve, LocalTime.of(8, 0), Limit.of("8", Limit.Unit.WORKING_HOURS), agency, other),
                example(
                        before(date, 5, agency),
                        LocalTime.of(9, 30),
                        Limit.of("10", Limit.Unit.WORKING_DAYS),
                        agency,
                        other));
    }

    private LocalDate before(LocalDate date, int days, @Nullable String agency) {
        var calendar = deadlines.calendar(agency);
        var found = date;
        for (var left = days; left > 0 && found.getYear() > 1999; ) {
            found = found.minusDays(1);
            left -= calendar.isWorkingDay(found) ? 1 : 0;
        }
        return found;
    }

    private CalendarScreen.Example example(
            LocalDate day, LocalTime time, Limit limit, @Nullable String agency, Deadlines other) {
        var from = day.atTime(time).atZone(deadlines.calendar().zone()).toInstant();
        var term = Term.of(from, limit, agency);
        var here = deadlines.due(term);
        var there = other.due(term);
        return new CalendarScreen.Example(
                wording.say("calendar.example", words.limit(limit), wording.stamp(from)),
                stamp(here),
                stamp(there),
                !Objects.equals(here, there));
    }

    private String stamp(@Nullable Instant at) {
        return at == null ? wording.say("value.unknown") : wording.stamp(at);
    }
}
