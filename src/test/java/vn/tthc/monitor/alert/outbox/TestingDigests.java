package vn.tthc.monitor.alert.outbox;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.deadline.Deadlines;

/** Puts together what writes digests. */
final class TestingDigests {
    private TestingDigests() {}

    static DigestWriter writer(AlertBench bench, DataSource database, MessageText words, Deadlines deadlines) {
        var jdbc = JdbcClient.create(database);
        var rows = new DigestStore(jdbc);
        var gaps = new GapStore(jdbc);
        var agencies = new TestingAgencies();
        return new DigestWriter(
                new DigestSlots(() -> bench.plan, deadlines, agencies, bench.clock),
                rows,
                new DigestPost(
                        () -> bench.plan,
                        rows,
                        new DigestText(words, agencies, deadlines),
                        bench.outbox,
                        bench.queue,
                        bench.queue,
                        bench.silences,
                        bench.clock),
                bench.queue,
                new SourceGaps(gaps, bench.watch, bench.clock),
                gaps,
                bench.transactions(),
                bench.clock);
    }
}
