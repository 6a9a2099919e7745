package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.platform.TestDatabase;

/** Deadline moments come once each, and only while the clock runs. */
@ExtendWith(TestDatabase.class)
class DeadlineMomentsTests {
    private static final Instant WARN = Instant.parse("2026-11-26T02:00:00Z");
    private static final Instant LAST = Instant.parse("2026-11-27T00:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-27T02:00:00Z");

    private final TestingStore store = new TestingStore();
    private final DeadlineMoments moments = new MomentStore(store.jdbc, store.deadlines);

    private List<Moment> take(Instant now) {
        store.now = now;
        return Objects.requireNonNull(TestDatabase.transactions().execute(transaction -> moments.take(now, 10)));
    }

    @Test
    void nearLastAndDueComeOnceEachAndThenEveryWorkingMorning() {
        store.store("city", TestingRecord.of("A-1"));
        assertThat(take(WARN.minusSeconds(1))).isEmpty();
        assertThat(take(WARN)).singleElement().satisfies(moment -> {
            assertThat(moment.stage()).isEqualTo(Stage.NEAR);
            assertThat(moment.at()).isEqualTo(WARN);
            assertThat(moment.dueAt()).isEqualTo(DUE);
            assertThat(moment.procedureCode()).isEqualTo("1.001193");
        });
        assertThat(take(LAST.minusSeconds(1))).isEmpty();
        assertThat(take(LAST)).extracting(Moment::stage).containsExactly(Stage.LAST);
        assertThat(take(DUE.minusSeconds(1))).isEmpty();
        assertThat(take(DUE)).extracting(Moment::stage).containsExactly(Stage.OVERDUE);
        assertThat(take(NEXT_MORNING.minusSeconds(1))).isEmpty();
        assertThat(take(NEXT_MORNING)).extracting(Moment::stage).containsExactly(Stage.DAILY);
        assertThat(take(NEXT_MORNING.plusSeconds(999))).isEmpty();
        assertThat(take(NEXT_MORNING.plusSeconds(86_400)))
                .extracting(Moment::stage)
                .containsExactly(Stage.DAILY);
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
    void aDueTimeThatWasPutOffTakesTheFormerMomentsWithIt() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"));
        take(WARN);
        store.store("city", TestingRecord.of("A-1").due("2026-12-04T02:00:00Z"));
        assertThat(take(DUE)).extracting(Moment::code).containsExactly("A-2");
    }

    @Test
    void anotherChangeDoesNotBringBackTheDailyMoment() {
        store.store("city", TestingRecord.of("A-1"));
        take(DUE);
        store.store("city", TestingRecord.of("A-1").field("Chứng thực"));
        assertThat(take(DUE.plusSeconds(60))).isEmpty();
        assertThat(take(NEXT_MORNING)).extracting(Moment::stage).containsExactly(Stage.DAILY);
    }

    @Test
    void aMomentStandsOnlyWhileItsDueTimeDoes() {
        store.store("city", TestingRecord.of("A-1"), TestingRecord.of("A-2"), TestingRecord.of("A-3"));
        var told = take(WARN).stream().collect(Collectors.toMap(Moment::dossier, Moment::dueAt));
        store.now = WARN.plusSeconds(60);
        store.store(
                "city",
                TestingRecord.of("A-1").due("2026-12-04T02:00:00Z"),
                TestingRecord.of("A-2").status(DossierStatus.SUPPLEMENT_REQUESTED));
        assertThat(told).hasSize(3);
        assertThat(moments.standing(told)).hasSize(1);
    }

    @Test
    void theEndOfWaitingForPapersIsFlaggedWithoutANewAnswer() {
        store.store("city", TestingRecord.of("A-1").status(DossierStatus.SUPPLEMENT_REQUESTED));
        var end = Instant.parse("2026-12-21T00:00:00Z");
        assertThat(take(end.minusSeconds(86_400))).isEmpty();
        assertThat(store.queue().page(waited(), null, 10).rows()).isEmpty();
        assertThat(take(end.plusSeconds(86_400))).isEmpty();
        assertThat(store.queue().page(waited(), null, 10).rows()).hasSize(1);
        var id = store.jdbc
                .sql("select id from dossier.dossier")
                .query(Long.class)
                .single();
        assertThat(store.dossiers.find(id).orElseThrow().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.values().getFirst()).isEqualTo("2026-11-20T02:00:00Z"));
    }

    private static QueueFilter waited() {
        return QueueFilter.everythingOpen().withFindings(Set.of(FindingKind.UNANSWERED_SUPPLEMENT));
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
