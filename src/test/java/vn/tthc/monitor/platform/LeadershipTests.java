package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadershipTests {
    private final TestingClock clock = new TestingClock(Instant.parse("2026-11-20T03:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Leadership first = TestingLeases.leadership(TestDatabase.dataSource(), meters, clock);
    private final Leadership second =
            TestingLeases.leadership(TestDatabase.dataSource(), new SimpleMeterRegistry(), clock);

    @Test
    void oneNodeLeadsAndStaysItWhileItRenews() {
        for (var second = 0; second < 200; second += 5) {
            assertThat(first.leads("job")).isTrue();
            assertThat(this.second.leads("job")).isFalse();
            clock.advance(Duration.ofSeconds(5));
        }
        assertThat(meters.get("dossier.leader").tag("job", "job").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void anotherTakesOverWithinHalfAMinuteWithAHigherNumber() {
        var fence = first.fence("job");
        clock.advance(Duration.ofSeconds(29));
        assertThat(second.leads("job")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(second.fence("job")).isGreaterThan(fence);
        assertThat(first.leads("job")).isFalse();
        assertThat(meters.get("dossier.leader").tag("job", "job").gauge().value())
                .isZero();
    }

    @Test
    void jobsAreLeasedOneByOne() {
        assertThat(first.leads("one")).isTrue();
        assertThat(second.leads("other")).isTrue();
    }

    @Test
    void aClockPutBackLocksNobodyOut() {
        assertThat(first.leads("job")).isTrue();
        clock.advance(Duration.ofHours(-1));
        assertThat(second.leads("job")).isTrue();
        assertThat(first.leads("job")).isFalse();
    }
}
