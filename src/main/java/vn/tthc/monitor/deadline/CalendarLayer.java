package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.CalendarPlan.Certainty;
import vn.tthc.monitor.deadline.CalendarPlan.HalfDay;
import vn.tthc.monitor.deadline.CalendarPlan.MakeUpDay;
import vn.tthc.monitor.deadline.CalendarPlan.OfficeHours;
import vn.tthc.monitor.deadline.CalendarPlan.RestDay;

/**
 * What one level says about working time: the nation, or an agency of its own.
 *
 * @param hours rules by weekday; a later rule wins over an earlier one on the same day
 */
record CalendarLayer(
        List<OfficeHours> hours,
        Map<LocalDate, RestDay> restDays,
        Map<LocalDate, MakeUpDay> makeUpDays,
        Map<LocalDate, HalfDay> halfDays) {

    static final CalendarLayer EMPTY = new CalendarLayer(List.of(), Map.of(), Map.of(), Map.of());

    CalendarLayer {
        hours = List.copyOf(hours);
        restDays = Map.copyOf(restDays);
        makeUpDays = Map.copyOf(makeUpDays);
        halfDays = Map.copyOf(halfDays);
    }

    /**
     * This level with what an agency below says of its own: its hours win on their weekdays, and where it calls a day a rest
     * day or a make-up day nothing that stands here about that day counts. A half day only shortens what the day is otherwise.
     */
    CalendarLayer below(CalendarLayer own) {
        var allHours = new ArrayList<>(hours);
        allHours.addAll(own.hours);
        return new CalendarLayer(
                allHours,
                over(restDays, own.restDays, own.makeUpDays.keySet()),
                over(makeUpDays, own.makeUpDays, own.restDays.keySet()),
                over(over(halfDays, Map.of(), own.restDays.keySet()), own.halfDays, own.makeUpDays.keySet()));
    }

    /** The same with every undecided day as a rest day. */
    CalendarLayer cautious() {
        var closed = new HashMap<>(restDays);
        closed.replaceAll((date, day) -> new RestDay(date, day.name(), Certainty.EXPECTED));
        return new CalendarLayer(hours, closed, makeUpDays, halfDays);
    }

    /** Whether this level itself says something of this kind about a day. */
    boolean says(DayKind kind, LocalDate date) {
        return switch (kind) {
            case DECIDED, EXPECTED, UNDECIDED -> restDays.containsKey(date);
            case MAKE_UP -> makeUpDays.containsKey(date);
            case HALF_DAY -> halfDays.containsKey(date);
        };
    }

    private static <D> Map<LocalDate, D> over(
            Map<LocalDate, D> here, Map<LocalDate, D> own, Collection<LocalDate> otherwise) {
        var all = new HashMap<>(here);
        all.keySet().removeAll(otherwise);
        all.putAll(own);
        return all;
    }
}
