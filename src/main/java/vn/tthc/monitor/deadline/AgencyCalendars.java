package vn.tthc.monitor.deadline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of all agencies, laid out once for each that differs: a hundred communes that say nothing of their own share
 * the one of the city.
 */
final class AgencyCalendars {
    private final WorkingCalendar common;
    private final AgencyLines agencies;
    private final Map<String, WorkingCalendar> byCode = new HashMap<>();

    AgencyCalendars(CalendarBook book) {
        agencies = book.agencies();
        common = new IndexedCalendar(book.common());
        var shared = new HashMap<CalendarPlan, WorkingCalendar>();
        shared.put(book.common(), common);
        for (var code : book.codes()) {
            byCode.put(code, shared.computeIfAbsent(book.plan(code), IndexedCalendar::new));
        }
    }

    WorkingCalendar common() {
        return common;
    }

    /** By code or full name. */
    WorkingCalendar of(@Nullable String agency) {
        return agency == null ? common : byCode.getOrDefault(agencies.code(agency), common);
    }
}
