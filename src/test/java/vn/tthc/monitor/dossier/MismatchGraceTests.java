package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.StoredTime;
import vn.tthc.monitor.platform.TestDatabase;

/** The grace of a mismatch runs while offices are open: on Friday 20/11/2026 from 16:00, an hour before closing. */
@ExtendWith(TestDatabase.class)
class MismatchGraceTests {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T09:00:00Z");

    private static final String NATIONAL = "H24.24-260122-0001";

    private final TestingStore store = new TestingStore();

    @BeforeEach
    void setGrace() {
        store.now = FRIDAY;
        grace(Duration.ofHours(4));
    }

    @Test
    void aGraceThatBeginsBeforeAWeekendEndsAfterIt() {
        differ();
        assertThat(shownAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        look("2026-11-23T02:59:00Z");
        assertThat(store.only().row().mismatch()).isFalse();
        look("2026-11-23T03:00:00Z");
        assertThat(store.only().row().mismatch()).isTrue();
    }

    @Test
    void noGraceMeansAtOnceEvenAtNight() {
        grace(Duration.ZERO);
        store.now = Instant.parse("2026-11-20T15:00:00Z");
        differ();
        assertThat(store.only().row().mismatch()).isTrue();
    }

    @Test
    void otherRulesMeasureItAgain() {
        differ();
        grace(Duration.ofHours(5));
        store.mismatches.applyGraces(store.now);
        assertThat(shownAt()).isEqualTo(Instant.parse("2026-11-23T04:00:00Z"));
    }

    @Test
    void aChangedWordInsideTheGraceDoesNotBeginItAnew() {
        differ();
        store.now = Instant.parse("2026-11-23T01:00:00Z");
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).status(DossierStatus.NEW));
        assertThat(shownAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
    }

    @Test
    void disagreementsThatHaveEndedGoAfterAYear() {
        differ();
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).status(DossierStatus.RECEIVED));
        store.store("city", TestingRecord.of("B-1").status(DossierStatus.RECEIVED));
        var retention = new MismatchRetention(new MismatchListStore(store.jdbc), TestingStore.SETTINGS);
        assertThat(retention.apply(FRIDAY.plus(Duration.ofDays(364)))).isZero();
        assertThat(retention.apply(FRIDAY.plus(Duration.ofDays(366)))).isEqualTo(1);
        differ();
        assertThat(retention.apply(FRIDAY.plus(Duration.ofDays(9999)))).isZero();
        assertThat(store.count("mismatch")).isEqualTo(1);
    }

    private void differ() {
        store.store("city", TestingRecord.of(NATIONAL).status(DossierStatus.RECEIVED));
        store.store("justice", TestingRecord.of("HT-77").national(NATIONAL).status(DossierStatus.PROCESSING));
    }

    private void grace(Duration time) {
        store.routing.rules = new MismatchRules(
                List.of(new MismatchRules.Grace(MismatchKind.STATUS_DIFFERS, null, time)),
                Duration.ofHours(1),
                List.of());
    }

    private void look(String at) {
        store.now = Instant.parse(at);
        store.round().look();
    }

    private Instant shownAt() {
        return store.jdbc
                .sql("select shown_at from dossier.mismatch where kind = 'STATUS_DIFFERS'")
                .query((row, number) -> StoredTime.required(row, "shown_at"))
                .single();
    }
}
