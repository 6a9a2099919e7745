package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.incident.SourceHistory.Period;
import vn.tthc.monitor.platform.StoredTime;
import vn.tthc.monitor.platform.TestDatabase;

/** What incidents cost, from real runs in a real database; the bench begins on Friday 20 November, 10:00 in Việt Nam. */
@ExtendWith(TestDatabase.class)
class SourceHistoryTests {
    private HealthBench bench;
    private SourceHistory history;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        history = new StoredHistory(
                new SpanStore(TestDatabase.jdbc()), bench.incidents, TestingDeadlines.deadlines(), bench.clock);
    }

    @Test
    void minutesAreWorkingTimeWithoutTheGapBetweenEndAndReturn() {
        bench.dossiers.due.put("a", 3L);
        // Away from 10:01 to 10:05, and again from 10:08 to 10:12.
        bench.runs("GTTTGGGGTTTGG");
        var total = history.totals(Period.WEEK, 2).getFirst();
        assertThat(total.from()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(total.until()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(total.incidents()).isEqualTo(1);
        assertThat(total.lost()).isEqualTo(Duration.ofMinutes(8));
        assertThat(total.slow()).isZero();
        assertThat(total.dueInside()).isEqualTo(3);
    }

    @Test
    void anIncidentCountsWhereItBeganAndItsMinutesWhereTheyFell() {
        bench.clock.set(Instant.parse("2026-11-20T09:50:00Z"));
        bench.runs("GTTT");
        bench.clock.set(Instant.parse("2026-11-23T01:09:00Z"));
        bench.runs("TGG");
        var weeks = history.totals(Period.WEEK, 2);
        assertThat(weeks).hasSize(2);
        assertThat(weeks.getFirst().incidents()).isZero();
        // Monday 08:00 to 08:11, and Friday 16:51 to 17:00.
        assertThat(weeks.getFirst().lost()).isEqualTo(Duration.ofMinutes(11));
        assertThat(weeks.getLast().incidents()).isEqualTo(1);
        assertThat(weeks.getLast().lost()).isEqualTo(Duration.ofMinutes(9));
        assertThat(history.totals(Period.MONTH, 1))
                .singleElement()
                .satisfies(month -> assertThat(month.lost()).isEqualTo(Duration.ofMinutes(20)));
    }

    @Test
    void aPeriodEndsAtMidnightHereAndHoldsItsFirstInstant() {
        insert(1, "LATENCY", "2026-11-15T16:59:00Z");
        insert(2, "FRESHNESS", "2026-11-15T17:00:00Z");
        bench.clock.set(Instant.parse("2026-11-16T02:00:00Z"));
        var weeks = history.totals(Period.WEEK, 2);
        assertThat(weeks).hasSize(2);
        assertThat(weeks.getFirst().from()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(weeks).allSatisfy(week -> assertThat(week.incidents()).isEqualTo(1));
        // Both go on; what they share counts once: Monday 08:00 to 09:00.
        assertThat(weeks.getFirst().slow()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void uptimeCountsWhatIsKnown() {
        bench.runs("GTTTGG");
        var day = Objects.requireNonNull(history.uptimes().get("a")).getFirst();
        assertThat(day.down()).isEqualTo(Duration.ofMinutes(4));
        assertThat(day.up()).isEqualTo(Duration.ofMinutes(2));
        assertThat(new SpanStore(TestDatabase.jdbc())
                        .apply(bench.clock.instant().plus(Duration.ofDays(401))))
                .isEqualTo(2);
    }

    /** For the hour in which we or our database were away nobody can speak; two intervals after a run it still counts. */
    @Test
    void aTimeInWhichNobodyLookedIsUnknownThoughItWasTheSameBeforeAndAfter() {
        bench.runs("GGG");
        bench.clock.advance(Duration.ofMinutes(57));
        bench.finish('G');
        assertThat(states()).containsExactly("UP 10:00", "UNKNOWN 10:04:30", "UP 11:00");
        bench.clock.advance(Duration.ofMinutes(1));
        bench.runs("TTT");
        bench.clock.advance(Duration.ofMinutes(56));
        bench.finish('T');
        assertThat(states())
                .endsWith("UP 11:00", "DOWN 11:01", "UNKNOWN 11:05:30", "DOWN 12:00")
                .hasSize(6);
        assertThat(bench.incidents.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.openedAt()).isEqualTo(HealthBench.START.plusSeconds(3660)));
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        var day = Objects.requireNonNull(history.uptimes().get("a")).getFirst();
        assertThat(day.up()).isEqualTo(Duration.ofSeconds(270 + 60));
        assertThat(day.down()).isEqualTo(Duration.ofSeconds(270));
    }

    @Test
    void aRoundThatNoticesAPauseSaysSinceWhenNothingIsKnown() {
        bench.runs("GGG");
        bench.clock.advance(Duration.ofMinutes(57));
        bench.watch.evaluate();
        bench.finish('G');
        assertThat(states()).containsExactly("UP 10:00", "UNKNOWN 10:04:30", "UP 11:00");
    }

    private List<String> states() {
        var zone = ZoneId.of("Asia/Ho_Chi_Minh");
        return new SpanStore(TestDatabase.jdbc())
                .between(HealthBench.START, HealthBench.START.plus(Duration.ofDays(1))).stream()
                        .map(span ->
                                span.state() + " " + span.from().atZone(zone).toLocalTime())
                        .toList();
    }

    @Test
    void aMaintenanceWindowIsNeitherUpNorDown() {
        TestDatabase.jdbc()
                .sql("""
                WITH laid AS (
                    INSERT INTO incident.maintenance_window (source, reason, starts_at, ends_at, repeats, created_by,
                        created_at, ended_at, over_at)
                    VALUES (NULL, 'Nâng cấp', :from, :to, 'ONCE', 'lan', :from, :ended, :to) RETURNING id)
                INSERT INTO incident.window_notice (window_id, starts_at, ends_at, begun_at)
                SELECT id, :from, :to, :from FROM laid""")
                .param("from", StoredTime.utc(HealthBench.START.plusSeconds(120)))
                .param("to", StoredTime.utc(HealthBench.START.plusSeconds(3600)))
                .param("ended", StoredTime.utc(HealthBench.START.plusSeconds(240)))
                .update();
        bench.runs("GTTTGG");
        assertThat(states()).containsExactly("UP 10:00", "SUSPENDED 10:02", "DOWN 10:04", "UP 10:05");
        var day = Objects.requireNonNull(history.uptimes().get("a")).getFirst();
        assertThat(day.down()).isEqualTo(Duration.ofMinutes(1));
        assertThat(day.up()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void theIncidentsOfAStretchOfTimeAreAskedForByIt() {
        // Away from 10:01 to 10:05, and again, as another incident, from 10:26 to 10:30.
        bench.runs("GTTTGG" + "G".repeat(20) + "TTTGG");
        var start = HealthBench.START;
        assertThat(bench.actions.between("a", start, start.plusSeconds(3600)))
                .extracting(Incident::number)
                .containsExactly(2L, 1L);
        assertThat(bench.actions.between("a", start.plusSeconds(600), start.plusSeconds(3600)))
                .extracting(Incident::number)
                .containsExactly(2L);
        assertThat(bench.actions.between("a", start, start.plusSeconds(60))).isEmpty();
        assertThat(bench.actions.between("b", start, start.plusSeconds(3600))).isEmpty();
        assertThat(bench.actions.found(false, Set.of("a"), 1).incidents())
                .extracting(Incident::number)
                .containsExactly(2L);
        assertThat(bench.actions.found(null, Set.of(), 1).total()).isEqualTo(2);
        assertThat(bench.actions.found(true, Set.of(), 9).total()).isZero();
        assertThat(bench.actions.found(null, Set.of("b"), 9).total()).isZero();
    }

    private static void insert(long number, String kind, String at) {
        TestDatabase.jdbc()
                .sql("""
                INSERT INTO incident.incident (number, source, source_name, kind, title, opened_at, closed_at)
                VALUES (:number, 'a', 'A', :kind, '', :at::timestamptz, NULL)
                """)
                .param("number", number)
                .param("kind", kind)
                .param("at", at)
                .update();
    }
}
