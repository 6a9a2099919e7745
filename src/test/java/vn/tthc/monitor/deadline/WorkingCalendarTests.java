package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.CALENDAR;
import static vn.tthc.monitor.deadline.TestingCalendar.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Working time of the repository's calendar: worked cases and laws. */
class WorkingCalendarTests {
    @ParameterizedTest
    @CsvFileSource(resources = "/deadline/worked-cases.csv", delimiter = '|')
    void addsWorkingTimeAsWorkedByHand(String from, double hours, String to, String why) {
        var workingTime = Duration.ofMinutes(Math.round(hours * 60));
        assertThat(CALENDAR.plus(at(from), workingTime)).as(why).isEqualTo(at(to));
    }

    @Test
    void knowsRestDaysAndWorkingSaturdays() {
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2026, 8, 22))).isTrue();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2026, 8, 29))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2026, 8, 31))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2026, 11, 24))).isTrue();
    }

    @Test
    void opensInclusivelyAndClosesExclusively() {
        assertThat(CALENDAR.isWorkingTime(at("2026-11-20T07:00"))).isTrue();
        assertThat(CALENDAR.isWorkingTime(at("2026-11-20T11:30"))).isFalse();
        assertThat(CALENDAR.isWorkingTime(at("2026-11-20T13:30"))).isTrue();
        assertThat(CALENDAR.isWorkingTime(at("2026-11-20T17:00"))).isFalse();
    }

    @Test
    void addingNothingAnswersTheNextWorkingInstant() {
        assertThat(CALENDAR.plus(at("2026-11-20T10:00"), Duration.ZERO)).isEqualTo(at("2026-11-20T10:00"));
        assertThat(CALENDAR.plus(at("2026-11-20T17:00"), Duration.ZERO)).isEqualTo(at("2026-11-23T07:00"));
    }

    @Test
    void staysTotalOutsideTheYearsItCovers() {
        assertThat(CALENDAR.between(Instant.MIN, Instant.MAX)).isPositive();
        assertThat(CALENDAR.plus(Instant.MAX, Duration.ofHours(8))).isBefore(Instant.MAX);
        assertThat(CALENDAR.isWorkingTime(Instant.MIN)).isFalse();
    }

    @Property(tries = 300)
    void laterStartNeverEndsEarlier(
            @ForAll("instants") Instant one, @ForAll("instants") Instant other, @ForAll("durations") Duration time) {
        var first = one.isBefore(other) ? one : other;
        var second = one.isBefore(other) ? other : one;
        assertThat(CALENDAR.plus(first, time)).isBeforeOrEqualTo(CALENDAR.plus(second, time));
    }

    @Property(tries = 300)
    void twoStepsAreOne(
            @ForAll("instants") Instant from, @ForAll("durations") Duration one, @ForAll("durations") Duration two) {
        assertThat(CALENDAR.plus(CALENDAR.plus(from, one), two)).isEqualTo(CALENDAR.plus(from, one.plus(two)));
    }

    @Property(tries = 300)
    void betweenIsTheInverseOfPlus(@ForAll("instants") Instant from, @ForAll("durations") Duration time) {
        assertThat(CALENDAR.between(from, CALENDAR.plus(from, time))).isEqualTo(time);
        assertThat(CALENDAR.between(from, CALENDAR.plus(from, time.negated()))).isEqualTo(time.negated());
    }

    @Property(tries = 300)
    void betweenAddsUpAndChangesSign(
            @ForAll("instants") Instant one, @ForAll("instants") Instant two, @ForAll("instants") Instant three) {
        assertThat(CALENDAR.between(one, two).plus(CALENDAR.between(two, three)))
                .isEqualTo(CALENDAR.between(one, three));
        assertThat(CALENDAR.between(one, two))
                .isEqualTo(CALENDAR.between(two, one).negated());
    }

    @Property(tries = 30)
    void theZoneOfTheMachineDoesNotMatter(
            @ForAll("instants") Instant from, @ForAll("durations") Duration time, @ForAll("zones") String zone) {
        var expected = CALENDAR.plus(from, time);
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(CALENDAR.plus(from, time)).isEqualTo(expected);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(1_735_689_600L, 1_830_297_600L)
                .map(seconds -> Instant.ofEpochSecond(seconds - seconds % 60));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.integers().between(1, 60 * 8 * 60).map(Duration::ofMinutes);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "America/St_Johns", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh");
    }
}
