package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.Latencies.Part;
import vn.tthc.monitor.platform.TestDatabase;

/** Times to answer out of stored runs, in parts of an hour. */
@ExtendWith(TestDatabase.class)
class LatencyStoreTests {
    private static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");

    private final LatencyStore store = new LatencyStore(TestDatabase.jdbc());

    private static void run(String connector, String kind, String outcome, int minute, int millis) {
        TestDatabase.jdbc()
                .sql("""
                INSERT INTO connector.run (run, connector, kind, started_at, ended_at, outcome, pages, records, added,
                    changed, unchanged, rejected, slowest_ms)
                VALUES (:run, :connector, :kind, :at::timestamptz, :at::timestamptz, :outcome, 1, 0, 0, 0, 0, 0, :millis)""")
                .param("run", UUID.randomUUID())
                .param("connector", connector)
                .param("kind", kind)
                .param("at", FROM.plus(Duration.ofMinutes(minute)).toString())
                .param("outcome", outcome)
                .param("millis", millis)
                .update();
    }

    @Test
    void goodRunsSayHowLongAndFailedOnesAreCounted() {
        for (var index = 0; index <= 20; index++) {
            run("a", "INCREMENTAL", index % 2 == 0 ? "OK" : "OK_EMPTY", 60 + index, index * 100);
        }
        run("a", "PROBE", "FAILED", 80, 30_000);
        assertThat(store.of("a", FROM, FROM.plus(Duration.ofHours(4)), 4))
                .containsExactly(new Part(1, 22, 1, Duration.ofMillis(1000), Duration.ofMillis(1900)));
    }

    @Test
    void aPartInWhichAllFailedHasNoTimes() {
        run("a", "FULL", "FAILED", 59, 5);
        assertThat(store.of("a", FROM, FROM.plus(Duration.ofHours(4)), 4))
                .containsExactly(new Part(0, 1, 1, null, null));
    }

    @Test
    void filesOtherSourcesAndOtherTimesDoNotCount() {
        run("a", "UPLOAD", "OK", 10, 5000);
        run("a", "PUSH", "OK", 10, 5000);
        run("b", "FULL", "OK", 10, 5000);
        run("a", "FULL", "OK", -1, 5000);
        run("a", "FULL", "OK", 240, 5000);
        assertThat(store.of("a", FROM, FROM.plus(Duration.ofHours(4)), 4)).isEmpty();
    }
}
