package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.alert.outbox.LaneStore.Lane;
import vn.tthc.monitor.alert.plan.ChannelPlan.Limits;

class LaneTests {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static @Nullable Instant free(int perSecond, int perMinute, double... secondsAgo) {
        var calls = Arrays.stream(secondsAgo)
                .mapToObj(ago -> NOW.minusMillis(Math.round(1000 * ago)))
                .sorted()
                .toList();
        return new Lane("nhom", calls, null, null, null)
                .nextFree(new Limits(perSecond, perMinute, Duration.ofSeconds(5)), NOW);
    }

    @Test
    void manyASecondMayGoAtOnceButNoMore() {
        assertThat(free(3, 60)).isNull();
        assertThat(free(3, 60, 0, 0)).isNull();
        assertThat(free(3, 60, 0.4, 0.2, 0)).isEqualTo(NOW.plusMillis(600));
        assertThat(free(3, 60, 1, 0.2, 0)).isNull();
        assertThat(free(1, 60, 0.9)).isEqualTo(NOW.plusMillis(100));
    }

    @Test
    void theLimitOfAMinuteHoldsBesideIt() {
        assertThat(free(3, 4, 50, 40, 30, 20)).isEqualTo(NOW.plusSeconds(10));
        assertThat(free(3, 4, 40, 30, 20)).isNull();
    }
}
