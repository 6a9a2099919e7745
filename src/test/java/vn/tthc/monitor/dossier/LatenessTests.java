package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.SourceDossier.Supplement;
import vn.tthc.monitor.platform.TestDatabase;

/** Received on Monday 16 November 2026 at 09:00, due on Thursday at 09:00: 24 working hours; now it is Friday 09:00. */
@ExtendWith(TestDatabase.class)
class LatenessTests {
    private static final String DUE = "2026-11-19T02:00:00Z";

    private final TestingStore store = new TestingStore();
    private final TestingOutages outages = new TestingOutages(store.clock);

    @Test
    void anOutageWithinTheTermIsEvidenceWithItsShare() {
        outages.outage(7, "2026-11-17T01:10:00Z", "2026-11-17T04:30:00Z");
        store.store("city", late());
        look();
        var evidence = evidence();
        assertThat(evidence.lostMinutes()).isEqualTo(200);
        assertThat(evidence.termMinutes()).isEqualTo(24 * 60);
        assertThat(evidence.share()).isEqualTo(14);
        assertThat(evidence.atDue()).isFalse();
        assertThat(evidence.computedAt()).isEqualTo(store.now);
        var part = evidence.parts().getFirst();
        assertThat(part.incident()).isEqualTo(7);
        assertThat(part.leading()).isTrue();
        assertThat(part.from()).isEqualTo(at("2026-11-17T01:10:00Z"));
        assertThat(late(id()).suggested()).contains(LateCause.CONNECTION);
    }

    @Test
    void onlyThePartInTheTermCountsAndThatItWasAwayWhenItCameDue() {
        outages.outage(7, "city", Outage.Kind.REFUSED, "2026-11-18T09:00:00Z", null);
        store.store("city", late());
        look();
        var part = evidence().parts().getFirst();
        assertThat(part.to()).isEqualTo(at(DUE));
        assertThat(part.minutes()).isEqualTo(60 + 120);
        assertThat(part.atDue()).isTrue();
        assertThat(part.ending()).isEqualTo(Outage.Ending.OPEN);
        assertThat(late(id()).suggested()).contains(LateCause.SOFTWARE);
    }

    @Test
    void overlapsOfSeveralAreCountedOnceAndTheLeadingSystemComesFirst() {
        store.store("city", late().national("000.00.24.H24-261116-0001"));
        store.store(
                "ministry",
                TestingRecord.of("BT-9").national("000.00.24.H24-261116-0001").due(DUE));
        var leading = store.only("BT-9").row().source();
        var other = leading.equals("city") ? "ministry" : "city";
        outages.outage(1, other, Outage.Kind.UNREACHABLE, "2026-11-17T00:00:00Z", "2026-11-17T03:00:00Z");
        outages.outage(2, leading, Outage.Kind.REFUSED, "2026-11-17T02:00:00Z", "2026-11-17T04:00:00Z");
        look();
        assertThat(evidence("BT-9").parts()).extracting(Late.Part::incident).containsExactly(2L, 1L);
        assertThat(evidence("BT-9").parts()).extracting(Late.Part::minutes).containsExactly(120L, 180L);
        assertThat(evidence("BT-9").lostMinutes()).isEqualTo(240);
    }

    @Test
    void anIncidentThatCameBackIsEvidenceOnceForEachTime() {
        store.store("city", late());
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T01:30:00Z");
        outages.outage(7, "2026-11-17T01:40:00Z", "2026-11-17T02:00:00Z");
        look();
        assertThat(evidence().parts()).extracting(Late.Part::incident).containsExactly(7L, 7L);
        assertThat(evidence().parts()).extracting(Late.Part::minutes).containsExactly(30L, 20L);
        // The ten quiet minutes are nobody's fault.
        assertThat(evidence().lostMinutes()).isEqualTo(50);
        outages.outage(7, "2026-11-17T01:40:00Z", "2026-11-17T01:45:00Z");
        look();
        assertThat(evidence().parts()).extracting(Late.Part::minutes).containsExactly(30L, 5L);
        assertThat(store.count("late_evidence")).isEqualTo(2);
    }

    @Test
    void restDaysAndNightsInAnOutageAreNoLostTime() {
        outages.outage(7, "2026-08-28T09:00:00Z", "2026-09-03T01:00:00Z");
        store.store("city", late().received("2026-08-28T02:00:00Z").due("2026-09-03T09:00:00Z"));
        look();
        // An hour on Friday 28 August and one on Thursday 3 September; between them a weekend, a swapped day and the
        // holiday.
        assertThat(evidence().lostMinutes()).isEqualTo(120);
    }

    @Test
    void anOutageWhileTheClockStoodTookNothing() {
        outages.outage(7, "2026-11-17T00:00:00Z", "2026-11-17T10:00:00Z");
        store.store(
                "city",
                late().supplements(new Supplement(at("2026-11-16T09:00:00Z"), at("2026-11-17T09:00:00Z"), null, null)));
        look();
        assertThat(evidence().lostMinutes()).isEqualTo(60);
        assertThat(evidence().termMinutes()).isEqualTo(16 * 60);
    }

    @Test
    void aDossierThatIsPausedBeforeItComesDueIsNotLate() {
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        store.store(
                "city",
                late().status(DossierStatus.SUPPLEMENT_REQUESTED)
                        .supplements(new Supplement(at("2026-11-18T02:00:00Z"), null, null, null)));
        look();
        assertThat(late(id()).late()).isFalse();
        assertThat(late(id()).evidence()).isNull();
    }

    @Test
    void oneThatWasFinishedLateStaysLateAndOneInTimeIsNot() {
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        store.store("city", late().finished("2026-11-19T03:00:00Z"));
        store.store("city", TestingRecord.of("HT-2").due(DUE).finished("2026-11-19T01:00:00Z"));
        look();
        assertThat(evidence("HT-1").lostMinutes()).isEqualTo(180);
        assertThat(late(store.only("HT-2").row().id()).evidence()).isNull();
    }

    @Test
    void itIsWeighedWhenItsTimeComesWithoutAWordOfTheSource() {
        store.now = at("2026-11-19T01:59:00Z");
        outages.outage(7, "2026-11-19T01:00:00Z", null);
        store.store("city", late());
        look();
        assertThat(late(id()).evidence()).isNull();
        store.now = at("2026-11-19T02:00:20Z");
        look();
        assertThat(evidence().lostMinutes()).isEqualTo(60);
    }

    @Test
    void anOutageThatIsNoticedAfterItsTimeCameIsWeighedThen() {
        store.store("city", late());
        store.store("other", TestingRecord.of("XD-1").due(DUE));
        look();
        assertThat(late(id("HT-1")).evidence()).isNull();
        outages.outage(7, "2026-11-19T01:30:00Z", null);
        look();
        assertThat(evidence("HT-1").lostMinutes()).isEqualTo(30);
        assertThat(late(id("XD-1")).evidence()).isNull();
    }

    @Test
    void whatChangesWhenItEndsIsComputedAnewAlsoAfterARestart() {
        store.now = at("2026-11-19T02:10:00Z");
        store.store("city", late());
        outages.outage(7, "2026-11-19T01:00:00Z", null);
        look();
        assertThat(evidence().atDue()).isTrue();
        var before = evidence().computedAt();
        store.now = at("2026-11-20T02:10:00Z");
        look();
        assertThat(evidence().computedAt()).isEqualTo(before);
        outages.outage(7, "2026-11-19T01:00:00Z", "2026-11-19T01:30:00Z");
        look();
        assertThat(evidence().lostMinutes()).isEqualTo(30);
        assertThat(evidence().atDue()).isFalse();
        assertThat(evidence().computedAt()).isEqualTo(store.now);
    }

    @Test
    void aDueTimeThatIsPutOffTakesItsForceButNotTheEvidence() {
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        store.store("city", late());
        look();
        store.now = store.now.plusSeconds(600);
        store.store("city", late().due("2026-11-25T02:00:00Z"));
        look();
        assertThat(late(id()).late()).isFalse();
        assertThat(evidence().voidAt()).isEqualTo(store.now);
        assertThat(evidence().parts()).hasSize(1);
        assertThat(late(id()).suggested()).isEmpty();
        store.now = at("2026-11-25T02:00:10Z");
        look();
        assertThat(evidence().voidAt()).isNull();
        assertThat(evidence().termMinutes()).isEqualTo(56 * 60);
    }

    @Test
    void weighingTwiceChangesNothing() {
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        store.store("city", late());
        look();
        var first = late(id());
        store.now = store.now.plusSeconds(3600);
        store.jdbc
                .sql("delete from dossier.setting where name like 'lateness%'")
                .update();
        look();
        assertThat(late(id())).isEqualTo(first);
    }

    @Test
    void recordsThatComeInAnotherOrderGiveTheSame() {
        store.store(
                "ministry",
                TestingRecord.of("BT-9").national("000.00.24.H24-261116-0001").due(DUE));
        outages.outage(1, "city", Outage.Kind.UNREACHABLE, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        look();
        assertThat(late(id("BT-9")).evidence()).isNull();
        store.store("city", late().national("000.00.24.H24-261116-0001"));
        look();
        assertThat(evidence("BT-9").lostMinutes()).isEqualTo(180);
    }

    @Test
    void timesThatCannotBeAreNoEvidence() {
        outages.outage(7, "2026-11-17T01:00:00Z", "2026-11-17T04:00:00Z");
        store.store("city", late().received("2026-11-19T05:00:00Z"));
        store.store(
                "city",
                TestingRecord.of("HT-2").received("0026-11-16T02:00:00Z").due(DUE));
        store.store("city", TestingRecord.of("HT-3").received(null).due(DUE));
        store.store("city", TestingRecord.of("HT-4").due("2062-11-19T02:00:00Z"));
        look();
        assertThat(store.count("lateness")).isZero();
    }

    @Test
    void whatPeopleSayStays() {
        store.store("city", late());
        store.causes().decide(id(), LateCause.CONNECTION, "mạng", null, "lan");
        store.now = store.now.plusSeconds(60);
        store.causes().decide(id(), LateCause.OTHER_AGENCY, "thuế", java.time.LocalDate.of(2026, 11, 25), "binh");
        var late = late(id());
        assertThat(late.decisions()).extracting(Late.Decision::by).containsExactly("binh", "lan");
        assertThat(late.decision().orElseThrow().apologyDue()).isEqualTo("2026-11-25");
    }

    private void look() {
        store.lateness(outages).look();
    }

    private static TestingRecord late() {
        return TestingRecord.of("HT-1").due(DUE);
    }

    private Late late(long dossier) {
        return store.causes().of(dossier).orElseThrow();
    }

    private Late.Evidence evidence() {
        return evidence("HT-1");
    }

    private Late.Evidence evidence(String code) {
        var evidence = late(id(code)).evidence();
        assertThat(evidence).isNotNull();
        return java.util.Objects.requireNonNull(evidence);
    }

    private long id() {
        return id("HT-1");
    }

    private long id(String code) {
        return store.only(code).row().id();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
