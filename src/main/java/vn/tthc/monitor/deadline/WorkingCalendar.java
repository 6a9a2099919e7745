package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Working time of an agency: office hours by weekday, rest days, working Saturdays. Immutable and thread-safe. */
public interface WorkingCalendar {
    ZoneId zone();

    /** Whether any office hours fall on the day. */
    boolean isWorkingDay(LocalDate day);

    /** Whether the instant lies in office hours: opening inclusive, closing exclusive. */
    boolean isWorkingTime(Instant at);

    /** The instant after that much working time; negative durations go back. Zero answers the next working instant. */
    Instant plus(Instant from, Duration workingTime);

    /** Working time between two instants; negative when {@code to} is before {@code from}. */
    Duration between(Instant from, Instant to);
}
