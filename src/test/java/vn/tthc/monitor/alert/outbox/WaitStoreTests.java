package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class WaitStoreTests {
    @Test
    void aFiringIsWrittenAnewOnlyWhenNobodyElseWritesOfTheIncident() throws IOException {
        try (var bench = new AlertBench()) {
            bench.health.runs("GTTT");
            bench.clock.advance(Duration.ofHours(7));
            var now = bench.now();
            var waits = new WaitStore(JdbcClient.create(TestDatabase.dataSource()), bench.transactions());
            var renewing = new TransactionTemplate(bench.transactions()).execute(status -> {
                bench.followUpRows.hold(1);
                var sequence = bench.outbox.nextSequence("incident-1");
                var other = Thread.ofVirtual().start(() -> waits.renew(now));
                // It must come to stand behind the row; without the row it would be through and have taken the number.
                await().until(() -> !other.isAlive() || waitingForALock());
                bench.outbox.write(message(bench, sequence));
                return other;
            });
            await().until(() -> renewing != null && !renewing.isAlive());
            waits.expire(now);
            assertThat(bench.ledger("nhom")).containsExactly("OPENED DEAD", "RECOVERED PENDING");
        }
    }

    private static boolean waitingForALock() {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database())")
                .query(Boolean.class)
                .single();
    }

    private static Message message(AlertBench bench, int sequence) {
        var now = bench.now();
        var until = now.plus(Duration.ofHours(24));
        return new Message("incident-1", 1L, sequence, "nhom", Kind.RECOVERED, "hết", "hết", "gián đoạn", now, until);
    }
}
