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
        var slots = new DigestSlots(() -> bench.plan, deadlines, agencies, bench.clock);
        var text = new DigestText(words, agencies, deadlines);
        return new DigestWriter(
                slots,
                rows,
                new DigestPost(
                        () -> bench.plan,
                        slots,
                        rows,
                        text,
                        bench.outbox,
                        bench.queue,
                        bench.queue,
                        bench.silences,
                        bench.clock),
                new PriorityPost(
                        () -> bench.plan,
                        new PriorityStore(jdbc),
                        text,
                        bench.outbox,
                        bench.silences,
                        deadlines,
                        bench.clock),
                bench.queue,
                new SourceGaps(gaps, bench.watch, bench.clock),
                gaps,
                bench.transactions(),
                bench.clock);
    }
}
