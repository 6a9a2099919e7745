package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of an agency for a year.
 *
 * @param agency code of the agency; null for the nation
 * @param years those that can be switched to
 * @param asked what stands in the form
 * @param months twelve of them
 * @param progress how far open dossiers have been computed again after a change; null where nothing runs
 * @param problems why the newest files are not in force
 * @param trial what would follow from the day in the form, or from an undo; null where none was asked about
 * @param changes what people have changed, newest first
 * @param more whether there are older changes than those
 */
record CalendarScreen(
        @Nullable String agency,
        int year,
        List<Integer> years,
        Map<String, String> asked,
        List<CalendarMonth> months,
        List<Line> days,
        @Nullable String progress,
        List<String> problems,
        @Nullable Trial trial,
        List<Change> changes,
        boolean more) {

    /** One special day. */
    record Line(String date, String kind, String tone, String name, String hours, String whose, boolean edited) {}

    /**
     * What would follow.
     *
     * @param undo id of the line that would be undone; null where a day would be laid down
     * @param seen id of the newest line about the day so far; 0 for none
     * @param due how many due times computed by us would move
     * @param warnings how many warning times
     */
    record Trial(
            String day,
            @Nullable Long undo,
            long seen,
            String before,
            String after,
            List<Example> examples,
            String open,
            String due,
            String warnings) {}

    /** One worked example. */
    record Example(String term, String before, String after, boolean moved) {}

    /**
     * One change that was made.
     *
     * @param undoable whether it is the newest about its day and the reader may take it back
     */
    record Change(
            long id,
            String at,
            String by,
            @Nullable String agency,
            int year,
            String date,
            String whose,
            String before,
            String after,
            String reason,
            String due,
            @Nullable String undoes,
            boolean undoable) {}
}
