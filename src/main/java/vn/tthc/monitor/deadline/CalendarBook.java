package vn.tthc.monitor.deadline;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plans of all agencies: what holds for everybody, and what agencies say of their own, inherited by those below.
 *
 * @param own what agencies say, by code
 */
record CalendarBook(CalendarPlan common, Map<String, CalendarLayer> own, AgencyLines agencies) {

    CalendarBook {
        own = Map.copyOf(own);
    }

    /** Nobody has a calendar of their own. */
    static CalendarBook of(CalendarPlan common) {
        return new CalendarBook(common, Map.of(), AgencyLines.NONE);
    }

    /** The plan of an agency by its code: the very one of those above where it says nothing of its own. */
    CalendarPlan plan(String code) {
        var plan = common;
        for (var agency : agencies.downTo(code)) {
            var said = own.get(agency);
            plan = said == null ? plan : plan.below(said);
        }
        return plan;
    }

    /** Codes of all agencies that the file of agencies or the calendar names, in order. */
    Set<String> codes() {
        var codes = new TreeSet<>(agencies.codes());
        codes.addAll(own.keySet());
        return codes;
    }
}
