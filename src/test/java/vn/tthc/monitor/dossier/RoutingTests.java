package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.TestDatabase;

/** The routing table decides whose word counts, by the day of reception, and is taken up while the application runs. */
@ExtendWith(TestDatabase.class)
class RoutingTests {
    private static final String NATIONAL = "H24.24-260122-0001";
    private static final String TABLE = """
            routes:
              - fields: [Hộ tịch]
                periods:
                  - {from: 2026-01-01, system: city}
                  - {from: 2026-03-01, to: 2026-03-31, system: justice, state: suspended, instead: city, document: 64/SXD}
                  - {from: 2026-05-01, system: justice, state: trial, instead: city}
                  - {from: 2026-06-01, system: justice}
              - procedures: ["1.004222"]
                periods: [{from: 2026-01-01, system: police}]
            otherwise: city
            """;

    @TempDir
    private Path folder;

    private final TestingStore store = new TestingStore();

    private LiveRouting routing(String text) throws IOException {
        return new LiveRouting(Files.writeString(folder.resolve("routing.yaml"), text), store.clock);
    }

    @Test
    void theSystemOfTheDayOfReceptionIsResponsible() throws IOException {
        var routing = routing(TABLE);
        assertThat(routing.problems()).isEmpty();
        assertThat(routing.responsible(null, "hộ tịch", LocalDate.of(2026, 2, 28)))
                .isEqualTo("city");
        assertThat(routing.responsible(null, "Ho tich", LocalDate.of(2026, 3, 31)))
                .isEqualTo("city");
        assertThat(routing.responsible(null, "Hộ tịch", LocalDate.of(2026, 4, 15)))
                .as("a gap")
                .isNull();
        assertThat(routing.responsible(null, "Hộ tịch", LocalDate.of(2026, 5, 2)))
                .as("on trial")
                .isEqualTo("city");
        assertThat(routing.responsible(null, "Hộ tịch", LocalDate.of(2026, 6, 1)))
                .isEqualTo("justice");
        assertThat(routing.responsible("1.004222.000.00.00.H24", "Hộ tịch", LocalDate.of(2026, 6, 1)))
                .as("a procedure's own line")
                .isEqualTo("police");
        assertThat(routing.responsible("1.009999", "Y tế", LocalDate.of(2026, 6, 1)))
                .as("otherwise")
                .isEqualTo("city");
        assertThat(routing.responsible(null, null, LocalDate.of(2026, 6, 1))).isNull();
        assertThat(routing.responsible(null, "Hộ tịch", null)).isNull();
    }

    @Test
    void theResponsibleSystemCountsEvenWhereItIsClosedAndAnotherIsOpen() {
        store.routing.serve("Hộ tịch", "justice");
        store.store("city", TestingRecord.of(NATIONAL).updated("2026-11-19T04:00:00Z"));
        store.store(
                "justice",
                TestingRecord.of("HT-77")
                        .national(NATIONAL)
                        .finished("2026-11-18T02:00:00Z")
                        .updated("2026-11-18T02:00:00Z"));
        assertThat(store.only().row()).satisfies(row -> {
            assertThat(row.source()).isEqualTo("justice");
            assertThat(row.status()).isEqualTo(DossierStatus.FINISHED);
            assertThat(row.mismatch()).isTrue();
        });
    }

    @Test
    void anOpenCopyThatIsNewerElsewhereDoesNotCount() {
        store.routing.serve("Hộ tịch", "city");
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).updated("2026-11-19T04:00:00Z"));
        store.store(
                "city",
                TestingRecord.of(NATIONAL)
                        .status(DossierStatus.SUPPLEMENT_REQUESTED)
                        .updated("2026-11-17T04:00:00Z"));
        assertThat(store.only().row().source()).isEqualTo("city");
        assertThat(store.only().row().status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
    }

    @Test
    void aBuriedRecordOfTheResponsibleSystemSaysNothing() {
        store.routing.serve("Hộ tịch", "justice");
        store.store("city", TestingRecord.of(NATIONAL));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).status(DossierStatus.RECEIVED));
        assertThat(store.only().row().source()).isEqualTo("justice");
        store.tombstones.bury("justice", java.util.List.of("HT-77"), store.now.plusSeconds(1), "Nhập thử đã huỷ");
        assertThat(store.only().row().source()).isEqualTo("city");
        store.tombstones.raise("justice", java.util.List.of("HT-77"), store.now.plusSeconds(2));
        assertThat(store.only().row().source()).isEqualTo("justice");
    }

    @Test
    void whatTheResponsibleSystemLeavesOutIsTakenFromTheNext() {
        store.routing.serve("Hộ tịch", "justice");
        store.store("city", TestingRecord.of(NATIONAL).agency("H24.24.01"));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).onlyStatus(DossierStatus.RECEIVED));
        assertThat(store.only().row()).satisfies(row -> {
            assertThat(row.source()).isEqualTo("justice");
            assertThat(row.status()).isEqualTo(DossierStatus.RECEIVED);
            assertThat(row.procedure().field()).isEqualTo("Hộ tịch");
            assertThat(row.handling().handlingAgency()).isEqualTo("H24.24.01");
            assertThat(row.times().dueAt()).isEqualTo("2026-11-27T02:00:00Z");
        });
    }

    @Test
    void aChangedFileIsTakenUpAndOpenDossiersAreComputedAgain() throws IOException {
        var routing = routing(TABLE);
        var live = new ResponsibleSystem(routing, store.deadlines);
        var change = new RoutingChange(
                routing,
                live,
                store.recomputation(),
                new RoutingStore(store.jdbc),
                store.unified,
                store.mismatches,
                assessments(live),
                store.clock);
        store.store("city", TestingRecord.of(NATIONAL).updated("2026-11-19T04:00:00Z"), TestingRecord.of("A-2"));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).updated("2026-11-18T04:00:00Z"));
        assertThat(store.only(NATIONAL).row().source()).isEqualTo("city");

        change.apply();
        assertThat(store.only(NATIONAL).row().source()).isEqualTo("justice");
        var version = store.only("A-2").row().version();
        change.apply();
        assertThat(store.only("A-2").row().version())
                .as("nothing is written twice")
                .isEqualTo(version);

        Files.writeString(folder.resolve("routing.yaml"), "routes: []\notherwise: city\n");
        change.look();
        assertThat(store.only(NATIONAL).row().source())
                .as("it lies still for one look")
                .isEqualTo("justice");
        change.look();
        assertThat(store.only(NATIONAL).row().source()).isEqualTo("city");
    }

    private CalendarChange assessments(ResponsibleSystem live) {
        return TestingCalendarNode.of(store, store.deadlines, TestingDeadlines.desk(Path.of("config")), live)
                .change();
    }

    @Test
    void aDossierOfTheWrongSystemIsAFindingUntilTheRightOneKnowsIt() {
        store.routing.serve("Hộ tịch", "justice");
        store.store("city", TestingRecord.of(NATIONAL));
        assertThat(store.only().row().findings()).contains(FindingKind.WRONG_SYSTEM);
        assertThat(store.only().findings())
                .filteredOn(finding -> finding.kind() == FindingKind.WRONG_SYSTEM)
                .singleElement()
                .satisfies(finding -> assertThat(finding.values()).containsExactly("justice", "city"));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL));
        assertThat(store.only().row().findings()).doesNotContain(FindingKind.WRONG_SYSTEM);
        assertThat(store.only().findings())
                .extracting(DossierDetail.Finding::kind)
                .doesNotContain(FindingKind.WRONG_SYSTEM);
    }

    @Test
    void onTrialBothSystemsAreRightAndASuspendedOneIsNot() throws IOException {
        var judge = new ResponsibleSystem(routing(TABLE), store.deadlines);
        assertThat(wrong(judge, "city", "2026-05-10T02:00:00Z")).isFalse();
        assertThat(wrong(judge, "justice", "2026-05-10T02:00:00Z")).isFalse();
        assertThat(wrong(judge, "portal", "2026-05-10T02:00:00Z")).isTrue();
        assertThat(wrong(judge, "justice", "2026-03-10T02:00:00Z"))
                .as("suspended")
                .isTrue();
        assertThat(wrong(judge, "justice", "2026-04-10T02:00:00Z")).as("a gap").isFalse();
        assertThat(wrong(judge, "city", "2026-06-10T02:00:00Z")).isTrue();
    }

    private boolean wrong(ResponsibleSystem judge, String source, String receivedAt) {
        var dossier = TestingRecord.of("A-1").received(receivedAt).make();
        var none = new Assessment(null, null, null, null, null, null, false, Map.of());
        return judge.judge(source, dossier, none).findings().containsKey(FindingKind.WRONG_SYSTEM);
    }

    @Test
    void aChangedTableJudgesAgain() throws IOException {
        var routing = routing("routes: []\n");
        var live = new ResponsibleSystem(routing, store.deadlines);
        store.store("city", TestingRecord.of(NATIONAL));
        assessments(live).apply();
        assertThat(store.only().row().findings()).doesNotContain(FindingKind.WRONG_SYSTEM);
        var table = new LiveRouting(Files.writeString(folder.resolve("routing.yaml"), TABLE), store.clock);
        assessments(new ResponsibleSystem(table, store.deadlines)).apply();
        assertThat(store.only().row().findings()).contains(FindingKind.WRONG_SYSTEM);
    }

    @Test
    void aFaultyFileChangesNothingAndIsTold() throws IOException {
        var routing = routing(TABLE);
        Files.writeString(folder.resolve("routing.yaml"), "route: []\n");
        assertThat(routing.look()).isFalse();
        assertThat(routing.look()).isFalse();
        assertThat(routing.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unknown-key");
            assertThat(problem.nearest()).isEqualTo("routes");
        });
        assertThat(routing.responsible(null, "Hộ tịch", LocalDate.of(2026, 6, 1)))
                .isEqualTo("justice");
    }

    @Test
    void aTopicIsFoundWithoutDiacritics() throws IOException {
        var routing = routing(TABLE);
        assertThat(routing.matching("ho tich")).hasSize(1);
        assertThat(routing.matching("1.004222")).hasSize(1);
        assertThat(routing.matching("dat dai")).isEmpty();
        assertThat(routing.topics().getFirst().on(LocalDate.of(2026, 4, 15))).isNull();
        assertThat(routing.topics().getFirst().after(LocalDate.of(2026, 4, 15)))
                .satisfies(period -> assertThat(period.from()).isEqualTo("2026-05-01"));
    }
}
