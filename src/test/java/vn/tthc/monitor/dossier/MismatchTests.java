package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.dossier.DossierStatus.PAYMENT_REQUESTED;
import static vn.tthc.monitor.dossier.DossierStatus.PROCESSING;
import static vn.tthc.monitor.dossier.DossierStatus.RECEIVED;
import static vn.tthc.monitor.dossier.DossierStatus.RETURNED;
import static vn.tthc.monitor.dossier.DossierStatus.STOPPED;
import static vn.tthc.monitor.dossier.DossierStatus.SUPPLEMENT_REQUESTED;
import static vn.tthc.monitor.dossier.DossierStatus.UNMAPPED;
import static vn.tthc.monitor.dossier.DossierStatus.WITHDRAWN;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.dossier.Mismatches.Filter;
import vn.tthc.monitor.dossier.Mismatches.Mismatch;
import vn.tthc.monitor.dossier.Mismatches.Resolution;
import vn.tthc.monitor.dossier.Mismatches.State;
import vn.tthc.monitor.platform.TestDatabase;

/** Disagreements of systems: their classes, their grace, and how they end and return. */
@ExtendWith(TestDatabase.class)
class MismatchTests {
    private static final String NATIONAL = "H24.24-260122-0001";

    private final TestingStore store = new TestingStore();
    private final Mismatches mismatches = store.mismatchList();

    private TestingRecord city(DossierStatus status) {
        return TestingRecord.of(NATIONAL).status(status);
    }

    private TestingRecord justice(DossierStatus status) {
        return TestingRecord.of("HT-77").national(NATIONAL).status(status);
    }

    private void both(DossierStatus here, DossierStatus there) {
        store.store("city", city(here));
        store.store("justice", justice(there));
    }

    private List<Mismatch> all(State... states) {
        return mismatches
                .page(new Filter(Set.of(states), Set.of(), Set.of(), null, Set.of()), null, 100)
                .items();
    }

    private void minutesLater(long minutes) {
        store.now = store.now.plus(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSING, FINISHED, FINISHED_ELSEWHERE",
        "RETURNED, RECEIVED, FINISHED_ELSEWHERE",
        "PAYMENT_REQUESTED, RETURNED, FINISHED_ELSEWHERE",
        "SUPPLEMENT_REQUESTED, FINISHED, PAUSED_FINISHED",
        "PAYMENT_REQUESTED, FINISHED, PAUSED_FINISHED",
        "FINISHED, STOPPED, PAUSED_FINISHED",
        "FINISHED, RETURNED, RESULT_MISSING",
        "RECEIVED, PROCESSING, STATUS_DIFFERS",
        "WITHDRAWN, PROCESSING, STATUS_DIFFERS",
        "WITHDRAWN, FINISHED, STATUS_DIFFERS",
        "PROCESSING, PROCESSING,",
        "FINISHED, FINISHED,",
        "UNMAPPED, PROCESSING,"
    })
    void twoStatesAreOfOneClass(DossierStatus here, DossierStatus there, @Nullable MismatchKind kind) {
        both(here, there);
        var found = all();
        assertThat(found.stream().map(Mismatch::kind)).isEqualTo(kind == null ? List.of() : List.of(kind));
        assertThat(store.only().row().mismatch()).isEqualTo(kind != null);
        if (kind != null) {
            assertThat(found.getFirst().one()).isEqualTo(new Mismatches.Side("city", NATIONAL, "" + here.code()));
            assertThat(found.getFirst().other()).isEqualTo(new Mismatches.Side("justice", "HT-77", "" + there.code()));
        }
    }

    @Test
    void dueTimesMayLieAnHourApart() {
        store.store("city", TestingRecord.of(NATIONAL).due("2026-11-27T02:00:00Z"));
        store.store("justice", justice(PROCESSING).due("2026-11-27T03:00:00Z"));
        assertThat(all()).isEmpty();
        store.store("justice", justice(PROCESSING).due("2026-11-27T03:01:00Z"));
        assertThat(all()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.kind()).isEqualTo(MismatchKind.DUE_DIFFERS);
            assertThat(mismatch.one().value()).isEqualTo("2026-11-27T02:00:00Z");
            assertThat(mismatch.other().value()).isEqualTo("2026-11-27T03:01:00Z");
        });
    }

    @Test
    void aFeePaidInOneSystemOnlyIsItsOwnClass() {
        store.store("city", city(PROCESSING).paid(true));
        store.store("justice", justice(PROCESSING).paid(false));
        assertThat(all()).extracting(Mismatch::kind).containsExactly(MismatchKind.FEE_MISSING);
        store.store("justice", justice(PROCESSING).paid(null));
        assertThat(all(State.OPEN)).isEmpty();
    }

    @Test
    void aBuriedRecordIsMissingThereWhileTheOtherIsOpen() {
        both(PROCESSING, PROCESSING);
        store.tombstones.bury("justice", List.of("HT-77"), store.now.plusSeconds(1), "Nhập thử đã huỷ");
        assertThat(all()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.kind()).isEqualTo(MismatchKind.MISSING);
            assertThat(mismatch.other()).isEqualTo(new Mismatches.Side("justice", "HT-77", null));
        });
        store.tombstones.raise("justice", List.of("HT-77"), store.now.plusSeconds(2));
        assertThat(all(State.OPEN)).isEmpty();
    }

    @Test
    void theGraceKeepsOrdinaryDelayQuietAndAPairMayHaveItsOwn() {
        grace(MismatchKind.STATUS_DIFFERS, null, Duration.ofMinutes(30));
        both(RECEIVED, PROCESSING);
        assertThat(all(State.QUIET)).hasSize(1);
        assertThat(store.only().row().mismatch()).isFalse();
        minutesLater(29);
        store.round().look();
        assertThat(all(State.OPEN)).isEmpty();
        minutesLater(2);
        store.round().look();
        assertThat(all(State.OPEN)).hasSize(1);
        assertThat(store.only().row().mismatch()).isTrue();

        grace(MismatchKind.STATUS_DIFFERS, MismatchRules.Pair.of("justice", "city"), null);
        store.mismatches.applyGraces(store.now);
        assertThat(all(State.QUIET)).hasSize(1);
        assertThat(store.only().row().mismatch()).isFalse();
    }

    private void grace(MismatchKind kind, MismatchRules.@Nullable Pair pair, @Nullable Duration time) {
        store.routing.rules =
                new MismatchRules(List.of(new MismatchRules.Grace(kind, pair, time)), Duration.ofHours(1), List.of());
    }

    @Test
    void whatAgreesInsideTheGraceIsNeverSeen() {
        grace(MismatchKind.STATUS_DIFFERS, null, Duration.ofMinutes(30));
        both(RECEIVED, PROCESSING);
        minutesLater(10);
        store.store("city", city(PROCESSING));
        minutesLater(60);
        store.round().look();
        assertThat(all(State.ENDED)).hasSize(1);
        assertThat(all(State.OPEN, State.QUIET)).isEmpty();
    }

    @Test
    void itEndsByItselfAndReturnsWithItsOwner() {
        both(PROCESSING, RETURNED);
        var id = all(State.OPEN).getFirst().id();
        assertThat(mismatches.assign(id, "lan")).isTrue();
        minutesLater(5);
        store.store("city", city(RETURNED));
        assertThat(all(State.ENDED))
                .singleElement()
                .satisfies(ended -> assertThat(ended.endedAt()).isEqualTo(store.now));
        assertThat(store.only().row().mismatch()).isFalse();
        assertThat(mismatches.assign(id, "hoa")).isFalse();
        minutesLater(5);
        store.store("city", city(PROCESSING));
        assertThat(all()).singleElement().satisfies(back -> {
            assertThat(back.id()).isEqualTo(id);
            assertThat(back.state()).isEqualTo(State.OPEN);
            assertThat(back.returned()).isEqualTo(1);
            assertThat(back.owner()).isEqualTo("lan");
        });
        assertThat(store.only().row().mismatch()).isTrue();
    }

    @Test
    void twoSystemsThatFlipAreOneItem() {
        both(PROCESSING, RECEIVED);
        for (var round = 0; round < 10; round++) {
            minutesLater(5);
            store.store("city", city(round % 2 == 0 ? RECEIVED : PROCESSING));
        }
        assertThat(all()).singleElement().satisfies(flipping -> {
            assertThat(flipping.returned()).isEqualTo(5);
            assertThat(flipping.state()).isEqualTo(State.OPEN);
        });
    }

    @Test
    void whatAPersonSettledStaysSettledUntilASystemSaysSomethingElse() {
        both(RECEIVED, PROCESSING);
        var id = all(State.OPEN).getFirst().id();
        assertThat(mismatches.settle(id, Resolution.DISMISSED, "Bên Bộ không có bước này", "lan"))
                .isTrue();
        assertThat(store.only().row().mismatch()).isFalse();
        minutesLater(5);
        store.store("city", city(RECEIVED).name("Nguyễn Thị Đào Mai"));
        assertThat(all(State.SETTLED))
                .singleElement()
                .satisfies(settled -> assertThat(settled.settlement())
                        .extracting(Mismatches.Settlement::by, Mismatches.Settlement::reason)
                        .containsExactly("lan", "Bên Bộ không có bước này"));
        minutesLater(5);
        store.store("justice", justice(SUPPLEMENT_REQUESTED));
        assertThat(all(State.OPEN))
                .singleElement()
                .satisfies(open -> assertThat(open.settlement()).isNull());
        assertThat(store.only().row().mismatch()).isTrue();
    }

    @Test
    void aSettlementIsTakenBack() {
        both(RECEIVED, PROCESSING);
        var id = all(State.OPEN).getFirst().id();
        assertThat(mismatches.reopen(id)).isFalse();
        mismatches.settle(id, Resolution.RESOLVED, "Đã gọi", "lan");
        assertThat(mismatches.reopen(id)).isTrue();
        assertThat(store.only().row().mismatch()).isTrue();
        assertThat(mismatches.of(store.only().row().id())).hasSize(1);
    }

    @Test
    void aLinkTakenBackEndsTheDisagreement() {
        both(PROCESSING, RETURNED);
        store.store("justice", TestingRecord.of("HT-77").status(RETURNED));
        assertThat(store.count("dossier")).isEqualTo(2);
        assertThat(all(State.OPEN)).isEmpty();
        assertThat(store.only(NATIONAL).row().mismatch()).isFalse();
    }

    @Test
    void aDossierThatTheSecondSystemShouldKnowIsMissedAfterAWhile() {
        var rules = TestingRouting.immediately();
        store.routing.rules = new MismatchRules(
                rules.graces(),
                rules.dueTolerance(),
                List.of(new MismatchRules.Copy("city", "justice", List.of("Hộ tịch"), Duration.ofDays(1))));
        store.store(
                "city", city(PROCESSING), TestingRecord.of("H24.24-260122-0002").field("Đất đai"));
        store.round().look();
        assertThat(all()).as("the second system has never answered").isEmpty();
        store.store("justice", TestingRecord.of("HT-1"));
        store.round().look();
        assertThat(all()).singleElement().satisfies(missing -> {
            assertThat(missing.kind()).isEqualTo(MismatchKind.MISSING);
            assertThat(missing.subject().code()).isEqualTo(NATIONAL);
            assertThat(missing.other()).isEqualTo(new Mismatches.Side("justice", null, null));
        });
        store.round().look();
        assertThat(all()).hasSize(1);
        minutesLater(5);
        store.store("justice", justice(PROCESSING));
        assertThat(all(State.OPEN)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherAndPairsAreCounted() {
        for (var number = 1; number <= 5; number++) {
            store.store("city", TestingRecord.of("H24.24-260122-000" + number).status(PAYMENT_REQUESTED));
            store.store(
                    "justice",
                    TestingRecord.of("HT-" + number)
                            .national("H24.24-260122-000" + number)
                            .status(STOPPED));
        }
        var filter = new Filter(Set.of(State.OPEN), Set.of(), Set.of("justice"), null, Set.of("H24.24"));
        var first = mismatches.page(filter, null, 3);
        var second = mismatches.page(filter, first.next(), 3);
        assertThat(first.total()).isEqualTo(5);
        assertThat(second.next()).isNull();
        assertThat(List.of(first.items().size(), second.items().size())).containsExactly(3, 2);
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
        assertThat(mismatches.counts(Set.of("H24.24")))
                .containsExactly(new Mismatches.PairCount("city", "justice", MismatchKind.STATUS_DIFFERS, 5));
        assertThat(mismatches.counts(Set.of("H24.31"))).isEmpty();
        assertThatThrownBy(() -> mismatches.page(filter, "zzz", 3)).hasMessageContaining("'zzz' is not one of ours");
    }

    @Test
    void unknownAndWithdrawnStatesAreToldApart() {
        both(UNMAPPED, WITHDRAWN);
        assertThat(all()).isEmpty();
    }
}
