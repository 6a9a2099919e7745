package vn.tthc.monitor.incident.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearntFreshnessTests {
    private static final Duration CEILING = Duration.ofHours(4);

    private static List<Long> gaps(int count, Duration each) {
        return new ArrayList<>(Collections.nCopies(count, each.toSeconds()));
    }

    @Test
    void tooFewSamplesLeaveWhatTheOperatorSays() {
        assertThat(LearntFreshness.limit(List.of(), CEILING)).isEqualTo(CEILING);
        assertThat(LearntFreshness.limit(gaps(49, Duration.ofMinutes(20)), CEILING))
                .isEqualTo(CEILING);
    }

    @Test
    void theLimitIsTwiceWhatHardlyEverHappensAndNeverBeyondTheCeiling() {
        assertThat(LearntFreshness.limit(gaps(100, Duration.ofMinutes(40)), CEILING))
                .isEqualTo(Duration.ofMinutes(80));
        assertThat(LearntFreshness.limit(gaps(100, Duration.ofHours(3)), CEILING))
                .isEqualTo(CEILING);
    }

    @Test
    void oneGapInAHundredIsForgivenAndTwoAreUsual() {
        var gaps = gaps(99, Duration.ofMinutes(20));
        gaps.add(Duration.ofHours(1).toSeconds());
        assertThat(LearntFreshness.limit(gaps, CEILING)).isEqualTo(Duration.ofMinutes(40));
        gaps.set(0, Duration.ofHours(1).toSeconds());
        assertThat(LearntFreshness.limit(gaps, CEILING)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aBusySourceIsNotOldAfterMinutes() {
        assertThat(LearntFreshness.limit(gaps(200, Duration.ofSeconds(70)), CEILING))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(LearntFreshness.limit(gaps(200, Duration.ofSeconds(70)), Duration.ofMinutes(10)))
                .isEqualTo(Duration.ofMinutes(10));
    }
}
