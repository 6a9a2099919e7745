package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.RULES;
import static vn.tthc.monitor.deadline.TestingCalendar.at;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.deadline.Deadlines.Clockface;

/** Warning time, urgency and remaining time in words. */
class DeadlineRulesTests {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @Test
    void warnsOneWorkingDayAhead() {
        assertThat(RULES.warnAt(at("2026-11-02T09:00"), at("2026-11-23T09:00"))).isEqualTo(at("2026-11-20T09:00"));
        assertThat(RULES.warnAt(null, at("2026-11-23T09:00"))).isEqualTo(at("2026-11-20T09:00"));
    }

    @Test
    void warnsInTheLastQuarterOfAShortTerm() {
        assertThat(RULES.warnAt(at("2026-11-20T07:00"), at("2026-11-20T17:00"))).isEqualTo(at("2026-11-20T15:00"));
    }

    @Test
    void warnsAtTheDueTimeWhenTheTermHasNoWorkingTime() {
        var due = at("2026-11-21T10:00");
        assertThat(RULES.warnAt(at("2026-11-21T08:00"), due)).isEqualTo(due);
    }

    @Test
    void namesEveryUrgency() {
        var now = at("2026-11-20T09:00");
        assertThat(urgency(now, "2026-11-20T09:00")).isEqualTo(Urgency.OVERDUE);
        assertThat(urgency(now, "2026-11-20T16:00")).isEqualTo(Urgency.TODAY);
        assertThat(urgency(now, "2026-11-21T00:00")).isEqualTo(Urgency.SOON);
        assertThat(urgency(now, "2026-11-23T09:00")).isEqualTo(Urgency.SOON);
        assertThat(urgency(now, "2026-11-23T10:00")).isEqualTo(Urgency.IN_TIME);
        assertThat(RULES.urgency(new Clockface(true, false, now, now), now)).isEqualTo(Urgency.PAUSED);
        assertThat(RULES.urgency(new Clockface(false, true, null, null), now)).isEqualTo(Urgency.NO_TERM);
        assertThat(RULES.urgency(new Clockface(false, false, null, null), now)).isEqualTo(Urgency.UNKNOWN);
    }

    private static Urgency urgency(java.time.Instant now, String due) {
        return RULES.urgency(new Clockface(false, false, at(due), RULES.warnAt(null, at(due))), now);
    }

    @Test
    void saysTheTimeLeftInVietnamese() {
        var now = at("2026-11-20T09:00");
        assertThat(RULES.remaining(now, at("2026-11-23T14:00"), VIETNAMESE)).isEqualTo("còn 1 ngày 3 giờ");
        assertThat(RULES.remaining(now, at("2026-11-20T14:40"), VIETNAMESE)).isEqualTo("còn 3 giờ 40 phút");
        assertThat(RULES.remaining(now, at("2026-11-30T09:00"), VIETNAMESE)).isEqualTo("còn 6 ngày");
    }

    @Test
    void saysHowLateInBothLanguages() {
        var now = at("2026-11-23T11:00");
        assertThat(RULES.remaining(now, at("2026-11-20T09:00"), VIETNAMESE)).isEqualTo("1 ngày 2 giờ");
        assertThat(RULES.sentence(now, at("2026-11-20T09:00"), VIETNAMESE)).isEqualTo("quá hạn 1 ngày 2 giờ");
        assertThat(RULES.sentence(now, at("2026-11-20T09:00"), Locale.ENGLISH)).isEqualTo("1 day 2 hours overdue");
        assertThat(RULES.sentence(now, at("2026-11-23T13:30"), Locale.ENGLISH)).isEqualTo("30 minutes left");
        assertThat(RULES.sentence(at("2026-11-20T20:00"), at("2026-11-20T17:00"), VIETNAMESE))
                .isEqualTo("quá hạn dưới 1 phút");
    }
}
