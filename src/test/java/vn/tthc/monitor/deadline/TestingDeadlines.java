package vn.tthc.monitor.deadline;

import java.nio.file.Path;

/** The deadline rules of the repository's calendar, for tests of other modules. */
public final class TestingDeadlines {
    private TestingDeadlines() {}

    public static Deadlines ofRepository() {
        return DeadlineFiles.in(Path.of("config")).read();
    }

    public static Deadlines of(Path file) {
        return new DeadlineFiles(file, Path.of("config/deadline-rules.yaml"), Path.of("config/procedures.csv")).read();
    }
}
