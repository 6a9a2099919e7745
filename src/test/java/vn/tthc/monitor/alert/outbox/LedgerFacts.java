package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.incident.TestingDeadlines;
import vn.tthc.monitor.platform.TestDatabase;

/** What the stored messages say, asked beside the application. */
final class LedgerFacts {
    private LedgerFacts() {}

    /** What is not settled; a digest waits for working time, however long that takes. */
    static long waiting(Instant now) {
        return jdbc().sql("""
                        SELECT count(*) FROM alert.outbox WHERE (state IN ('PENDING', 'DEFERRED', 'LEASED', 'CALLING')
                            OR state = 'UNCERTAIN' AND not_before IS NOT NULL) AND (:working OR kind NOT IN ('DIGEST', 'DOSSIER'))""")
                .param("working", TestingDeadlines.deadlines().calendar().isWorkingTime(now))
                .query(Long.class)
                .single();
    }

    /** What the ledger says about each incident in a channel. */
    static List<Verdict.Fact> facts(String channel) {
        return jdbc().sql("""
                        SELECT o.incident, bool_or(coalesce(s.repeated, o.repeated)
                                OR coalesce(s.state, o.state) = 'UNCERTAIN') AS uncertain,
                            count(*) FILTER (WHERE o.kind = 'OPENED'
                                AND coalesce(s.state, o.state) IN ('ACCEPTED', 'UNCERTAIN')) AS opened, count(*) AS rows,
                            coalesce(array_agg(coalesce(s.text, o.text))
                                FILTER (WHERE coalesce(s.attempts, o.attempts) > 0), '{}') AS texts
                        FROM alert.outbox o LEFT JOIN alert.outbox s ON s.id = o.summary
                        WHERE o.channel = :channel AND o.incident IS NOT NULL GROUP BY o.incident""")
                .param("channel", channel)
                .query((row, number) -> new Verdict.Fact(
                        row.getLong("incident"),
                        row.getBoolean("uncertain"),
                        row.getInt("opened"),
                        row.getInt("rows"),
                        List.of((String[]) row.getArray("texts").getArray())))
                .list();
    }

    private static JdbcClient jdbc() {
        return TestDatabase.jdbc();
    }
}
