package vn.tthc.monitor.deadline;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The deadline rules in force: one immutable calendar plus the urgency thresholds, replaced whole when edited. */
public interface Deadlines {
    /** The calendar in force. */
    WorkingCalendar calendar();

    /**
     * When a dossier starts to be pressing: the later of "8 working hours before due" and "25 % of the working term before due",
     * as configured; without a reception time only the former.
     */
    Instant warnAt(@Nullable Instant receivedAt, Instant dueAt);

    /** Urgency of an open dossier at an instant. */
    Urgency urgency(Clockface face, Instant now);

    /** Start of the next day in the calendar's zone: what is due before it is due today. */
    Instant endOfDay(Instant now);

    /** Changes whenever an edit of the calendar can change a computed time. */
    String fingerprint();

    /** {@link #remaining} as it stands alone: {@code còn 1 ngày 4 giờ} or {@code quá hạn 1 ngày 2 giờ}. */
    String sentence(Instant now, Instant dueAt, Locale locale);

    /** Working time left or gone, for example {@code còn 1 ngày 4 giờ} or {@code 2 giờ 10 phút}; 1 day = 8 working hours. */
    String remaining(Instant now, Instant dueAt, Locale locale);

    /** What urgency depends on. */
    record Clockface(
            boolean paused,
            boolean noTerm,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt) {}
}
