package vn.tthc.monitor.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.CalendarDesk.SpecialDay;
import vn.tthc.monitor.dossier.CalendarEdits;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.dossier.CalendarWatch;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts together what the calendar's page shows. */
@Component
class CalendarScreens {
    private static final int SHOWN_CHANGES = 100;

    private final CalendarDesk calendars;
    private final CalendarWatch watch;
    private final CalendarEdits edits;
    private final CalendarMonths months;
    private final CalendarRights rights;
    private final CalendarWords words;
    private final Wording wording;

    CalendarScreens(
            CalendarDesk calendars,
            CalendarWatch watch,
            CalendarEdits edits,
            CalendarMonths months,
            CalendarRights rights,
            CalendarWords words,
            Wording wording) {
        this.calendars = calendars;
        this.watch = watch;
        this.edits = edits;
        this.months = months;
        this.rights = rights;
        this.words = words;
        this.wording = wording;
    }

    CalendarScreen screen(
            @Nullable String agency,
            int year,
            Map<String, String> given,
            CalendarScreen.@Nullable Trial trial,
            SignedIn reader) {
        var asked = new HashMap<String, String>();
        CalendarForm.FIELDS.forEach(field -> asked.put(field, given.getOrDefault(field, "")));
        var progress = watch.progress()
                .map(now -> wording.say("calendar.progress", now.percent(), wording.number(now.changed())))
                .orElse(null);
        var days = calendars.days(agency, year);
        var changes = edits.newest(SHOWN_CHANGES + 1);
        return new CalendarScreen(
                agency,
                year,
                years(year),
                asked,
                months.of(agency, year, days),
                days.stream().map(this::line).toList(),
                progress,
                calendars.problems().stream().map(Object::toString).toList(),
                trial,
                changes.stream()
                        .limit(SHOWN_CHANGES)
                        .map(line -> change(line, reader))
                        .toList(),
                changes.size() > SHOWN_CHANGES);
    }

    private List<Integer> years(int year) {
        var years = new TreeSet<>(calendars.years());
        years.add(year);
        return List.copyOf(years);
    }

    private CalendarScreen.Line line(SpecialDay day) {
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
                words.whose(day.said().agency()),
                day.said().edited());
    }

    private CalendarScreen.Change change(Line line, SignedIn reader) {
        return new CalendarScreen.Change(
                line.id(),
                wording.stamp(line.at()),
                line.deed().by(),
                line.agency(),
                line.date().getYear(),
                wording.weekday(line.date()),
                words.whose(line.agency()),
                words.state(line.before()),
                words.state(line.after()),
                line.deed().reason(),
                wording.say(
                        "calendar.moved",
                        wording.number(line.moves().due()),
                        wording.number(line.moves().open())),
                line.undoes() == null ? null : Objects.toString(line.undoes()),
                line.newest() && rights.may(reader, line.agency()));
    }
}
