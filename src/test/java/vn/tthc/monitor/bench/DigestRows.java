package vn.tthc.monitor.bench;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.alert.outbox.DigestTrial;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Dossiers;

/** How long the digests of a morning take when very many dossiers come due at its first minute. */
final class DigestRows {
    private static final int OPEN = 100_000;
    private static final int DUE = 10_000;
    private static final int AGENCIES = 114;
    private static final long BUDGET = Duration.ofSeconds(10).toNanos();

    private final StartedMonitor monitor;
    private final JdbcClient jdbc;

    DigestRows(StartedMonitor monitor) {
        this.monitor = monitor;
        this.jdbc = monitor.part(JdbcClient.class);
    }

    void measure(ResultTable table) {
        DirectFill.store(
                monitor.part(Dossiers.class), "bench-0", new InventedRecords("250701", OPEN, 100, Instant.now()));
        var eight = lastMorning();
        row(table, eight, "digests of 114 agencies, 10,000 dossiers due at 08:00, 100,000 open", false, AGENCIES);
        row(table, eight, "the same with one for an officer of each", true, 2 * AGENCIES);
    }

    private void row(ResultTable table, Instant eight, String what, boolean officers, int digests) {
        comeDue(eight);
        var look = DigestTrial.at(eight.plus(Duration.ofMinutes(5)), monitor::part, officers);
        var start = System.nanoTime();
        look.run();
        var taken = System.nanoTime() - start;
        var written = jdbc.sql("select count(*) from alert.outbox where kind = 'DIGEST'")
                .query(Long.class)
                .single();
        if (written != digests) {
            throw new IllegalStateException("Wrote " + written + " digests, expected " + digests);
        }
        table.add(what, ResultTable.milliseconds(taken), written + " messages", "≤ 10 s", taken <= BUDGET);
    }

    /** The first minute of the last working day that is over. */
    private Instant lastMorning() {
        var calendar = monitor.part(Deadlines.class).calendar();
        var day = Instant.now().atZone(calendar.zone()).toLocalDate().minusDays(1);
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(LocalTime.of(8, 0)).atZone(calendar.zone()).toInstant();
    }

    /** Every tenth dossier, of whatever agency, and only they. */
    private void comeDue(Instant at) {
        jdbc.sql("truncate alert.outbox, alert.digest_slot, alert.deadline_moment")
                .update();
        jdbc.sql(
                        "update dossier.dossier set next_moment_at = null, next_moment_kind = null where next_moment_at is not null")
                .update();
        var due = jdbc.sql("""
                update dossier.dossier set due_at = ?, warn_at = ?, queue_rank = 0, sort_at = ?, next_moment_at = ?,
                    next_moment_kind = 'OVERDUE'
                where id in (select id from dossier.dossier where is_open order by hashint8(id) limit ?)
                """)
                .param(Timestamp.from(at))
                .param(Timestamp.from(at.minus(Duration.ofDays(1))))
                .param(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .param(Timestamp.from(at))
                .param(DUE)
                .update();
        jdbc.sql("analyze dossier.dossier").update();
        if (due != DUE) {
            throw new IllegalStateException("Only " + due + " dossiers came due");
        }
    }
}
