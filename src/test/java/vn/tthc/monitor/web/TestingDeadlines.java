package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Derivation;
import vn.tthc.monitor.deadline.ProcedureLimit;
import vn.tthc.monitor.deadline.Procedures;
import vn.tthc.monitor.deadline.RuleSet;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Deadlines that count all time as working time; days and computed terms are those of the shipped files. */
class TestingDeadlines implements Deadlines {
    private static final Deadlines REAL = vn.tthc.monitor.deadline.TestingDeadlines.ofRepository();

    /** Rules that count the time left of some agencies. */
    final Map<String, Deadlines> own = new HashMap<>();

    @Override
    public WorkingCalendar calendar() {
        return new WorkingCalendar() {
            @Override
            public ZoneId zone() {
                return ZoneId.of("Asia/Ho_Chi_Minh");
            }

            @Override
            public boolean isWorkingDay(LocalDate day) {
                return REAL.calendar().isWorkingDay(day);
            }

            @Override
            public boolean isWorkingTime(Instant at) {
                return true;
            }

            @Override
            public boolean covers(Instant at) {
                return REAL.calendar().covers(at);
            }

            @Override
            public Instant plus(Instant from, Duration workingTime) {
                return from.plus(workingTime);
            }

            @Override
            public Duration between(Instant from, Instant to) {
                return Duration.between(from, to);
            }
        };
    }

    @Override
    public RuleSet rules(Instant receivedAt) {
        return REAL.rules(receivedAt);
    }

    @Override
    public Procedures procedures() {
        return REAL.procedures();
    }

    @Override
    public @Nullable Instant due(Term term) {
        return REAL.due(term);
    }

    @Override
    public Optional<Derivation> derive(Term term) {
        return REAL.derive(term);
    }

    @Override
    public @Nullable Instant handOverUntil(Instant receivedAt, @Nullable String agency) {
        return REAL.handOverUntil(receivedAt, agency);
    }

    @Override
    public Instant meant(Instant written, @Nullable String agency) {
        return written;
    }

    @Override
    public Instant warnAt(
            @Nullable Instant receivedAt, Instant dueAt, @Nullable String agency, @Nullable ProcedureLimit procedure) {
        return dueAt.minus(Duration.ofHours(8));
    }

    @Override
    public Instant lastCallAt(@Nullable Instant receivedAt, Instant dueAt, @Nullable String agency) {
        return dueAt.minus(Duration.ofHours(2));
    }

    @Override
    public Urgency urgency(Clockface face, Instant now) {
        throw new UnsupportedOperationException("screens do not judge urgency");
    }

    @Override
    public String remaining(Instant now, Instant dueAt, @Nullable String agency, Locale locale) {
        if (agency != null && own.containsKey(agency)) {
            return own.get(agency).remaining(now, dueAt, agency, locale);
        }
        var left = Duration.between(now, dueAt);
        var text = left.abs().toHours() / 8 + " ngày " + left.abs().toHours() % 8 + " giờ";
        return left.isNegative() ? text : "còn " + text;
    }

    @Override
    public String sentence(Instant now, Instant dueAt, @Nullable String agency, Locale locale) {
        return remaining(now, dueAt, agency, locale);
    }

    @Override
    public Instant endOfDay(Instant now) {
        throw new UnsupportedOperationException("screens do not judge urgency");
    }

    @Override
    public String fingerprint() {
        return "testing";
    }
}
