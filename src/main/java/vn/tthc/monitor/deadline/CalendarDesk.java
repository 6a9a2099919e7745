package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/** The calendars as people look at them and change them: special days of a year, edits beside the files, and what would follow. */
public interface CalendarDesk {
    /** Reads changed files once they have lain still for one look; whether other rules are at work now. */
    boolean look();

    /** Why the newest files are not in force; empty where they are. */
    List<Problem> problems();

    /** The days of a year that are not like their weekday, for an agency by code; without one, for the nation. In order. */
    List<SpecialDay> days(@Nullable String agency, int year);

    /** From the first to the last year of which the nation's calendar knows rest days. */
    List<Integer> years();

    /** What holds for any day under the edits given. */
    DayState state(List<DayEdit> edits, @Nullable String agency, LocalDate date);

    /** The edits in force. */
    List<DayEdit> edits();

    /** Puts edits in force, instead of all before; they lie over the files, also over those that are read later. */
    void follow(List<DayEdit> edits);

    /** The rules as they would be with these edits. */
    Deadlines under(List<DayEdit> edits);

    /** The rules as they would be with one edit more, which takes the place of one about the same day and level. */
    default Deadlines with(DayEdit edit) {
        return under(edit.in(edits()));
    }

    /** What the rules of the file have against an edit, suspicions included; the file of a place is the name of the field. */
    List<Problem> check(DayEdit edit);

    /**
     * A day that is not like its weekday.
     *
     * @param hours the hours of the day; empty on rest days
     */
    record SpecialDay(LocalDate date, DayKind kind, String name, String hours, Level said) {}

    /**
     * Who says so.
     *
     * @param agency code of the level; null for the nation
     * @param edited whether an edit says it, and not the file
     */
    record Level(@Nullable String agency, boolean edited) {}

    /**
     * A day, special or not.
     *
     * @param kind null for a day like its weekday
     * @param hours empty where the office is closed
     */
    record DayState(@Nullable DayKind kind, String name, String hours) {}

    /** What is special about a day. */
    enum DayKind {
        /** A rest day by a published decision. */
        DECIDED,
        /** Not published, but expected: counts as a rest day. */
        EXPECTED,
        /** Under discussion: counts as a working day. */
        UNDECIDED,
        /** A rest day by the week, or a day that was thought to be one, on which the office works. */
        MAKE_UP,
        /** Open for a part of the day. */
        HALF_DAY
    }
}
