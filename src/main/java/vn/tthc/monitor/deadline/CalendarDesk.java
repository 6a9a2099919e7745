package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/** The calendars as people look at them: special days of a year, and what would follow from another one. */
public interface CalendarDesk {
    /** Reads changed files once they have lain still for one look; whether other rules are at work now. */
    boolean look();

    /** Why the newest files are not in force; empty where they are. */
    List<Problem> problems();

    /** The days of a year that are not like their weekday, for an agency by code; without one, for the nation. In order. */
    List<SpecialDay> days(@Nullable String agency, int year);

    /** The rules as they would be with one more special day, which takes the place of what the file says about that day. */
    Deadlines with(SpecialDay day, @Nullable String agency);

    /**
     * A day that is not like its weekday.
     *
     * @param closes when the office closes on a half day; null on others, and where the day has hours of its own
     * @param hours the hours of the day; empty on rest days
     * @param own whether the agency asked about, and none above it, says so
     */
    record SpecialDay(
            LocalDate date,
            DayKind kind,
            String name,
            @Nullable LocalTime closes,
            String hours,
            boolean own) {

        /** One to be tried. */
        public static SpecialDay of(LocalDate date, DayKind kind, String name, @Nullable LocalTime closes) {
            return new SpecialDay(date, kind, name, closes, "", true);
        }
    }

    /** What is special about a day. */
    enum DayKind {
        /** A rest day by a published decision. */
        DECIDED,
        /** Not published, but expected: counts as a rest day. */
        EXPECTED,
        /** Under discussion: counts as a working day. */
        UNDECIDED,
        /** A rest day by the week on which the office works. */
        MAKE_UP,
        /** Open for a part of the day. */
        HALF_DAY
    }
}
