package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of an agency for a year.
 *
 * @param asked what stands in the form
 * @param progress how far open dossiers have been computed again after a change; null where nothing runs
 * @param problems why the newest files are not in force
 * @param trial what would follow from the day in the form; null where none was asked about
 */
record CalendarScreen(
        int year,
        Map<String, String> asked,
        List<Line> days,
        @Nullable String progress,
        List<String> problems,
        @Nullable Trial trial) {

    /** One special day. */
    record Line(String date, String kind, String tone, String name, String hours, boolean own) {}

    /**
     * What would follow.
     *
     * @param due how many due times computed by us would move
     * @param warnings how many warning times
     * @param section where in the file the line belongs
     */
    record Trial(
            String day,
            List<Example> examples,
            String open,
            String due,
            String warnings,
            String section,
            String line) {}

    /** One worked example. */
    record Example(String term, String before, String after, boolean moved) {}
}
