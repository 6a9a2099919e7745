package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.Tombstones.VanishRule;
import vn.tthc.monitor.dossier.Tombstones.Vanished;
import vn.tthc.monitor.platform.TestDatabase;

/** Records that a complete read does not see any more. */
@ExtendWith(TestDatabase.class)
class TombstonesTests {
    private static final VanishRule RULE = new VanishRule(Duration.ofHours(12), 10, 5);

    private final TestingStore store = new TestingStore();

    private void storeNumbered(int count) {
        store.store(
                "city",
                IntStream.range(0, count)
                        .mapToObj(number ->
                                TestingRecord.of("A-%03d".formatted(number)).make())
                        .toList());
    }

    /** A complete read a while later that does not show these codes. */
    private Vanished readWithout(String... codes) {
        store.now = store.now.plus(Duration.ofHours(13));
        return store.tombstones.missing("city", List.of(codes), store.now.minusSeconds(60), store.now, RULE);
    }

    private long open() {
        return store.queue().page(QueueFilter.everythingOpen(), null, 10).total();
    }

    private QueueRow row(String code) {
        return store.queue()
                .page(
                        new QueueFilter(code, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of()),
                        null,
                        10)
                .rows()
                .getFirst();
    }

    @Test
    void aRecordUnseenOnceIsMarkedAndStaysInTheQueue() {
        storeNumbered(50);
        assertThat(store.tombstones.standing("city")).hasSize(50);
        assertThat(readWithout("A-007")).isEqualTo(new Vanished(50, 1, 1, 0, false, List.of()));
        assertThat(open()).isEqualTo(50);
        assertThat(store.dossiers.find(row("A-007").id()).orElseThrow().records())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.absence()).isEqualTo(new DossierDetail.Absence(store.now, false, null)));
    }

    @Test
    void aRecordUnseenAgainAfterTheGraceIsBuriedButStillFound() {
        storeNumbered(50);
        readWithout("A-007");
        var marked = store.now;
        assertThat(readWithout("A-007")).isEqualTo(new Vanished(50, 1, 0, 1, false, List.of("A-007")));
        assertThat(open()).isEqualTo(49);
        assertThat(store.dossiers.openBySource()).containsEntry("city", 49L);
        assertThat(store.dossiers.openCodes("city", store.now, 100)).doesNotContain("A-007");
        assertThat(row("A-007")).satisfies(row -> {
            assertThat(row.times().goneSince()).isEqualTo(marked);
            assertThat(row.status()).isEqualTo(DossierStatus.PROCESSING);
            assertThat(row.urgency()).isEqualTo(vn.tthc.monitor.deadline.Urgency.UNKNOWN);
        });
        assertThat(store.dossiers.find(row("A-007").id()).orElseThrow().history())
                .filteredOn(change -> change.what().equals("gone"))
                .singleElement()
                .satisfies(change -> assertThat(change.at()).isEqualTo(marked));
    }

    @Test
    void withinTheGraceNothingIsBuried() {
        storeNumbered(50);
        readWithout("A-007");
        store.now = store.now.plus(Duration.ofHours(11));
        assertThat(store.tombstones
                        .missing("city", List.of("A-007"), store.now.minusSeconds(60), store.now, RULE)
                        .buried())
                .isZero();
    }

    @Test
    void aRecordSeenBetweenTwoReadsLosesItsMarkThoughNothingElseChanged() {
        storeNumbered(50);
        readWithout("A-007");
        store.store("city", TestingRecord.of("A-007"));
        assertThat(readWithout("A-007")).isEqualTo(new Vanished(50, 1, 1, 0, false, List.of()));
    }

    @Test
    void tooManyMissingAtOnceAreNotBelieved() {
        storeNumbered(50);
        var before = store.content();
        assertThat(readWithout("A-001", "A-002", "A-003", "A-004", "A-005", "A-006"))
                .isEqualTo(new Vanished(50, 6, 0, 0, true, List.of("A-001", "A-002", "A-003", "A-004", "A-005")));
        assertThat(store.content()).isEqualTo(before);
        assertThat(store.jdbc
                        .sql("select count(*) from dossier.source_record where missing_since is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void inASmallSourceAFewAreBelievedButNeverAll() {
        storeNumbered(4);
        assertThat(readWithout("A-000").refused()).isFalse();
        assertThat(readWithout("A-000", "A-001", "A-002", "A-003").refused()).isTrue();
    }

    @Test
    void aRecordAnsweredSinceTheReadBeganIsLeftAlone() {
        storeNumbered(50);
        store.now = store.now.plus(Duration.ofHours(1));
        var began = store.now;
        store.now = store.now.plusSeconds(30);
        store.store("city", TestingRecord.of("A-007").name("Lê Văn Sáu"));
        assertThat(store.tombstones
                        .missing("city", List.of("A-007"), began, store.now, RULE)
                        .unseen())
                .isZero();
    }

    @Test
    void aBuriedRecordThatIsReadAgainIsRaisedThoughItsContentIsTheSame() {
        storeNumbered(50);
        readWithout("A-007");
        readWithout("A-007");
        store.now = store.now.plusSeconds(60);
        assertThat(store.store("city", TestingRecord.of("A-007"))).isEqualTo(new StoreResult(0, 1, 0, 0));
        assertThat(open()).isEqualTo(50);
        assertThat(row("A-007").times().goneSince()).isNull();
        assertThat(store.dossiers.find(row("A-007").id()).orElseThrow().history())
                .extracting(DossierDetail.Change::what)
                .contains("raised", "gone", "added");
    }

    @Test
    void aPageReadBeforeTheBurialDoesNotRaise() {
        storeNumbered(50);
        readWithout("A-007");
        readWithout("A-007");
        var late = TestingStore.page(
                "city",
                store.now.minus(Duration.ofHours(1)),
                List.of(TestingRecord.of("A-007").make()));
        assertThat(store.dossiers.store(late)).isEqualTo(new StoreResult(0, 0, 1, 0));
        assertThat(open()).isEqualTo(49);
    }

    @Test
    void ofTwoSystemsTheOneThatStillShowsItSpeaksAndTheDisagreementIsSaid() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store("justice", TestingRecord.of("HT-77").national("H24.24-260122-0001"));
        store.tombstones.bury("justice", List.of("HT-77"), store.now.plusSeconds(1), "Nhập thử đã huỷ");
        assertThat(store.only().row()).satisfies(row -> {
            assertThat(row.source()).isEqualTo("city");
            assertThat(row.mismatch()).isTrue();
            assertThat(row.times().goneSince()).isNull();
        });
        store.tombstones.bury("city", List.of("H24.24-260122-0001"), store.now.plusSeconds(2), "Nhập thử đã huỷ");
        assertThat(open()).isZero();
        assertThat(store.only().row().times().goneSince()).isNotNull();
    }

    @Test
    void ofTwoClosedRecordsTheOneStillThereIsShown() {
        store.store("city", TestingRecord.of("H24.24-260122-0001"));
        store.store(
                "justice",
                TestingRecord.of("HT-77").national("H24.24-260122-0001").finished("2026-11-19T02:00:00Z"));
        store.tombstones.bury("city", List.of("H24.24-260122-0001"), store.now.plusSeconds(1), "Nhập thử đã huỷ");
        assertThat(store.only().row().status()).isEqualTo(DossierStatus.FINISHED);
        assertThat(store.only().row().times().goneSince()).isNull();
    }

    @Test
    void buryingByHandSaysWhyAndIsTakenBack() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2").finished("2026-11-19T02:00:00Z"));
        var codes = List.of("A-1", "A-2", "A-3");
        assertThat(store.tombstones.bury("city", codes, store.now, "Nhập tệp 12 đã huỷ"))
                .isEqualTo(2);
        assertThat(store.tombstones.bury("city", codes, store.now, "Nhập tệp 12 đã huỷ"))
                .isZero();
        assertThat(open()).isZero();
        assertThat(store.dossiers.find(row("A-1").id()).orElseThrow().history())
                .extracting(DossierDetail.Change::after)
                .contains("Nhập tệp 12 đã huỷ");
        assertThat(store.tombstones.raise("city", codes, store.now.plusSeconds(1)))
                .isEqualTo(2);
        assertThat(open()).isEqualTo(1);
        assertThat(row("A-2").times().goneSince()).isNull();
    }
}
