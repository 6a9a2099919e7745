package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.dossier.RecordStore.array;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.TestDatabase;

/** Looking for duplicates among many dossiers; {@code -Ddossiers=100000} measures with as many. */
@ExtendWith(TestDatabase.class)
class SuspicionCostTests {
    private static final int DOSSIERS = Integer.getInteger("dossiers", 10_000);
    private static final int PERSONS = DOSSIERS / 4;

    private final TestingStore store = new TestingStore();

    /** Every person has four dossiers in three systems; one person in fifty files the same procedure twice within three days. */
    @BeforeEach
    void fill() {
        store.jdbc
                .sql("""
                insert into dossier.source_record (source, code, link_key, procedure_code, applicant_name, id_key, phone_key,
                    status, is_open, paused, received_at, no_term, search_key, content_hash, first_seen_at, changed_at, read_at)
                select s, c, s || ':' || c, p, 'Nguyễn Văn ' || person, case when i % 10 > 0 then person end, person, 4, true, false,
                    at, false, c, c, at, at, at
                from generate_series(1, :dossiers) i
                cross join lateral (select (array['city', 'justice', 'trade'])[i % 3 + 1] as s, 'C-' || i as c, i % :persons as person) a
                cross join lateral (select '1.00' || 1000 + case when person % 50 = 0 then person % 7 else i % 397 end as p,
                    timestamptz '2026-11-20T02:00:00Z' - i % 211 * interval '1 day' * case when person % 50 = 0 then 0.01 else 1 end as at) b
                """)
                .param("dossiers", DOSSIERS)
                .param("persons", PERSONS)
                .update();
        store.jdbc.sql("""
                insert into dossier.dossier (link_key, version, source, sources, mismatch, code, status, is_open, paused, no_term,
                    changed_at, search_key, queue_rank, sort_at)
                select link_key, nextval('dossier.version'), source, array[source], false, code, status, true, false, false,
                    changed_at, code, 0, id from dossier.source_record
                """).update();
        store.jdbc.sql("analyze dossier.source_record, dossier.dossier").update();
    }

    @Test
    void everyRecordIsLookedUpByIndex(TestReporter reporter) {
        var keys = store.jdbc
                .sql("select link_key from dossier.dossier order by version limit 1000")
                .query((row, number) -> row.getString(1))
                .list();
        var plan = String.join(
                "\n",
                store.jdbc
                        .sql("explain (analyze, costs off, timing off) " + SuspicionStore.CANDIDATES)
                        .param(array("text", keys, key -> key))
                        .param(3 * 86_400L)
                        .query((row, number) -> row.getString(1))
                        .list());
        assertThat(plan)
                .contains("source_record_id_key", "source_record_phone_key", "source_record_link")
                .doesNotContain("Seq Scan on source_record");
        reporter.publishEntry("plan", plan);
    }

    @Test
    void aRoundOverAllEndsAndTheNextOneHasNothingToDo(TestReporter reporter) {
        var start = System.nanoTime();
        store.suspicionRound().look();
        var first = System.nanoTime();
        var found = store.count("suspicion");
        assertThat(found).isPositive();
        var version = newestVersion();
        store.suspicionRound().look();
        assertThat(newestVersion()).isEqualTo(version);
        assertThat(store.count("suspicion")).isEqualTo(found);
        var again = System.nanoTime();
        store.jdbc
                .sql("update dossier.dossier set version = nextval('dossier.version') where id in"
                        + " (select id from dossier.dossier order by id limit 1000)")
                .update();
        var changed = System.nanoTime();
        store.suspicionRound().look();
        var last = System.nanoTime();
        for (var line : List.of(
                DOSSIERS + " dossiers, " + found + " suspicions: first round " + (first - start) / 1_000_000 + " ms",
                "round with nothing new " + (again - first) / 1_000_000 + " ms",
                "round with 1000 changed " + (last - changed) / 1_000_000 + " ms")) {
            reporter.publishEntry(line);
        }
    }

    private long newestVersion() {
        return store.jdbc
                .sql("select max(version) from dossier.dossier")
                .query(Long.class)
                .single();
    }
}
