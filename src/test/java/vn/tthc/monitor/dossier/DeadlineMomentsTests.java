package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.platform.TestDatabase;

/** Deadline moments come once each, and only while the clock runs. */
@ExtendWith(TestDatabase.class)
class DeadlineMomentsTests {
    private static final Instant WARN = Instant.parse("2026-11-26T02:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-27T02:00:00Z");

    private final TestingStore store = new TestingStore();
    private final DeadlineMoments moments = new MomentStore(store.jdbc);

    private List<Moment> take(Instant now) {
        store.now = now;
        return Objects.requireNonNull(TestDatabase.transactions().execute(transaction -> moments.take(now, 10)));
    }

    @Test
    void warningAndDueComeOnceEach() {
        store.store("city", TestingRecord.of("A-1"));
        assertThat(take(WARN.minusSeconds(1))).isEmpty();
        assertThat(take(WARN)).singleElement().satisfies(moment -> {
            assertThat(moment.stage()).isEqualTo(Stage.NEAR);
            assertThat(moment.at()).isEqualTo(WARN);
            assertThat(moment.dueAt()).isEqualTo(DUE);
        });
        assertThat(take(DUE.minusSeconds(1))).isEmpty();
        assertThat(take(DUE)).extracting(Moment::stage).containsExactly(Stage.OVERDUE);
        assertThat(take(DUE.plusSeconds(999))).isEmpty();
    }

    @Test
    void aMissedWarningIsToldAsOverdueOnly() {
        store.store("city", TestingRecord.of("A-1"));
        assertThat(take(DUE.plusSeconds(1))).extracting(Moment::stage).containsExactly(Stage.OVERDUE);
        assertThat(take(DUE.plusSeconds(2))).isEmpty();
    }

    @Test
    void anotherChangeDoesNotRepeatAMoment() {
        store.store("city", TestingRecord.of("A-1"));
        take(WARN);
        store.store("city", TestingRecord.of("A-1").field("Chứng thực"));
        assertThat(take(WARN.plusSeconds(60))).isEmpty();
        assertThat(take(DUE)).hasSize(1);
    }

    @Test
    void aPausedDossierHasNoMomentAndAResumedOneHas() {
        store.store("city", TestingRecord.of("A-1"));
        store.store("city", TestingRecord.of("A-1").status(DossierStatus.SUPPLEMENT_REQUESTED));
        assertThat(take(DUE)).isEmpty();
        store.store("city", TestingRecord.of("A-1").due("2026-12-04T02:00:00Z"));
        assertThat(take(Instant.parse("2026-12-03T02:00:00Z"))).hasSize(1);
    }

    @Test
    void aNewDueTimeBringsItsOwnMoments() {
        store.store("city", TestingRecord.of("A-1"));
        take(DUE);
        store.store("city", TestingRecord.of("A-1").due("2026-12-04T02:00:00Z"));
        assertThat(take(Instant.parse("2026-12-04T02:00:00Z"))).hasSize(1);
    }

    @Test
    void closedDossiersHaveNoMoments() {
        store.store("city", TestingRecord.of("A-1").finished("2026-11-19T02:00:00Z"));
        assertThat(take(DUE.plusSeconds(1))).isEmpty();
    }

    @Test
    void whatOneNodeHoldsAnotherPassesBy() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
        TestDatabase.transactions().executeWithoutResult(transaction -> {
            assertThat(moments.take(WARN, 1)).hasSize(1);
            var other = java.util.concurrent.CompletableFuture.supplyAsync(() -> take(WARN));
            assertThat(other.join()).hasSize(1);
        });
        assertThat(take(WARN)).isEmpty();
    }

    @Test
    void aRolledBackTickLosesNothing() {
        store.store("city", TestingRecord.of("A-1"));
        TestDatabase.transactions().executeWithoutResult(transaction -> {
            assertThat(moments.take(WARN, 10)).hasSize(1);
            transaction.setRollbackOnly();
        });
        assertThat(take(WARN)).hasSize(1);
    }
}
