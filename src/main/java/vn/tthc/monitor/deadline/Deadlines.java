package vn.tthc.monitor.deadline;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadline rules in force: calendars, rule sets, limits and urgency thresholds, replaced whole when edited. */
public interface Deadlines {
    /** The ordinary calendar. */
    WorkingCalendar calendar();

    /** The calendar an agency works by; the ordinary one where it has none of its own or is not known. */
    default WorkingCalendar calendar(@Nullable String agency) {
        return calendar();
    }

    /** The rules that a dossier received then keeps. */
    RuleSet rules(Instant receivedAt);

    /** The limits of procedures. */
    Procedures procedures();

    /** When a term ends; null where its start lies outside the years of the calendar. */
    @Nullable Instant due(Term term);

    /** The same, line by line. */
    Optional<Derivation> derive(Term term);

    /** Until when a dossier received then must be handed over to the agency it is for; null outside the calendar. */
    @Nullable Instant handOverUntil(Instant receivedAt, @Nullable String agency);

    /** The closing time of that day where a source wrote 00:00 for lack of a time and the rules say so; else the time itself. */
    Instant meant(Instant written, @Nullable String agency);

    /**
     * When a dossier starts to be pressing: the later of "8 working hours before due" and "25 % of the working term before due",
     * as configured; without a reception time only the former.
     */
    default Instant warnAt(@Nullable Instant receivedAt, Instant dueAt) {
        return warnAt(receivedAt, dueAt, null, null);
    }

    /** The same by the calendar of an agency, and by the hours and share of the procedure where its line has some. */
    Instant warnAt(
            @Nullable Instant receivedAt, Instant dueAt, @Nullable String agency, @Nullable ProcedureLimit procedure);

    /** When a dossier is told of for the last time before it is due. */
    Instant lastCallAt(@Nullable Instant receivedAt, Instant dueAt, @Nullable String agency);

    /** Urgency of an open dossier at an instant. */
    Urgency urgency(Clockface face, Instant now);

    /** Start of the next day in the calendar's zone: what is due before it is due today. */
    Instant endOfDay(Instant now);

    /** Changes whenever an edit of the calendar, the rules or the procedures can change a computed time. */
    String fingerprint();

    /** {@link #remaining} as it stands alone: {@code còn 1 ngày 4 giờ} or {@code quá hạn 1 ngày 2 giờ}. */
    default String sentence(Instant now, Instant dueAt, Locale locale) {
        return sentence(now, dueAt, null, locale);
    }

    /** The same by the calendar of an agency. */
    String sentence(Instant now, Instant dueAt, @Nullable String agency, Locale locale);

    /** Working time left or gone, for example {@code còn 1 ngày 4 giờ} or {@code 2 giờ 10 phút}; 1 day = 8 working hours. */
    default String remaining(Instant now, Instant dueAt, Locale locale) {
        return remaining(now, dueAt, null, locale);
    }

    /** The same by the calendar of an agency. */
    String remaining(Instant now, Instant dueAt, @Nullable String agency, Locale locale);

    /** What urgency depends on. */
    record Clockface(
            boolean paused,
            boolean noTerm,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt) {}
}
