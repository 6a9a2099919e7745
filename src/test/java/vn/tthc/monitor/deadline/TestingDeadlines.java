package vn.tthc.monitor.deadline;

import java.nio.file.Path;

/** The deadline rules of the repository's calendar, for tests of other modules. */
public final class TestingDeadlines {
    private TestingDeadlines() {}

    public static Deadlines ofRepository() {
        return new CalendarFile(Path.of("config/calendar.yaml")).rules();
    }
}
