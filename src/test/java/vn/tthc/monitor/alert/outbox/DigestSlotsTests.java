package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.AlertPlan.Route;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.incident.HealthBench;
import vn.tthc.monitor.platform.TestingClock;

/** Digest times by the calendar that is shipped. */
class DigestSlotsTests {
    private static final Deadlines DEADLINES = TestingDeadlines.ofRepository();
    private static final String AGENCY = TestingAgencies.CODE;

    private final TestingClock clock = new TestingClock(HealthBench.START);
    private List<LocalTime> times = List.of(LocalTime.of(8, 5), LocalTime.of(13, 35));
    private final DigestSlots slots = new DigestSlots(
            () -> new AlertPlan(
                    List.of(), List.of(new Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of())), times),
            DEADLINES,
            new TestingAgencies(),
            clock);

    private void set(LocalDate day, LocalTime time) {
        clock.set(day.atTime(time).atZone(DEADLINES.calendar().zone()).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-10", "2026-08-22"})
    void aMakeUpSaturdayIsAWorkingDay(LocalDate saturday) {
        set(saturday, LocalTime.of(8, 6));
        assertThat(slots.current()).hasSize(1);
        assertThat(slots.isFor(slots.current().getFirst(), AGENCY)).isTrue();
        set(saturday, LocalTime.of(10, 0));
        assertThat(slots.between(AGENCY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-01", "2026-01-02", "2026-02-17", "2026-04-27", "2026-08-31", "2026-09-02", "2026-01-17"
            })
    void nothingIsToldOnHolidaysOnDaysThatWereSwappedAndAtTheWeekend(LocalDate day) {
        for (var hour = 0; hour < 24; hour++) {
            set(day, LocalTime.of(hour, 7));
            assertThat(slots.current()).isEmpty();
            assertThat(slots.between(AGENCY)).isEmpty();
        }
    }

    @Test
    void everyDayOfTheYearHasItsDigestsIfAndOnlyIfItIsWorkedOn() {
        for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            set(day, LocalTime.of(8, 6));
            assertThat(slots.current())
                    .as("%s", day)
                    .hasSize(DEADLINES.calendar().isWorkingDay(day) ? 1 : 0);
            set(day, LocalTime.of(22, 0));
            assertThat(slots.current()).isEmpty();
        }
    }

    @Test
    void noOffsetOfAnyTimeLeadsOutOfTheWorkingTime() {
        var day = LocalDate.of(2026, 11, 20);
        for (var minute = 0; minute < 24 * 60; minute += 5) {
            times = List.of(LocalTime.MIN.plusMinutes(minute));
            set(day, times.getFirst());
            for (var slot : slots.current()) {
                for (var offset = 0; offset <= 30; offset += 3) {
                    var at = slots.sendAt(slot, Duration.ofMinutes(offset), AGENCY);
                    assertThat(DEADLINES.calendar(AGENCY).isWorkingTime(at))
                            .as("%s + %s", times, offset)
                            .isTrue();
                    assertThat(at).isBefore(slot.end());
                }
            }
        }
    }
}
