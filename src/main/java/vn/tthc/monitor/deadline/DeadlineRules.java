package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules as pure functions of one calendar file. */
final class DeadlineRules implements Deadlines {
    private final CalendarPlan plan;
    private final WorkingCalendar calendar;
    private final String fingerprint;

    DeadlineRules(CalendarPlan plan, String fingerprint) {
        this.plan = plan;
        this.calendar = new IndexedCalendar(plan);
        this.fingerprint = fingerprint;
    }

    @Override
    public WorkingCalendar calendar() {
        return calendar;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Instant warnAt(@Nullable Instant receivedAt, Instant dueAt) {
        var ahead = Duration.ofHours(plan.warn().hours());
        if (receivedAt != null && receivedAt.isBefore(dueAt)) {
            var share = calendar.between(receivedAt, dueAt)
                    .multipliedBy(plan.warn().sharePercent())
                    .dividedBy(100);
            ahead = share.compareTo(ahead) < 0 ? share : ahead;
        }
        if (ahead.isZero()) {
            return dueAt;
        }
        var warnAt = calendar.plus(dueAt, ahead.negated());
        return warnAt.isBefore(dueAt) ? warnAt : dueAt;
    }

    @Override
    public Urgency urgency(Clockface face, Instant now) {
        if (face.paused()) {
            return Urgency.PAUSED;
        }
        if (face.noTerm()) {
            return Urgency.NO_TERM;
        }
        var dueAt = face.dueAt();
        if (dueAt == null) {
            return Urgency.UNKNOWN;
        }
        if (!now.isBefore(dueAt)) {
            return Urgency.OVERDUE;
        }
        if (dueAt.isBefore(endOfDay(now))) {
            return Urgency.TODAY;
        }
        var warnAt = face.warnAt();
        return warnAt != null && !now.isBefore(warnAt) ? Urgency.SOON : Urgency.IN_TIME;
    }

    @Override
    public Instant endOfDay(Instant now) {
        return now.atZone(calendar.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(calendar.zone())
                .toInstant();
    }

    @Override
    public String remaining(Instant now, Instant dueAt, Locale locale) {
        var text = WorkingTimeText.of(calendar.between(now, dueAt), locale);
        if (!now.isBefore(dueAt)) {
            return text;
        }
        return WorkingTimeText.english(locale) ? text + " left" : "còn " + text;
    }

    @Override
    public String sentence(Instant now, Instant dueAt, Locale locale) {
        var text = remaining(now, dueAt, locale);
        if (now.isBefore(dueAt)) {
            return text;
        }
        return WorkingTimeText.english(locale) ? text + " overdue" : "quá hạn " + text;
    }
}
