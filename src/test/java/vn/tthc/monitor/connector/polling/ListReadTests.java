package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.SourceReads.Before;
import vn.tthc.monitor.dossier.SourceReads.Sighting;
import vn.tthc.monitor.platform.TestDatabase;

/** What the runs of a source prove about a dossier before it was first seen. */
@ExtendWith(TestDatabase.class)
class ListReadTests {
    private static final Instant SEEN = Instant.parse("2026-11-20T02:00:00Z");

    @Test
    void theLastGoodListBeforeProvesThatItWasNotThere() {
        run("INCREMENTAL", "OK", false, -7200);
        run("INCREMENTAL", "OK_EMPTY", false, -60);
        run("INCREMENTAL", "FAILED", false, -30);
        run("RECHECK", "OK", false, -20);
        run("PROBE", "OK", false, -15);
        run("INCREMENTAL", "OK", false, -1);
        assertThat(before()).isEqualTo(new Before(SEEN.minusSeconds(7198), SEEN.minusSeconds(60)));
    }

    @Test
    void whatAWholeListBroughtOnlyAWholeListProves() {
        run("FULL", "OK", true, -86400);
        run("INCREMENTAL", "OK", false, -60);
        run("FULL", "OK", true, -1);
        assertThat(before()).isEqualTo(new Before(SEEN.minusSeconds(86398), SEEN.minusSeconds(86400)));
    }

    @Test
    void theFirstListProvesNothing() {
        run("FULL", "OK", true, -1);
        assertThat(before()).isEqualTo(new Before(SEEN.plusSeconds(1), null));
    }

    @Test
    void aSourceWithoutRunsProvesNothing() {
        assertThat(before()).isEqualTo(new Before(null, null));
    }

    private static Before before() {
        var sighting = new Sighting("city", SEEN);
        return Objects.requireNonNull(
                new ListReadStore(TestDatabase.jdbc()).before(Set.of(sighting)).get(sighting));
    }

    /** A run of two seconds that began so many seconds from the sighting. */
    private static void run(String kind, String outcome, boolean complete, int begins) {
        TestDatabase.jdbc()
                .sql("""
                insert into connector.run (run, connector, kind, started_at, ended_at, outcome, pages, records, added,
                    changed, unchanged, rejected, slowest_ms, complete) values (?, 'city', ?, ?, ?, ?, 1, 1, 1, 0, 0, 0, 1, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        kind,
                        SEEN.plusSeconds(begins).atOffset(ZoneOffset.UTC),
                        SEEN.plusSeconds(begins + 2).atOffset(ZoneOffset.UTC),
                        outcome,
                        complete)
                .update();
    }
}
