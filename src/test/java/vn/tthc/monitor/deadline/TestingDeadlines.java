package vn.tthc.monitor.deadline;

import java.nio.file.Path;

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
