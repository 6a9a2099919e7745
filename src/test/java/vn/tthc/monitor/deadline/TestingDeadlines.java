package vn.tthc.monitor.deadline;

import java.nio.file.Path;

/** The deadline rules of the repository's calendar, for tests of other modules. */
public final class TestingDeadlines {
    private TestingDeadlines() {}

    public static Deadlines ofRepository() {
        return of(Path.of("config/calendar.yaml"));
    }

    public static Deadlines of(Path file) {
        return new CalendarFile(file).rules();
    }
}
