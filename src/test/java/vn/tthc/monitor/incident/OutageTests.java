package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.Outage;
import vn.tthc.monitor.dossier.Outage.Ending;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.platform.TestDatabase;

/** Real incidents as evidence for dossiers that came due while they lasted. */
@ExtendWith(TestDatabase.class)
class OutageTests {
    private HealthBench bench;
    private OutageStore outages;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        outages = new OutageStore(TestDatabase.jdbc(), bench.clock);
    }

    @Test
    void anOpenOutageIsKnownUntilNow() {
        bench.runs("GTTT");
        assertThat(outages.unweighed()).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo(HealthBench.START.plusSeconds(60));
            assertThat(one.ending()).isEqualTo(Ending.OPEN);
            assertThat(one.kind()).isEqualTo(Outage.Kind.UNREACHABLE);
            assertThat(one.knownUntil()).isEqualTo(bench.clock.instant());
        });
    }

    @Test
    void whatNobodyLookedAtIsNotSaidToHaveLasted() {
        bench.runs("GTTT....");
        assertThat(bench.state()).isEqualTo(SourceState.UNKNOWN);
        var outage = outages.unweighed().getFirst();
        assertThat(outage.ending()).isEqualTo(Ending.UNSURE);
        assertThat(outage.knownUntil()).isBefore(bench.clock.instant());
    }

    @Test
    void aSourceThatIsLeftEndsItsOutageWithoutAVerdict() {
        bench.runs("GTTT");
        bench.runs("x");
        assertThat(outages.unweighed()).extracting(Outage::ending).containsExactly(Ending.UNWATCHED);
    }

    @Test
    void staleAndSlowSourcesAreNoOutage() {
        TestDatabase.jdbc().sql("""
                insert into incident.incident (source, source_name, kind, title, opened_at)
                values ('a', 'A', 'FRESHNESS', '', now()), ('a', 'A', 'LATENCY', '', now())
                """).update();
        assertThat(outages.unweighed()).isEmpty();
        assertThat(outages.between(Set.of("a"), HealthBench.START, bench.clock.instant()))
                .isEmpty();
    }

    @Test
    void aStopBetweenTheEndAndTheWeighingLosesNothing() {
        var dossiers = new RealDossiers(bench.clock);
        bench.runs("GTTT");
        var id = dossiers.due("a", "HT-1", bench.clock.instant().plusSeconds(60).toString());
        bench.runs("T");
        dossiers.lateness(outages).look();
        assertThat(part(dossiers, id).ending()).isEqualTo(Ending.OPEN);
        var seen = outages.unweighed();
        bench.runs("GG");
        // It has ended since it was looked at, so that the word of the look does not count.
        outages.weighed(seen);
        assertThat(outages.unweighed()).hasSize(1);
        dossiers.lateness(new OutageStore(TestDatabase.jdbc(), bench.clock)).look();
        assertThat(part(dossiers, id).ending()).isEqualTo(Ending.CLOSED);
        assertThat(part(dossiers, id).atDue()).isTrue();
        assertThat(outages.unweighed()).isEmpty();
    }

    @Test
    void theQuietMinutesBeforeAnIncidentCameBackAreNoOutage() {
        var dossiers = new RealDossiers(bench.clock);
        var id =
                dossiers.due("a", "HT-1", HealthBench.START.plusSeconds(11 * 60).toString());
        // Away from 10:01 to 10:05, and again from 10:08 to 10:12.
        bench.runs("GTTTGGGGTTT");
        assertThat(outages.unweighed()).extracting(Outage::ending).containsExactly(Ending.CLOSED, Ending.OPEN);
        dossiers.lateness(outages).look();
        bench.runs("GG");
        dossiers.lateness(outages).look();
        assertThat(outages.unweighed()).isEmpty();
        var evidence = evidence(dossiers, id);
        assertThat(evidence.parts()).extracting(Late.Part::incident).containsExactly(1L, 1L);
        assertThat(evidence.parts()).extracting(Late.Part::minutes).containsExactly(4L, 3L);
        assertThat(evidence.lostMinutes()).isEqualTo(7);
        assertThat(evidence.parts()).extracting(Late.Part::ending).containsOnly(Ending.CLOSED);
        assertThat(outages.between(Set.of("a"), HealthBench.START.plusSeconds(330), HealthBench.START.plusSeconds(360)))
                .isEmpty();
    }

    private static Late.Evidence evidence(RealDossiers dossiers, long id) {
        return Objects.requireNonNull(dossiers.causes().of(id).orElseThrow().evidence());
    }

    private static Late.Part part(RealDossiers dossiers, long id) {
        List<Late.Part> parts = evidence(dossiers, id).parts();
        assertThat(parts).hasSize(1);
        return parts.getFirst();
    }
}
