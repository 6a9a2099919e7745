package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.TestDatabase;

/** Runs that are tried first and taken back afterwards. */
@ExtendWith(TestDatabase.class)
class ReversalsTests {
    private static final UUID RUN = new UUID(7, 7);

    private final TestingStore store = new TestingStore();
    private Instant asOf = TestingRecord.NOW.plus(Duration.ofHours(1));

    private DossierPage file(TestingRecord... made) {
        return file(Map.of(), made);
    }

    private DossierPage file(Map<String, Set<String>> silent, TestingRecord... made) {
        var dossiers = Arrays.stream(made).map(TestingRecord::make).toList();
        return new DossierPage("city", RUN, 0, asOf, dossiers, List.of(), null).reversible(silent);
    }

    private Reversals.TakenBack takeBack() {
        store.now = asOf.plus(Duration.ofHours(2));
        return store.reversals.takeBack("city", RUN, asOf, "hoàn tác lần nhập 1");
    }

    private void twoKnown() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
    }

    private DossierPage mixed() {
        return file(
                TestingRecord.of("A-1").status(DossierStatus.FINISHED),
                TestingRecord.of("A-2"),
                TestingRecord.of("A-3"));
    }

    @Test
    void aRehearsalSaysWhatStoringThenDoesAndWritesNothing() {
        twoKnown();
        var before = store.content();
        var rehearsed = store.reversals.rehearse(mixed());
        assertThat(rehearsed).isEqualTo(new Reversals.Rehearsal(Set.of("A-3"), Set.of("A-1"), Set.of()));
        assertThat(store.content()).isEqualTo(before);
        assertThat(store.dossiers.store(mixed())).isEqualTo(new StoreResult(1, 1, 1, 0));
    }

    @Test
    void olderDataNeverOverwriteWhatTheSourceSaidLater() {
        twoKnown();
        asOf = TestingRecord.NOW.minus(Duration.ofHours(3));
        var before = store.content();
        assertThat(store.reversals
                        .rehearse(file(TestingRecord.of("A-1").status(DossierStatus.NEW)))
                        .older())
                .containsExactly("A-1");
        store.dossiers.store(file(TestingRecord.of("A-1").status(DossierStatus.NEW)));
        assertThat(store.content()).isEqualTo(before);
    }

    @Test
    void olderDataDoNotOverwriteWhatTheSourceConfirmedLaterEither() {
        twoKnown();
        store.now = TestingRecord.NOW.plus(Duration.ofHours(3));
        twoKnown();
        assertThat(store.dossiers.store(file(TestingRecord.of("A-1").status(DossierStatus.NEW))))
                .isEqualTo(new StoreResult(0, 0, 1, 0));
    }

    @Test
    void takingBackRestoresWhatWasChangedAndBuriesWhatWasAdded() {
        twoKnown();
        store.dossiers.store(mixed());
        var back = takeBack();
        assertThat(back.restored()).containsExactly("A-1");
        assertThat(back.buried()).containsExactly("A-3");
        assertThat(store.reversals.known("city", List.of("A-1")).values())
                .containsExactly(TestingRecord.of("A-1").make());
        assertThat(store.tombstones.standing("city")).containsExactlyInAnyOrder("A-1", "A-2");
        assertThat(store.reversals.possible(RUN)).isFalse();
        assertThat(takeBack().restored()).isEmpty();
    }

    @Test
    void whatIsNewerIsLeftAlone() {
        twoKnown();
        store.dossiers.store(file(
                TestingRecord.of("A-1").status(DossierStatus.FINISHED),
                TestingRecord.of("A-2").status(DossierStatus.RECEIVED)));
        store.now = asOf.plus(Duration.ofHours(1));
        store.store(
                "city",
                TestingRecord.of("A-1").status(DossierStatus.RETURNED),
                TestingRecord.of("A-2").status(DossierStatus.RECEIVED));
        var back = takeBack();
        assertThat(back.changedSince()).containsExactly("A-1");
        assertThat(back.confirmedSince()).containsExactly("A-2");
        assertThat(back.restored()).isEmpty();
    }

    @Test
    void theSameFileCanBeImportedAgainAfterItWasTakenBack() {
        twoKnown();
        store.dossiers.store(mixed());
        var imported = store.reversals.known("city", List.of("A-1", "A-2", "A-3"));
        takeBack();
        assertThat(store.dossiers.store(mixed())).isEqualTo(new StoreResult(0, 2, 1, 0));
        assertThat(store.reversals.known("city", List.of("A-1", "A-2", "A-3"))).isEqualTo(imported);
        assertThat(store.tombstones.standing("city")).containsExactlyInAnyOrder("A-2", "A-3");
    }

    @Test
    void whatAFileDoesNotSpeakOfStays() {
        twoKnown();
        store.dossiers.store(file(
                Map.of("A-1", Set.of("applicantPhone", "field")),
                TestingRecord.of("A-1").person("1", null)));
        assertThat(store.reversals.known("city", List.of("A-1")).values())
                .singleElement()
                .satisfies(dossier -> assertThat(dossier.applicant().phone()).isEqualTo("0912345678"));
    }

    @Test
    void aCompleteListClosesWhatItDoesNotNameAndTakingBackOpensItAgain() {
        store.store(
                "city",
                IntStream.range(0, 20)
                        .mapToObj(number ->
                                TestingRecord.of("A-%02d".formatted(number)).make())
                        .toList());
        var named = store.tombstones.standing("city").stream()
                .filter(code -> !code.endsWith("7"))
                .toList();
        var closed = store.reversals.close("city", RUN, named, asOf, "không còn trong danh sách đầy đủ");
        assertThat(closed.buried()).isEqualTo(2);
        assertThat(store.tombstones.standing("city")).hasSize(18);
        assertThat(takeBack().raised()).containsExactly("A-07", "A-17");
        assertThat(store.tombstones.standing("city")).hasSize(20);
    }

    @Test
    void aListThatWouldCloseHalfOfEverythingIsNotBelieved() {
        store.store(
                "city",
                IntStream.range(0, 30)
                        .mapToObj(number ->
                                TestingRecord.of("A-%02d".formatted(number)).make())
                        .toList());
        var closed = store.reversals.close("city", RUN, List.of("A-01", "A-02"), asOf, "x");
        assertThat(closed.refused()).isTrue();
        assertThat(store.tombstones.standing("city")).hasSize(30);
    }

    @Test
    void whatTheSourceAnsweredAfterTheListWasMadeIsNotClosed() {
        twoKnown();
        asOf = TestingRecord.NOW.minus(Duration.ofHours(1));
        assertThat(store.reversals.close("city", RUN, List.of("A-1"), asOf, "x").buried())
                .isZero();
    }

    @Test
    void whatWasReplacedIsForgottenAfterThirtyDays() {
        store.dossiers.store(mixed());
        assertThat(store.reversals.apply(asOf.plus(Duration.ofDays(29)))).isZero();
        assertThat(store.reversals.apply(asOf.plus(Duration.ofDays(31)))).isEqualTo(3);
        assertThat(store.reversals.possible(RUN)).isFalse();
    }
}
