package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.deadline.Deadlines.Clockface;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.platform.TestDatabase;

/** The queue as staff read it. */
@ExtendWith(TestDatabase.class)
class QueueTests {
    private static final QueueFilter OPEN = QueueFilter.everythingOpen();

    private final TestingStore store = new TestingStore();

    private static QueueFilter text(String text) {
        return new QueueFilter(text, true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
    }

    private List<String> codes(QueueFilter filter) {
        return store.queue().page(filter, null, 50).rows().stream()
                .map(QueueRow::code)
                .toList();
    }

    private void storeOneOfEachKind() {
        store.store(
                "city",
                TestingRecord.of("UNKNOWN").due(null),
                TestingRecord.of("NO_TERM").withoutTerm(),
                TestingRecord.of("PAUSED").status(DossierStatus.STOPPED).due("2026-11-18T02:00:00Z"),
                TestingRecord.of("IN_TIME").due("2026-12-10T02:00:00Z"),
                TestingRecord.of("SOON").due("2026-11-23T01:00:00Z"),
                TestingRecord.of("TODAY").due("2026-11-20T09:00:00Z"),
                TestingRecord.of("OVERDUE").due("2026-11-19T09:00:00Z"),
                TestingRecord.of("CLOSED").finished("2026-11-19T09:00:00Z"));
    }

    @Test
    void leastTimeLeftComesFirstAndStandingClocksLast() {
        storeOneOfEachKind();
        assertThat(codes(OPEN)).containsExactly("OVERDUE", "TODAY", "SOON", "IN_TIME", "UNKNOWN", "PAUSED", "NO_TERM");
    }

    @Test
    void urgencyInSqlFollowsTheDeadlineRules() {
        storeOneOfEachKind();
        IntStream.range(0, 200).forEach(hour -> {
            store.now = TestingRecord.NOW.plus(Duration.ofMinutes(173L * hour));
            for (var row : store.queue().page(OPEN, null, 50).rows()) {
                var times = row.times();
                var face = new Clockface(
                        row.status().paused(), row.code().equals("NO_TERM"), times.dueAt(), times.warnAt());
                assertThat(row.urgency()).isEqualTo(store.deadlines.urgency(face, store.now));
            }
        });
    }

    @Test
    void everyUrgencyFilterFindsWhatItsChipSays() {
        storeOneOfEachKind();
        for (var urgency : Urgency.values()) {
            var filter = new QueueFilter(
                    null, true, Set.of(), Set.of(urgency), Set.of(), Set.of(), Set.of(), false, Set.of());
            assertThat(codes(filter)).containsExactly(urgency.name());
        }
    }

    @Test
    void pagesForwardAndBackwardMeetEveryRowOnce() {
        store.store(
                "city",
                IntStream.range(0, 25)
                        .mapToObj(number -> TestingRecord.of("A-" + number)
                                .due(number % 3 == 0 ? null : "2026-12-0" + (1 + number % 5) + "T02:00:00Z")
                                .make())
                        .toList());
        var all = codes(OPEN);
        assertThat(walk(null, 4)).containsExactlyElementsOf(all);
        var queue = store.queue();
        var second = queue.page(OPEN, queue.page(OPEN, null, 10).next(), 10);
        assertThat(queue.page(OPEN, second.previous(), 10).rows())
                .extracting(QueueRow::code)
                .containsExactlyElementsOf(all.subList(0, 10));
        assertThat(queue.page(OPEN, null, 10).previous()).isNull();
    }

    private List<String> walk(@Nullable String from, int size) {
        var codes = new ArrayList<String>();
        var cursor = from;
        do {
            var page = store.queue().page(OPEN, cursor, size);
            page.rows().forEach(row -> codes.add(row.code()));
            cursor = page.next();
        } while (cursor != null);
        return codes;
    }

    @Test
    void openAndClosedTogetherAreOneOrder() {
        storeOneOfEachKind();
        var both = new QueueFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
        assertThat(codes(both)).hasSize(8).endsWith("NO_TERM", "CLOSED");
        assertThat(store.queue().page(both, null, 50).total()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "!!!", "AQEAAAAA"})
    void aForeignCursorIsRefusedWithASentence(String cursor) {
        assertThatThrownBy(() -> store.queue().page(OPEN, cursor, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the value of 'next'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nguyen dao",
                "ĐÀO",
                "thị đào",
                "260122-0001",
                "000.00.24.H24-260122-0001",
                "031085001234",
                "khai sinh",
                "+84 912 345 678",
                "0912.345.678"
            })
    void findsByNameCodeProcedureAndExactNumbers(String text) {
        store.store(
                "city",
                TestingRecord.of("H24.24-260122-0001"),
                TestingRecord.of("B-2").name("Lê Văn Sáu").person("031085005678", "0987654321"));
        assertThat(codes(text(text))).contains("H24.24-260122-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "nguyen x", "03108500123", "912345678", "'; drop table"})
    void findsNothingByWildcardsAndPartsOfNumbers(String text) {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        assertThat(codes(text(text))).isEmpty();
    }

    @Test
    void scopeAndMismatchNarrowTheQueue() {
        store.store(
                "city",
                TestingRecord.of("A-1").agency("H24.24"),
                TestingRecord.of("A-2").agency("H24.31"));
        var scoped =
                new QueueFilter(null, true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of("H24.31"));
        assertThat(codes(scoped)).containsExactly("A-2");
        var mismatched = new QueueFilter(null, true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, Set.of());
        assertThat(codes(mismatched)).isEmpty();
    }

    @Test
    void eachDimensionIsCountedWithoutItsOwnRestriction() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").field("Đất đai"));
        store.store("land", TestingRecord.of("B-1").field("Đất đai").due("2026-11-19T02:00:00Z"));
        var filter = new QueueFilter(
                null, true, Set.of("city"), Set.of(), Set.of(), Set.of("Đất đai"), Set.of(), false, Set.of());
        var counts = store.queue().counts(filter);
        assertThat(counts.total()).isEqualTo(1);
        assertThat(counts.bySource()).isEqualTo(Map.of("city", 1L, "land", 1L));
        assertThat(counts.byField()).isEqualTo(Map.of("Đất đai", 1L, "Hộ tịch", 1L));
        assertThat(counts.byUrgency()).isEqualTo(Map.of(Urgency.IN_TIME, 1L));
        assertThat(counts.byStatus()).isEqualTo(Map.of(DossierStatus.PROCESSING, 1L));
        assertThat(store.queue().counts(OPEN).urgencyBySource()).containsEntry("land", Map.of(Urgency.OVERDUE, 1L));
    }

    @Test
    void aDossierOfSeveralSystemsIsFoundAndCountedUnderEach() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"), TestingRecord.of("A-2"));
        store.store("justice", TestingRecord.of("HT-77").national("H24.24-260122-0001"));
        for (var source : List.of("city", "justice")) {
            var filter = new QueueFilter(
                    null, true, Set.of(source), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
            assertThat(store.queue().page(filter, null, 10).rows())
                    .as(source)
                    .hasSize(source.equals("city") ? 2 : 1)
                    .extracting(QueueRow::sources)
                    .anyMatch(sources -> sources.size() == 2);
        }
        assertThat(store.queue().counts(OPEN).bySource()).isEqualTo(Map.of("city", 2L, "justice", 1L));
        assertThat(store.queue().counts(OPEN).byUrgency()).isEqualTo(Map.of(Urgency.IN_TIME, 2L));
    }

    @Test
    void findingsAreCountedEachByItself() {
        store.store(
                "city",
                TestingRecord.of("A-1").due("2026-11-10T02:00:00Z"),
                TestingRecord.of("A-2").due("2026-11-10T17:00:00Z"),
                TestingRecord.of("A-3"));
        var counts = store.queue().counts(OPEN).byFinding();
        assertThat(counts)
                .containsEntry(FindingKind.DUE_BEFORE_RECEIVED, 2L)
                .containsEntry(FindingKind.DATE_ONLY, 1L)
                .doesNotContainKey(FindingKind.MISSING_LIMIT);
        var dateOnly = OPEN.withFindings(Set.of(FindingKind.DATE_ONLY));
        assertThat(store.queue().counts(dateOnly).byFinding()).isEqualTo(counts);
    }

    @Test
    void namesTheRowsThatChangedSinceAVersion() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
        var page = store.queue().page(OPEN, null, 10);
        store.now = store.now.plusSeconds(60);
        store.store("city", TestingRecord.of("A-2").status(DossierStatus.RECEIVED), TestingRecord.of("A-3"));
        var shown = Set.copyOf(page.rows().stream().map(QueueRow::id).toList());
        assertThat(store.queue().changed(shown, page.version()))
                .extracting(QueueRow::code)
                .containsExactly("A-2");
        assertThat(store.queue().changedSince(OPEN, page.version())).isEqualTo(2);
    }

    @Test
    void aClosedDossierIsLateIfItWasFinishedLate() {
        store.store("city", TestingRecord.of("A-1").due("2026-11-18T02:00:00Z").finished("2026-11-19T02:00:00Z"));
        var closed = new QueueFilter(
                null, false, Set.of(), Set.of(Urgency.OVERDUE), Set.of(), Set.of(), Set.of(), false, Set.of());
        assertThat(codes(closed)).containsExactly("A-1");
    }

    @Test
    void everyAgencyAndOfficerGetsItsCountsAndItsFirstRows() {
        storeOneOfEachKind();
        store.store("land", TestingRecord.of("LATE").agency("Q1").due("2026-11-18T02:00:00Z"));
        var pressing = OPEN.with(parts -> parts.urgencies = Set.of(Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON));
        var shares = store.pressing().byAgency(pressing, 2);
        assertThat(shares).hasSize(2).allSatisfy(share -> {
            var filter = pressing.with(parts -> parts.agencies = Set.of(share.agency()));
            assertThat(share.officer()).isNull();
            var counts = store.queue().counts(filter);
            assertThat(share.total()).isEqualTo(counts.total());
            assertThat(pressing.urgencies())
                    .allSatisfy(urgency -> assertThat(share.of(urgency))
                            .isEqualTo(counts.byUrgency().getOrDefault(urgency, 0L)));
            assertThat(share.first())
                    .isEqualTo(store.queue().page(filter, null, 2).rows());
        });
        assertThat(store.pressing().byOfficer(pressing, 2))
                .allSatisfy(share -> assertThat(share.officer()).isEqualTo("Trần Văn Bình"))
                .extracting(PressingDossiers.Share::total)
                .containsExactlyElementsOf(
                        shares.stream().map(PressingDossiers.Share::total).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trần Văn Bình", "văn bình", "KEY"})
    void anOfficersDossiersAreFoundByAPartOfHisNameOrByTheKeyOfALink(String word) {
        store.store("city", TestingRecord.of("HIS"));
        store.store("land", TestingRecord.of("NOBODYS"));
        store.jdbc
                .sql("update dossier.dossier set officer = 'Lê_Văn Bính' where code = 'NOBODYS'")
                .update();
        var officer = word.equals("KEY") ? OfficerKey.of("Trần Văn Bình") : word;
        assertThat(codes(OPEN.with(parts -> parts.officers = Set.of(officer)))).containsExactly("HIS");
        assertThat(codes(OPEN.with(parts -> parts.officers = Set.of("trần_")))).isEmpty();
        assertThat(OfficerKey.means(officer, "Trần Văn Bình")).isTrue();
        assertThat(OfficerKey.means(officer, "Lê_Văn Bính")).isFalse();
    }

    @Test
    void theFirstPageIsReadFromThePartialIndex() {
        List<String> plan = Objects.requireNonNull(TestDatabase.transactions().execute(transaction -> {
            store.jdbc.sql("set local enable_seqscan = off").update();
            return store.jdbc
                    .sql(
                            "explain select * from dossier.dossier where is_open order by queue_rank, sort_at, id limit 50")
                    .query((row, number) -> row.getString(1))
                    .list();
        }));
        assertThat(String.join("\n", plan)).contains("dossier_open_queue").doesNotContain("Sort");
    }
}
