package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules as pure functions of the files they were read from. */
final class DeadlineRules implements Deadlines {
    private final CalendarBook book;
    private final CalendarPlan plan;
    private final AgencyCalendars calendars;
    private final RuleSets ruleSets;
    private final Procedures procedures;
    private final WorkingCalendar calendar;
    private final String fingerprint;
    private final UndecidedDays undecided;

    DeadlineRules(CalendarBook book, RuleSets ruleSets, Procedures procedures) {
        this.book = book;
        this.plan = book.common();
        this.calendars = new AgencyCalendars(book);
        this.ruleSets = ruleSets;
        this.procedures = procedures;
        this.calendar = calendars.common();
        this.fingerprint = Fingerprint.of(book, ruleSets, procedures);
        this.undecided = new UndecidedDays(book);
    }

    CalendarBook book() {
        return book;
    }

    /** The same rules and limits with edits over the calendars. */
    DeadlineRules with(List<DayEdit> edits) {
        return edits.isEmpty() ? this : new DeadlineRules(book.with(edits), ruleSets, procedures);
    }

    @Override
    public WorkingCalendar calendar() {
        return calendar;
    }

    @Override
    public WorkingCalendar calendar(@Nullable String agency) {
        return calendars.of(agency);
    }

    @Override
    public RuleSet rules(Instant receivedAt) {
        return ruleSets.at(receivedAt, calendar.zone());
    }

    @Override
    public Procedures procedures() {
        return procedures;
    }

    @Override
    public @Nullable Instant due(Term term) {
        return covered(term) ? clock(term.agency(), term.receivedAt()).due(term) : null;
    }

    @Override
    public Optional<Derivation> derive(Term term) {
        if (!covered(term)) {
            return Optional.empty();
        }
        var rules = rules(term.receivedAt());
        var clock = new DueClock(calendar(term.agency()), rules);
        var due = clock.due(term);
        return Optional.of(new DerivationWriter(calendar(term.agency()))
                .write(term, rules, clock.countsFrom(term), due, undecided.in(term, rules, due)));
    }

    @Override
    public @Nullable Instant handOverUntil(Instant receivedAt, @Nullable String agency) {
        return calendar(agency).covers(receivedAt) ? clock(agency, receivedAt).handOverUntil(receivedAt, agency) : null;
    }

    @Override
    public Instant meant(Instant written, @Nullable String agency) {
        var local = written.atZone(calendar.zone());
        var dayOnly = local.toLocalTime().equals(LocalTime.MIDNIGHT)
                && rules(written).dateOnly() == RuleSet.DateOnly.CLOSING
                && calendar.covers(written);
        if (!dayOnly) {
            return written;
        }
        var own = calendar(agency);
        return own.closing(own.workingDay(local.toLocalDate(), 0));
    }

    private boolean covered(Term term) {
        return calendar.covers(term.startAt()) && calendar.covers(term.receivedAt());
    }

    private DueClock clock(@Nullable String agency, Instant receivedAt) {
        return new DueClock(calendar(agency), rules(receivedAt));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Instant warnAt(
            @Nullable Instant receivedAt, Instant dueAt, @Nullable String agency, @Nullable ProcedureLimit procedure) {
        var hours = procedure == null ? null : procedure.nearHours();
        var share = procedure == null ? null : procedure.nearShare();
        return ahead(
                receivedAt,
                dueAt,
                agency,
                hours == null ? plan.warn().hours() : hours,
                share == null ? plan.warn().sharePercent() : share);
    }

    @Override
    public Instant lastCallAt(@Nullable Instant receivedAt, Instant dueAt, @Nullable String agency) {
        var rule = ruleSets.lastCall();
        return ahead(receivedAt, dueAt, agency, rule.hours(), rule.sharePercent());
    }

    private Instant ahead(
            @Nullable Instant receivedAt, Instant dueAt, @Nullable String agency, int hours, int sharePercent) {
        var own = calendar(agency);
        var ahead = Duration.ofHours(hours);
        if (receivedAt != null && receivedAt.isBefore(dueAt)) {
            // Plain numbers: a Duration multiplies by way of decimal fractions, and this is done for every dossier.
            var share = Duration.ofNanos(own.between(receivedAt, dueAt).toNanos() / 100 * sharePercent);
            ahead = share.compareTo(ahead) < 0 ? share : ahead;
        }
        if (ahead.isZero()) {
            return dueAt;
        }
        var at = own.plus(dueAt, ahead.negated());
        return at.isBefore(dueAt) ? at : dueAt;
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
    public String remaining(Instant now, Instant dueAt, @Nullable String agency, Locale locale) {
        var text = WorkingTimeText.of(calendar(agency).between(now, dueAt), locale);
        if (!now.isBefore(dueAt)) {
            return text;
        }
        return WorkingTimeText.english(locale) ? text + " left" : "còn " + text;
    }

    @Override
    public String sentence(Instant now, Instant dueAt, @Nullable String agency, Locale locale) {
        var text = remaining(now, dueAt, agency, locale);
        if (now.isBefore(dueAt)) {
            return text;
        }
        return WorkingTimeText.english(locale) ? text + " overdue" : "quá hạn " + text;
    }
}
