package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.LateFilter.Fault;
import vn.tthc.monitor.platform.TestDatabase;

/** The queue's view of dossiers that came late through a fault of a system, and the list of an incident. */
@ExtendWith(TestDatabase.class)
class LateViewTests {
    private final TestingStore store = new TestingStore();
    private final TestingOutages outages = new TestingOutages(store.clock);

    /** Two came due in the outage of Thursday 19 November, one of them finished since; one came due the day before. */
    @BeforeEach
    void outage() {
        outages.outage(7, "2026-11-19T01:00:00Z", "2026-11-19T03:00:00Z");
        outages.outage(8, "2026-11-17T01:00:00Z", "2026-11-17T02:00:00Z");
        store.store(
                "city",
                TestingRecord.of("A").due("2026-11-19T02:00:00Z"),
                TestingRecord.of("B").due("2026-11-19T02:30:00Z").finished("2026-11-20T01:00:00Z"),
                TestingRecord.of("C").due("2026-11-18T02:00:00Z"),
                TestingRecord.of("D").due("2026-11-30T02:00:00Z"));
        store.store("other", TestingRecord.of("E").due("2026-11-19T02:00:00Z"));
        store.lateness(outages).look();
    }

    @Test
    void whatEvidenceSpeaksForIsSuspectedUntilSomebodySaysSo() {
        assertThat(codes(new LateFilter(Set.of(Fault.SUSPECTED), null))).containsExactly("C", "A", "B");
        assertThat(codes(new LateFilter(Set.of(Fault.CONFIRMED), null))).isEmpty();
        decide("A", LateCause.SOFTWARE);
        decide("C", LateCause.CITIZEN);
        assertThat(codes(new LateFilter(Set.of(Fault.SUSPECTED), null))).containsExactly("B");
        assertThat(codes(new LateFilter(Set.of(Fault.CONFIRMED), null))).containsExactly("A");
        assertThat(codes(LateFilter.anyFault())).containsExactly("A", "B");
    }

    @Test
    void theNewestWordCounts() {
        decide("A", LateCause.SOFTWARE);
        decide("A", LateCause.OTHER);
        assertThat(codes(LateFilter.anyFault())).containsExactly("C", "B");
        decide("A", LateCause.CONNECTION);
        assertThat(codes(new LateFilter(Set.of(Fault.CONFIRMED), null))).containsExactly("A");
    }

    @Test
    void aPersonMayKnowOfAFaultThatNobodySaw() {
        decide("E", LateCause.SOFTWARE);
        assertThat(codes(new LateFilter(Set.of(Fault.CONFIRMED), null))).containsExactly("E");
    }

    @Test
    void anIncidentHasTheDossiersThatCameDueInIt() {
        assertThat(codes(new LateFilter(Set.of(), 7L))).containsExactly("A", "B");
        assertThat(codes(new LateFilter(Set.of(), 8L))).isEmpty();
        assertThat(codes(new LateFilter(Set.of(), 99L))).isEmpty();
    }

    @Test
    void countsAndScopeHoldForItAsForAnyOtherView() {
        var filter = filter(LateFilter.anyFault());
        assertThat(store.queue().counts(filter).total()).isEqualTo(3);
        assertThat(store.queue().counts(filter).bySource()).containsEntry("city", 3L);
        var elsewhere = new QueueFilter(
                        null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of("H24.99"))
                .withLate(LateFilter.anyFault());
        assertThat(store.queue().page(elsewhere, null, 10).rows()).isEmpty();
    }

    @Test
    void whatWasSaidFollowsADossierThatIsJoinedToAnother() {
        store.store("third", TestingRecord.of("T").due("2026-11-19T02:00:00Z"));
        decide("T", LateCause.SOFTWARE);
        var before = store.only("T").row().id();
        store.now = store.now.plusSeconds(60);
        store.store("city", TestingRecord.of("A").due("2026-11-19T02:00:00Z").national("000.00.24.H24-261116-0009"));
        store.store("third", TestingRecord.of("T").due("2026-11-19T02:00:00Z").national("000.00.24.H24-261116-0009"));
        store.lateness(outages).look();
        var into = store.only("T").row().id();
        assertThat(into).isNotEqualTo(before);
        assertThat(store.causes().of(before).orElseThrow().decisions()).hasSize(1);
        assertThat(store.causes().of(into).orElseThrow().evidence()).isNotNull();
    }

    private void decide(String code, LateCause cause) {
        store.causes().decide(store.only(code).row().id(), cause, "", null, "lan");
    }

    private static QueueFilter filter(LateFilter late) {
        return new QueueFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of())
                .withLate(late);
    }

    private List<String> codes(LateFilter late) {
        return store.queue().page(filter(late), null, 10).rows().stream()
                .map(QueueRow::code)
                .toList();
    }
}
