package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month as a table: rows of seven days from Monday on.
 *
 * @param weeks days of other months are null
 */
record CalendarMonth(String name, List<List<@Nullable Cell>> weeks) {

    /**
     * One day.
     *
     * @param kind word for the style: work, off, or the kind of a special day
     * @param mark the sign beside the number; empty on ordinary working days
     * @param text what is special about it, and who says so; empty on ordinary days
     * @param edited whether it was changed on the page
     */
    record Cell(int number, String kind, String mark, String text, boolean edited, boolean today) {}
}
