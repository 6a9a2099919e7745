package vn.tthc.monitor.incident.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;

class WindowTimesTests {
    /** Friday, 23:00 in Viet Nam. */
    private static final Instant NIGHT = Instant.parse("2026-11-20T16:00:00Z");

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Test
    void aNightThatPassesMidnightBelongsToTheDayItStartsOn() {
        var window = window(Duration.ofHours(3), Repeat.WEEKLY, FRIDAY.plusWeeks(1), null);
        var saturdayOne = Instant.parse("2026-11-20T18:00:00Z");
        assertThat(WindowTimes.next(window, saturdayOne)).contains(new Occurrence(NIGHT, NIGHT.plusSeconds(3 * 3600)));
        var saturdayThree = Instant.parse("2026-11-20T20:00:00Z");
        var next = WindowTimes.next(window, saturdayThree).orElseThrow();
        assertThat(next.from()).isEqualTo(NIGHT.plus(Duration.ofDays(7)));
        assertThat(WindowTimes.next(window, next.to())).isEmpty();
        assertThat(WindowTimes.over(window)).isEqualTo(next.to());
    }

    @Test
    void oneThatDoesNotRepeatComesOnce() {
        var window = window(Duration.ofDays(20), Repeat.ONCE, null, null);
        assertThat(WindowTimes.from(window, NIGHT)).containsExactly(new Occurrence(window.from(), window.to()));
        assertThat(WindowTimes.next(window, window.to())).isEmpty();
    }

    @Test
    void whatAPersonEndsIsOverAtOnceAndDoesNotComeAgain() {
        var ended = NIGHT.plus(Duration.ofHours(25));
        var window = window(Duration.ofHours(3), Repeat.DAILY, FRIDAY.plusDays(9), ended);
        assertThat(WindowTimes.from(window, NIGHT))
                .containsExactly(
                        new Occurrence(NIGHT, NIGHT.plus(Duration.ofHours(3))),
                        new Occurrence(NIGHT.plus(Duration.ofHours(24)), ended));
    }

    /** Against a walk over every day, at any instant, in whatever zone the machine runs. */
    @Property(tries = 300)
    void theNextOccurrenceIsTheOneThatAWalkFinds(
            @ForAll @IntRange(min = 1, max = 24 * 7) int hours,
            @ForAll boolean weekly,
            @ForAll @IntRange(max = 60) int days,
            @ForAll @IntRange(min = -100, max = 1_700) int hour,
            @ForAll boolean farAway) {
        var length = Duration.ofHours(weekly ? hours : Math.min(hours, 24));
        var window = window(length, weekly ? Repeat.WEEKLY : Repeat.DAILY, FRIDAY.plusDays(days), null);
        var now = NIGHT.plus(Duration.ofHours(hour));
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(farAway ? "Pacific/Apia" : "America/St_Johns"));
            assertThat(WindowTimes.next(window, now).orElse(null)).isEqualTo(walk(window, length, weekly, days, now));
            assertThat(WindowTimes.next(window, WindowTimes.over(window))).isEmpty();
            assertThat(WindowTimes.next(window, WindowTimes.over(window).minusSeconds(1)))
                    .isPresent();
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static @Nullable Occurrence walk(
            MaintenanceWindow window, Duration length, boolean weekly, int days, Instant now) {
        for (var day = 0; day <= days; day += weekly ? 7 : 1) {
            var from = window.from().plus(Duration.ofDays(day));
            if (from.plus(length).isAfter(now)) {
                return new Occurrence(from, from.plus(length));
            }
        }
        return null;
    }

    private static MaintenanceWindow window(
            Duration length, Repeat repeat, @Nullable LocalDate until, @Nullable Instant ended) {
        return new MaintenanceWindow(
                1, "a", "Nâng cấp", null, NIGHT, NIGHT.plus(length), repeat, until, "kythuat", NIGHT, ended);
    }
}
