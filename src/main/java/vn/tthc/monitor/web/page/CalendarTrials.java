package vn.tthc.monitor.web.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.dossier.CalendarEdits;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.Wording;

/** What would follow from a day that is laid down or taken back, before anybody does it. */
@Component
class CalendarTrials {
    private final Deadlines deadlines;
    private final CalendarDesk calendars;
    private final CalendarEdits edits;
    private final CalendarWords words;
    private final DerivationText terms;
    private final Wording wording;

    CalendarTrials(
            Deadlines deadlines,
            CalendarDesk calendars,
            CalendarEdits edits,
            CalendarWords words,
            DerivationText terms,
            Wording wording) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.edits = edits;
        this.words = words;
        this.terms = terms;
        this.wording = wording;
    }

    /**
     * Refuses a day that the rules of the calendar do not allow.
     *
     * @throws BadParameter naming the field it is about
     */
    void require(DayEdit edit) {
        calendars.check(edit).stream().findFirst().ifPresent(problem -> {
            throw words.refusal(problem);
        });
    }

    /**
     * What would follow from a day.
     *
     * @throws BadParameter where the rules of the calendar do not allow it
     */
    CalendarScreen.Trial of(DayEdit edit) {
        require(edit);
        var seen = edits.latest(edit.agency(), edit.date()).map(Line::id).orElse(0L);
        return trial(edit.agency(), edit.date(), null, seen, edit.in(calendars.edits()), edits.moves(edit));
    }

    /** What would follow from an undo. */
    CalendarScreen.Trial ofUndo(Line line) {
        return trial(line.agency(), line.date(), line.id(), line.id(), edits.afterUndo(line), edits.movesOfUndo(line));
    }

    private CalendarScreen.Trial trial(
            @Nullable String agency, LocalDate date, @Nullable Long undo, long seen, List<DayEdit> after, Moves moves) {
        var other = calendars.under(after);
        return new CalendarScreen.Trial(
                wording.weekday(date) + ", " + words.whose(agency),
                undo,
                seen,
                words.state(calendars.state(calendars.edits(), agency, date)),
                words.state(calendars.state(after, agency, date)),
                examples(date, agency, other),
                wording.number(moves.open()),
                wording.number(moves.due()),
                wording.number(moves.warnings()));
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
                wording.say("calendar.example", terms.limit(limit), wording.stamp(from)),
                here == null ? wording.say("value.unknown") : wording.stamp(here),
                there == null ? wording.say("value.unknown") : wording.stamp(there),
                !Objects.equals(here, there));
    }
}
