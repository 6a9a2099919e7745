package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.PressingDossiers;
import vn.tthc.monitor.incident.SourceWatch;

/** Puts together what writes digests. */
final class TestingDigests {
    private TestingDigests() {}

    /** What they are written of. */
    record Sources(PressingDossiers pressing, DeadlineMoments moments, SourceWatch watch, Silences silences) {}

    /** When, for whom and in which words. */
    record Setting(CurrentPlan plan, Agencies agencies, Deadlines deadlines, MessageText words, Clock clock) {}

    static DigestWriter writer(AlertBench bench, DataSource database, MessageText words, Deadlines deadlines) {
        return writer(
                new Sources(bench.queue, bench.queue, bench.watch, bench.silences),
                new Setting(() -> bench.plan, new TestingAgencies(), deadlines, words, bench.clock),
                JdbcClient.create(database),
                bench.transactions());
    }

    static DigestWriter writer(Sources from, Setting how, JdbcClient jdbc, PlatformTransactionManager transactions) {
        var rows = new DigestStore(jdbc);
        var gaps = new GapStore(jdbc);
        var outbox = new OutboxStore(jdbc);
        var slots = new DigestSlots(how.plan(), how.deadlines(), how.agencies(), how.clock());
        var text = new DigestText(how.words(), how.agencies(), how.deadlines());
        return new DigestWriter(
                slots,
                rows,
                new DigestPost(
                        how.plan(),
                        slots,
                        rows,
                        text,
                        outbox,
                        from.pressing(),
                        from.moments(),
                        from.silences(),
                        how.clock()),
                new PriorityPost(
                        how.plan(),
                        new PriorityStore(jdbc),
                        text,
                        outbox,
                        from.silences(),
                        how.deadlines(),
                        how.clock()),
                from.moments(),
                new SourceGaps(gaps, from.watch(), how.clock()),
                gaps,
                transactions,
                how.clock());
    }
}
