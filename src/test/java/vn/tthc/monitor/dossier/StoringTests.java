package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.SourceDossier.Supplement;
import vn.tthc.monitor.platform.TestDatabase;

/** What storing a page writes, and what it leaves alone. */
@ExtendWith(TestDatabase.class)
class StoringTests {
    private final TestingStore store = new TestingStore();

    @Test
    void storesAllFieldsAndReadsThemBack() {
        var dossier = TestingRecord.of("H24.24-261116-0001")
                .updated("2026-11-19T02:00:00Z")
                .supplements(new Supplement(Instant.parse("2026-11-17T02:00:00Z"), null, null, null))
                .make();
        assertThat(store.store("city", List.of(dossier))).isEqualTo(new StoreResult(1, 0, 0, 0));
        assertThat(store.only().records()).singleElement().satisfies(record -> {
            assertThat(record.dossier()).isEqualTo(dossier);
            assertThat(record.firstSeenAt()).isEqualTo(TestingRecord.NOW);
        });
    }

    @Test
    void storingAPageAgainChangesNothing() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
        var before = store.content();
        assertThat(store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2")))
                .isEqualTo(new StoreResult(0, 0, 2, 0));
        assertThat(store.content()).isEqualTo(before);
        assertThat(store.told).hasSize(2);
    }

    @Test
    void unchangedRecordsAreNotWritten() {
        store.store("city", TestingRecord.of("A-1"));
        var before = store.jdbc
                .sql("select xmin::text from dossier.source_record")
                .query(String.class)
                .single();
        store.now = store.now.plus(Duration.ofMinutes(9));
        store.store("city", TestingRecord.of("A-1"));
        assertThat(store.jdbc
                        .sql("select xmin::text from dossier.source_record")
                        .query(String.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void ofTwoRecordsOfOneCodeTheNewerWordCounts() {
        var result = store.store(
                "city",
                TestingRecord.of("A-1").status(DossierStatus.FINISHED).updated("2026-11-19T03:00:00Z"),
                TestingRecord.of("A-1").status(DossierStatus.PROCESSING).updated("2026-11-19T02:00:00Z"));
        assertThat(result).isEqualTo(new StoreResult(1, 0, 0, 0));
        assertThat(store.only().row().status()).isEqualTo(DossierStatus.FINISHED);
    }

    @Test
    void everyChangedFieldIsALineOfTheHistory() {
        store.store("city", TestingRecord.of("A-1"));
        store.now = store.now.plusSeconds(60);
        var changed = TestingRecord.of("A-1")
                .status(DossierStatus.SUPPLEMENT_REQUESTED)
                .due("2026-12-01T02:00:00Z");
        assertThat(store.store("city", changed)).isEqualTo(new StoreResult(0, 1, 0, 0));
        assertThat(store.only().history())
                .extracting(DossierDetail.Change::what, DossierDetail.Change::before, DossierDetail.Change::after)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("status", "PROCESSING", "SUPPLEMENT_REQUESTED"),
                        org.assertj.core.groups.Tuple.tuple("dueAt", "2026-11-27T02:00:00Z", "2026-12-01T02:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("added", null, "PROCESSING"));
    }

    @Test
    void personalDataStayOutOfTheHistory() {
        store.store("city", TestingRecord.of("A-1"));
        store.store("city", TestingRecord.of("A-1").name("Lê Văn Sáu").person("031085009999", null));
        assertThat(store.only().history())
                .extracting(DossierDetail.Change::what)
                .contains("applicantName", "applicantId", "applicantPhone");
        var text = store.jdbc
                .sql("select string_agg(h::text, '|') from dossier.history h")
                .query(String.class)
                .single();
        assertThat(text).doesNotContain("Sáu", "Đào", "031085", "0912");
    }

    @Test
    void aPageReadBeforeTheStoredWordIsLeftOut() {
        store.store("city", TestingRecord.of("A-1").status(DossierStatus.FINISHED));
        store.now = store.now.minusSeconds(60);
        assertThat(store.store("city", TestingRecord.of("A-1"))).isEqualTo(new StoreResult(0, 0, 1, 0));
        assertThat(store.only().row().status()).isEqualTo(DossierStatus.FINISHED);
    }

    @Test
    void pausedSinceIsTheUnansweredRequest() {
        var asked = Instant.parse("2026-11-18T03:00:00Z");
        store.store(
                "city",
                TestingRecord.of("A-1")
                        .status(DossierStatus.SUPPLEMENT_REQUESTED)
                        .supplements(new Supplement(asked, null, null, null)));
        assertThat(store.only().row().times().pausedSince()).isEqualTo(asked);
    }

    @Test
    void theRecheckListNamesTheLongestUnread() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").status(DossierStatus.FINISHED));
        store.now = store.now.plus(Duration.ofHours(1));
        store.store("city", TestingRecord.of("A-3"));
        assertThat(store.dossiers.openCodes("city", store.now, 10)).containsExactly("A-1");
        store.store("city", TestingRecord.of("A-1"));
        assertThat(store.dossiers.openCodes("city", store.now, 10)).isEmpty();
    }

    @Test
    void aSourceThatCannotListIsAskedForWhatAnotherOneKnows() {
        store.store(
                "city",
                TestingRecord.of("H24.24-261120-0001"),
                TestingRecord.of("H24.24-261120-0002").field("Đất đai"),
                TestingRecord.of("H24.24-261120-0003").status(DossierStatus.FINISHED),
                TestingRecord.of("H24.24-261120-0004"));
        store.store("justice", TestingRecord.of("000.00.24.H24-261120-0004"));
        assertThat(store.dossiers.codesKnownElsewhere("justice", "city", Set.of("Hộ tịch"), 10))
                .containsExactly("H24.24-261120-0001");
        assertThat(store.dossiers.codesKnownElsewhere("justice", "city", Set.of(), 10))
                .containsExactly("H24.24-261120-0002", "H24.24-261120-0001");
    }

    @Test
    void countsOpenDossiersBySourceAndThoseThatCameDue() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").status(DossierStatus.FINISHED));
        store.store("justice", TestingRecord.of("B-1").due("2026-11-30T02:00:00Z"));
        assertThat(store.dossiers.openBySource())
                .containsOnly(java.util.Map.entry("city", 1L), java.util.Map.entry("justice", 1L));
        var due = Instant.parse("2026-11-30T02:00:00Z");
        for (var end : List.of(due.minusSeconds(1), due)) {
            var inside = QueueFilter.everythingOpen()
                    .with(parts -> parts.lead = new LeadFilter("justice", due.minusSeconds(1), end));
            assertThat(store.queue().counts(inside).total())
                    .isEqualTo(store.dossiers.dueBetween("justice", due.minusSeconds(1), end));
        }
        assertThat(store.queue()
                        .counts(QueueFilter.everythingOpen()
                                .with(parts -> parts.lead = new LeadFilter("city", null, null)))
                        .total())
                .isEqualTo(store.dossiers.openBySource().getOrDefault("city", 0L));
        assertThat(store.dossiers.dueBetween("justice", due.minusSeconds(1), due))
                .isEqualTo(1);
        assertThat(store.dossiers.dueBetween("justice", due, due.plusSeconds(1)))
                .isZero();
    }
}
