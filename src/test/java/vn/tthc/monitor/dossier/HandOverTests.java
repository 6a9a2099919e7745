package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.dossier.Holding.Kind;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;
import vn.tthc.monitor.platform.TestDatabase;

/** Who held a dossier, by its source's hand-overs or by what its answers changed. Received on Monday 16/11/2026 at 9:00. */
@ExtendWith(TestDatabase.class)
class HandOverTests {
    private static final String PROCEDURE = "1.004837";

    private TestingStore store = new TestingStore();

    @Test
    void seesHandOversBetweenAnswers() {
        read("2026-11-16T02:20:00Z", "Bộ phận Một cửa");
        read("2026-11-17T02:00:00Z", "Bộ phận Một cửa");
        read("2026-11-17T04:00:00Z", "Phòng Tư pháp");
        store.now = Instant.parse("2026-11-18T02:00:00Z");

        var holdings = holdings();
        assertThat(holdings.told()).isFalse();
        assertThat(holdings.stretches())
                .extracting(HandOverTests::said)
                .containsExactly("HELD Bộ phận Một cửa PT10H", "HELD Phòng Tư pháp PT6H", "LEFT null PT56H");
        // The answer of Tuesday 9:00 still named the one before.
        assertThat(holdings.deviation()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void believesTheSourcesOwnTimeOfAChange() {
        read("2026-11-16T02:20:00Z", "Bộ phận Một cửa");
        store.now = Instant.parse("2026-11-17T04:00:00Z");
        store.store("mot-cua", record("Phòng Tư pháp").updated("2026-11-16T08:00:00Z"));

        assertThat(holdings().stretches().getFirst().to()).isEqualTo(Instant.parse("2026-11-16T08:00:00Z"));
    }

    @Test
    void saysThatNobodyKnowsWhoHadItBeforeItWasFirstRead() {
        read("2026-11-17T02:00:00Z", "Phòng Tư pháp");
        store.now = Instant.parse("2026-11-18T02:00:00Z");

        assertThat(holdings().stretches())
                .extracting(HandOverTests::said)
                .startsWith("UNSEEN null PT8H", "HELD Phòng Tư pháp PT8H");
    }

    @Test
    void letsSeveralValuesOfOneAnswerChangeHandsOnce() {
        read("2026-11-16T02:20:00Z", "Bộ phận Một cửa");
        store.now = Instant.parse("2026-11-17T02:00:00Z");
        store.store("mot-cua", record("Phòng Hộ tịch").agency("H24.31").receivedBy("H24.24"));
        store.now = Instant.parse("2026-11-18T02:00:00Z");

        assertThat(holdings().stretches())
                .extracting(HandOverTests::said)
                .startsWith("HELD Bộ phận Một cửa PT8H", "HELD Phòng Hộ tịch PT8H");
        assertThat(holdings().stretches().get(1).holder()).isEqualTo(new Holding.Holder("H24.31", "Phòng Hộ tịch"));
    }

    @Test
    void believesASourceThatTellsOfItsSteps() {
        store.now = Instant.parse("2026-11-18T02:00:00Z");
        store.store(
                "mot-cua",
                record("Lãnh đạo")
                        .transfers(
                                new Transfer("Phòng Tư pháp", "Lãnh đạo", Instant.parse("2026-11-17T08:00:00Z")),
                                new Transfer(
                                        "Một cửa",
                                        "Phòng Tư pháp",
                                        Instant.parse("2026-11-16T04:00:00Z"),
                                        Instant.parse("2026-11-17T04:00:00Z"))));

        assertThat(holdings().told()).isTrue();
        assertThat(holdings().deviation()).isZero();
        assertThat(holdings().stretches())
                .extracting(HandOverTests::said)
                .startsWith("HELD Một cửa PT2H", "HELD Phòng Tư pháp PT10H", "HELD Lãnh đạo PT4H");
        assertThat(holdings().stretches().get(1).step())
                .isEqualTo(new Holding.Step(Duration.ofHours(10), Duration.ofHours(8), true));
    }

    @Test
    void endsWhereTheStatusChangedIfNoTimeIsGiven() {
        read("2026-11-16T02:20:00Z", "Bộ phận Một cửa");
        store.now = Instant.parse("2026-11-17T02:00:00Z");
        store.store("mot-cua", record("Bộ phận Một cửa").status(DossierStatus.FINISHED));
        store.now = Instant.parse("2026-11-20T02:00:00Z");

        assertThat(holdings().stretches()).extracting(HandOverTests::said).containsExactly("HELD Bộ phận Một cửa PT8H");
    }

    @Test
    void marksAStepThatTookLongerThanTheCatalogueGivesIt(@TempDir Path folder) throws IOException {
        var limits = Files.writeString(folder.resolve("procedures.csv"), """
                code,name,limit,unit,steps
                %s,Đăng ký giám hộ,24,working-hours,2+3+2.5+1
                """.formatted(PROCEDURE));
        store = new TestingStore(TestingDeadlines.withLimits(limits));
        read("2026-11-16T02:20:00Z", "Một cửa");
        read("2026-11-16T03:55:00Z", "Một cửa");
        read("2026-11-16T04:00:00Z", "Phòng Tư pháp");
        read("2026-11-17T03:55:00Z", "Phòng Tư pháp");
        read("2026-11-17T04:00:00Z", "Lãnh đạo");
        store.now = Instant.parse("2026-11-17T04:10:00Z");

        assertThat(holdings().stretches())
                .filteredOn(one -> one.kind() == Kind.HELD)
                .extracting(Holding::step)
                .containsExactly(
                        new Holding.Step(Duration.ofHours(2), Duration.ofHours(2), false),
                        new Holding.Step(Duration.ofHours(8), Duration.ofHours(3), true),
                        new Holding.Step(Duration.ofMinutes(10), Duration.ofMinutes(150), false));
    }

    @Test
    void marksAnOfficeThatPassesAForeignDossierOnTooLate() {
        store.now = Instant.parse("2026-11-18T02:00:00Z");
        store.store(
                "mot-cua",
                record("Phòng")
                        .agency("H24.31")
                        .receivedBy("H24.24")
                        .transfers(new Transfer("H24.24", "H24.31", Instant.parse("2026-11-17T08:00:00Z"))));

        // Received before 15:00, so it must be on its way in the same day.
        assertThat(holdings().stretches().getFirst().step())
                .isEqualTo(new Holding.Step(Duration.ofHours(12), Duration.ofHours(6), true));
    }

    @Test
    void listsForWhomWeWaitTheLongestWaitFirst() {
        store.now = Instant.parse("2026-11-18T02:00:00Z");
        store.store("mot-cua", TestingRecord.of("B-1"), waiting("B-2", "H24.31").due("2026-11-17T02:00:00Z"));
        store.now = Instant.parse("2026-11-19T02:00:00Z");
        store.store(
                "mot-cua",
                waiting("B-2", "H24.31").field("Đất đai"),
                waiting("B-3", "H24.31"),
                waiting("B-4", "H24.42")
                        .transfers(new Transfer("H24.24", "H24.42", Instant.parse("2026-11-16T08:00:00Z"))));

        var places = new WaitingStore(store.jdbc, store.clock);
        assertThat(places.places(Set.of()))
                .containsExactly(
                        new WaitingPlaces.Place(
                                "H24.42", "Bộ phận Một cửa", 1, 0, Instant.parse("2026-11-16T08:00:00Z")),
                        new WaitingPlaces.Place(
                                "H24.31", "Bộ phận Một cửa", 2, 0, Instant.parse("2026-11-18T02:00:00Z")));
        assertThat(places.places(Set.of("H24.42"))).hasSize(1);
        store.now = Instant.parse("2026-12-19T02:00:00Z");
        assertThat(places.places(Set.of("H24.31")))
                .extracting(WaitingPlaces.Place::late)
                .containsExactly(2L);
    }

    private static TestingRecord waiting(String code, String agency) {
        return TestingRecord.of(code).receivedBy("H24.24").agency(agency);
    }

    private void read(String at, String department) {
        store.now = Instant.parse(at);
        store.store("mot-cua", record(department));
    }

    private static TestingRecord record(String department) {
        return TestingRecord.of("A-1").procedure(PROCEDURE).department(department);
    }

    private DossierDetail.Holdings holdings() {
        return store.only().records().getFirst().due().holdings();
    }

    private static String said(Holding holding) {
        var holder = holding.holder();
        return holding.kind() + " " + (holder == null ? null : holder.name()) + " " + holding.workingTime();
    }
}
