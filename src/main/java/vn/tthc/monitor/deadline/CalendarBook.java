package vn.tthc.monitor.deadline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    CalendarPlan plan(@Nullable String code) {
        var plan = common;
        if (code == null) {
            return plan;
        }
        for (var agency : agencies.downTo(code)) {
            var said = own.get(agency);
            plan = said == null ? plan : plan.below(said);
        }
        return plan;
    }

    /** What one level says; null is the nation. */
    CalendarLayer layer(@Nullable String code) {
        return code == null ? common.days() : own.getOrDefault(code, CalendarLayer.EMPTY);
    }

    /** The plans with edits over what the files say. */
    CalendarBook with(List<DayEdit> edits) {
        var nation = common;
        var others = new HashMap<>(own);
        for (var edit : edits) {
            var said = CalendarFile.layer(edit.section());
            if (edit.agency() == null) {
                nation = nation.below(said);
            } else {
                others.merge(edit.agency(), said, CalendarLayer::below);
            }
        }
        return edits.isEmpty() ? this : new CalendarBook(nation, others, agencies);
    }

    /** The first and the last year of which it knows rest days; null where it knows none. */
    @Nullable Years years() {
        var years = new TreeSet<Integer>();
        common.restDays().keySet().forEach(day -> years.add(day.getYear()));
        return years.isEmpty() ? null : new Years(years.first(), years.last());
    }

    /** Both inclusive. */
    record Years(int first, int last) {}

    /** Codes of all agencies that the file of agencies or the calendar names, in order. */
    Set<String> codes() {
        var codes = new TreeSet<>(agencies.codes());
        codes.addAll(own.keySet());
        return codes;
    }
}
