package vn.tthc.monitor.deadline;

import java.nio.file.Path;
import java.time.Clock;

/** The deadline rules of the repository's calendar, for tests of other modules. */
public final class TestingDeadlines {
    private TestingDeadlines() {}

    public static Deadlines ofRepository() {
        return DeadlineFiles.in(Path.of("config")).read();
    }

    /** What a configuration folder says. */
    public static Deadlines in(Path folder) {
        return DeadlineFiles.in(folder).read();
    }

    /** What the repository's configuration says, with other limits. */
    public static Deadlines withLimits(Path procedures) {
        return DeadlineFiles.in(Path.of("config"), procedures).read();
    }

    /** What a configuration folder says, followed while it changes. */
    public static Deadlines live(Path folder) {
        return new LiveDeadlines(DeadlineFiles.in(folder), Clock.systemUTC());
    }

    /** The calendars of a configuration folder. */
    public static CalendarDesk desk(Path folder) {
        return desk(live(folder));
    }

    /** The calendars of rules that are followed. */
    public static CalendarDesk desk(Deadlines live) {
        return new FileCalendars((LiveDeadlines) live);
    }

    /** The calendar and the rules of the repository, and no limit of any procedure. */
    public static Deadlines withoutLimits() {
        return of(Path.of("config/calendar.yaml"));
    }

    /** Another calendar, the rules of the repository, and no limit of any procedure. */
    public static Deadlines of(Path file) {
        return new DeadlineFiles(file, Path.of("config/deadline-rules.yaml"), Path.of("config/no-procedures.csv"))
                .read();
    }
}
