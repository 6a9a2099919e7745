package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.deadline.Derivation;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.dossier.SourceDossier.Supplement;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;
import vn.tthc.monitor.platform.TestDatabase;

/** Due times that a source does not give, pauses, extensions, and what is wrong about a record. */
@ExtendWith(TestDatabase.class)
class DueTimesTests {
    /** Working days 3, by the catalogue; received on Monday 16 November 2026 at 09:00. */
    private static final String GUARDIANSHIP = "1.004837.000.00.00.H24";

    private final TestingStore store = new TestingStore(TestingDeadlines.ofRepository());

    @Test
    void whereTheSourceGivesNoneTheCatalogueSaysWhenItIsDue() {
        store.store("city", guardianship().due(null));
        var detail = only();
        assertThat(detail.row().times().dueAt()).isEqualTo(at("2026-11-19T02:00:00Z"));
        assertThat(detail.records().getFirst().due().origin()).isEqualTo(DueOrigin.COMPUTED);
        assertThat(detail.records().getFirst().due().derivation())
                .extracting(Derivation::counted)
                .isEqualTo(Duration.ofHours(24));
        assertThat(detail.row().times().origin()).isEqualTo(DueOrigin.COMPUTED);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aDueTimeOfTheSourceStaysAndTheDifferenceIsAFinding() {
        store.store("city", guardianship().due("2026-11-19T08:00:00Z"));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-19T08:00:00Z"));
        assertThat(only().row().times().origin()).isEqualTo(DueOrigin.SOURCE);
        assertThat(kinds()).containsExactly(FindingKind.DUE_DIFFERS);
        assertThat(only().findings().getFirst().values())
                .containsExactly("2026-11-19T08:00:00Z", "2026-11-19T02:00:00Z", "240");
        store.now = store.now.plusSeconds(60);
        store.store("city", guardianship().due("2026-11-19T03:00:00Z"));
        assertThat(kinds()).isEmpty();
        assertThat(store.jdbc
                        .sql("select count(*) from dossier.finding where closed_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPauseStopsTheClockAndTheNextAnswerEndsIt() {
        store.now = at("2026-11-16T03:00:00Z");
        store.store("city", guardianship().due(null));
        store.now = at("2026-11-17T02:00:00Z");
        store.store("city", guardianship().due(null).status(DossierStatus.PAYMENT_REQUESTED));
        store.now = at("2026-11-19T02:00:00Z");
        store.store("city", guardianship().due(null).status(DossierStatus.PROCESSING));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-23T02:00:00Z"));
        store.now = at("2026-11-20T02:00:00Z");
        store.store("city", guardianship().due(null).status(DossierStatus.RECEIVED));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-23T02:00:00Z"));
    }

    @Test
    void whatTheSourceSaysAboutASupplementCountsAndIsNotAddedTwice() {
        var asked = new Supplement(at("2026-11-17T02:00:00Z"), at("2026-11-18T02:00:00Z"), null, null);
        store.now = at("2026-11-17T03:00:00Z");
        store.store("city", guardianship().due(null).status(DossierStatus.SUPPLEMENT_REQUESTED));
        store.now = at("2026-11-18T03:00:00Z");
        store.store("city", guardianship().due(null).supplements(asked));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-20T02:00:00Z"));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anExtensionOfTheSourceIsRecognizedAndNotAddedTwice() {
        var extended = new Supplement(
                at("2026-11-17T02:00:00Z"),
                at("2026-11-18T02:00:00Z"),
                at("2026-11-19T02:00:00Z"),
                at("2026-11-20T02:00:00Z"));
        store.store("city", guardianship().due("2026-11-20T02:00:00Z").supplements(extended));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-20T02:00:00Z"));
        assertThat(only().row().times().origin()).isEqualTo(DueOrigin.EXTENDED);
        assertThat(kinds()).isEmpty();
        store.store("other", guardianship("B-1").due("2026-11-19T02:00:00Z"));
        store.now = store.now.plusSeconds(60);
        store.store("other", guardianship("B-1").due("2026-11-26T02:00:00Z"));
        assertThat(find("B-1").row().times().origin()).isEqualTo(DueOrigin.EXTENDED);
        assertThat(find("B-1").findings()).isEmpty();
    }

    @Test
    void aSecondRequestIsFlagged() {
        var first = new Supplement(at("2026-11-16T07:00:00Z"), at("2026-11-16T08:00:00Z"), null, null);
        var second = new Supplement(at("2026-11-17T07:00:00Z"), null, null, null);
        store.store(
                "city",
                guardianship()
                        .due(null)
                        .status(DossierStatus.SUPPLEMENT_REQUESTED)
                        .supplements(first, second));
        assertThat(kinds()).containsExactly(FindingKind.REPEATED_SUPPLEMENT);
    }

    @Test
    void aRequestThatNobodyAnswersIsFlaggedWhenItsTimeIsOver() {
        var asked = new Supplement(at("2026-10-01T02:00:00Z"), null, null, null);
        store.store(
                "city",
                guardianship()
                        .due(null)
                        .status(DossierStatus.SUPPLEMENT_REQUESTED)
                        .supplements(asked));
        assertThat(kinds()).containsExactly(FindingKind.UNANSWERED_SUPPLEMENT);
    }

    @Test
    void datesThatCannotBeAreFindings() {
        store.store("a", TestingRecord.of("A").due("2026-11-13T02:00:00Z"));
        store.store("b", TestingRecord.of("B").finished("2026-11-13T02:00:00Z"));
        store.store("c", TestingRecord.of("C").due("2062-11-27T02:00:00Z"));
        store.store("d", TestingRecord.of("D").due("2026-11-15T17:00:00Z"));
        store.store("e", TestingRecord.of("E").received("1926-11-15T17:00:00Z").due(null));
        var byCode = Map.of(
                "A", FindingKind.DUE_BEFORE_RECEIVED,
                "B", FindingKind.FINISHED_BEFORE_RECEIVED,
                "C", FindingKind.YEAR_FAR_OFF,
                "D", FindingKind.DATE_ONLY,
                "E", FindingKind.YEAR_FAR_OFF);
        byCode.forEach((code, kind) -> assertThat(find(code).findings())
                .as(code)
                .extracting(DossierDetail.Finding::kind)
                .contains(kind));
        assertThat(find("C").row().times().dueAt()).isEqualTo(at("2062-11-27T02:00:00Z"));
        assertThat(find("D").row().times().dueAt()).isEqualTo(at("2026-11-16T10:00:00Z"));
    }

    @Test
    void aMissingLimitIsAFindingUntilSomeSystemGivesADueTime() {
        store.store(
                "city",
                TestingRecord.of("H24.24-261116-0001").procedure("2.000620").due(null));
        assertThat(kinds()).containsExactly(FindingKind.MISSING_LIMIT);
        assertThat(only().row().findings()).containsExactly(FindingKind.MISSING_LIMIT);
        store.store("ministry", TestingRecord.of("H24.24-261116-0001").procedure("2.000620"));
        assertThat(only().row().findings()).isEmpty();
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-27T02:00:00Z"));
    }

    @Test
    void whatIsDueBeforeTheHandOverIsLateByDesign() {
        // Received after 15:00, so the hand-over may wait for Tuesday's opening, and is due before it.
        store.store(
                "city",
                guardianship()
                        .received("2026-11-16T08:30:00Z")
                        .receivedBy("H24.24.01")
                        .agency("H24.31")
                        .due("2026-11-16T09:30:00Z"));
        assertThat(kinds()).contains(FindingKind.STRUCTURALLY_LATE);
        assertThat(store.queue()
                        .page(withFinding(FindingKind.STRUCTURALLY_LATE), null, 10)
                        .rows())
                .hasSize(1);
        assertThat(store.queue()
                        .page(withFinding(FindingKind.MISSING_LIMIT), null, 10)
                        .rows())
                .isEmpty();
    }

    @Test
    void theClockOfANonTerritorialDossierStartsAtTheCompetentAgency() {
        var moved = new Transfer("H24.24", "H24.31", at("2026-11-17T03:00:00Z"));
        store.store(
                "city",
                guardianship().receivedBy("H24.24").agency("H24.31").due(null).transfers(moved));
        assertThat(only().row().times().dueAt()).isEqualTo(at("2026-11-20T03:00:00Z"));
        store.store(
                "old",
                guardianship("B-2")
                        .received("2026-07-13T02:00:00Z")
                        .receivedBy("H24.24")
                        .agency("H24.31")
                        .due(null)
                        .transfers(new Transfer("H24.24", "H24.31", at("2026-07-14T03:00:00Z"))));
        assertThat(find("B-2").row().times().dueAt()).isEqualTo(at("2026-07-16T02:00:00Z"));
    }

    @Test
    void aChangedCalendarMovesOnlyWhatIsOurs(@TempDir Path folder) throws Exception {
        store.store("city", guardianship().due(null), guardianship("B-3").due("2026-11-19T02:00:00Z"));
        var decided = Files.readString(Path.of("config/calendar.yaml"))
                .replace("\nholidays:\n", "\nholidays:\n  - {date: 2026-11-17, name: Nghỉ thêm}\n");
        Files.writeString(folder.resolve("calendar.yaml"), decided);
        for (var file : List.of("deadline-rules.yaml", "procedures.csv")) {
            Files.copy(Path.of("config", file), folder.resolve(file));
        }
        var changed = TestingDeadlines.in(folder);
        TestingCalendarNode.of(store, changed).change().apply();
        assertThat(find("A-1").row().times().dueAt()).isEqualTo(at("2026-11-20T02:00:00Z"));
        assertThat(find("B-3").row().times().dueAt()).isEqualTo(at("2026-11-19T02:00:00Z"));
        assertThat(find("B-3").findings())
                .extracting(DossierDetail.Finding::kind)
                .containsExactly(FindingKind.DUE_DIFFERS);
    }

    private static TestingRecord guardianship() {
        return guardianship("A-1");
    }

    private static TestingRecord guardianship(String code) {
        return TestingRecord.of(code).procedure(GUARDIANSHIP);
    }

    private static QueueFilter withFinding(FindingKind kind) {
        return QueueFilter.everythingOpen().withFindings(Set.of(kind));
    }

    private DossierDetail only() {
        return store.dossiers
                .find(store.jdbc
                        .sql("select max(id) from dossier.dossier")
                        .query(Long.class)
                        .single())
                .orElseThrow();
    }

    private DossierDetail find(String code) {
        return store.dossiers
                .find(store.jdbc
                        .sql("select id from dossier.dossier where code = ?")
                        .param(code)
                        .query(Long.class)
                        .single())
                .orElseThrow();
    }

    private Set<FindingKind> kinds() {
        return only().findings().stream().map(DossierDetail.Finding::kind).collect(Collectors.toSet());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
