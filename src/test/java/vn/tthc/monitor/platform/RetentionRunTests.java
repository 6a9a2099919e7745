package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@ExtendWith(TestDatabase.class)
class RetentionRunTests {
    /** Two in the night in Viet Nam. */
    private static final Instant NIGHT = Instant.parse("2026-11-20T19:00:00Z");

    @Test
    void deletesAuditLinesOlderThanAYearOnceInTheNight() {
        line(NIGHT.minusSeconds(366L * 86_400));
        line(NIGHT.minusSeconds(364L * 86_400));
        var run = runAt(NIGHT, failing());
        assertThat(run.apply()).isEqualTo(1);
        assertThat(lines()).isEqualTo(1);
        line(NIGHT.minusSeconds(366L * 86_400));
        assertThat(run.apply()).isZero();
    }

    @Test
    void deletesNothingByDay() {
        line(NIGHT.minusSeconds(366L * 86_400));
        assertThat(runAt(NIGHT.plusSeconds(8 * 3600), failing()).apply()).isZero();
    }

    /** Another module's bug must not keep the audit from being cut. */
    private static Retention failing() {
        return now -> {
            throw new IllegalStateException("bug");
        };
    }

    private static RetentionRun runAt(Instant now, Retention other) {
        var modules = new StaticListableBeanFactory();
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        modules.addBean("other", other);
        modules.addBean("audit", new AuditStore(TestDatabase.jdbc(), clock));
        return new RetentionRun(modules, clock);
    }

    private static void line(Instant at) {
        new AuditStore(TestDatabase.jdbc(), Clock.fixed(at, ZoneOffset.UTC))
                .record("system", "test", "object", "detail");
    }

    private static long lines() {
        return TestDatabase.jdbc()
                .sql("SELECT count(*) FROM platform.audit")
                .query(Long.class)
                .single();
    }
}
