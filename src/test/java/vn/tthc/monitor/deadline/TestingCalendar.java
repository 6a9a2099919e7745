package vn.tthc.monitor.deadline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The calendar file of the repository, and local times of its zone. */
final class TestingCalendar {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Deadlines RULES = DeadlineFiles.in(Path.of("config")).read();
    static final WorkingCalendar CALENDAR = RULES.calendar();

    private TestingCalendar() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
