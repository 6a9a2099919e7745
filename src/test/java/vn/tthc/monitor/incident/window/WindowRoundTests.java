package vn.tthc.monitor.incident.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows.Draft;
import vn.tthc.monitor.incident.OnPlannedNotice;
import vn.tthc.monitor.incident.PlannedNotice;
import vn.tthc.monitor.incident.TestingConnectors;
import vn.tthc.monitor.incident.TestingDeadlines;
import vn.tthc.monitor.incident.TestingSource;
import vn.tthc.monitor.incident.WindowRefused;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

@ExtendWith(TestDatabase.class)
class WindowRoundTests {
    /** A Friday, 10:00 in Viet Nam. */
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final TestingClock clock = new TestingClock(NOW);
    private final TestingConnectors connectors = new TestingConnectors();
    private final List<String> told = new ArrayList<>();
    private final WindowStore store = new WindowStore(TestDatabase.jdbc());
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final StoredWindows windows;
    private final WindowRound round;
    private final WindowRound other;

    WindowRoundTests() {
        beans.addBean("connectors", connectors);
        beans.addBean("notebook", (OnPlannedNotice) notice -> told.add(word(notice)));
        connectors.put(TestingSource.running("a"));
        windows = new StoredWindows(
                store, beans.getBeanProvider(Connectors.class), (who, what, object, detail) -> {}, clock);
        round = node();
        other = node();
    }

    private WindowRound node() {
        return new WindowRound(
                store,
                beans.getBeanProvider(Connectors.class),
                beans.getBeanProvider(OnPlannedNotice.class),
                TestingDeadlines.deadlines(),
                new JdbcTransactionManager(TestDatabase.dataSource()),
                clock);
    }

    private static String word(PlannedNotice notice) {
        return switch (notice) {
            case PlannedNotice.WindowBegan began ->
                "began " + began.occurrence().from();
            case PlannedNotice.WindowEnded ended ->
                (ended.early() ? "ended early " : "ended ") + ended.occurrence().to();
            case PlannedNotice.StageBegan stage ->
                stage.before() + "→" + stage.now().state();
        };
    }

    @Test
    void bothNodesTogetherTellEachStartAndEndOnce() {
        windows.add(
                draft("a", NOW.plusSeconds(60), Duration.ofHours(1), Repeat.DAILY, LocalDate.of(2026, 11, 21)), "kt");
        look(Duration.ofMinutes(30), 60);
        assertThat(told)
                .containsExactly(
                        "began 2026-11-20T03:01:00Z",
                        "ended 2026-11-20T04:01:00Z",
                        "began 2026-11-21T03:01:00Z",
                        "ended 2026-11-21T04:01:00Z");
        assertThat(windows.planned()).isEmpty();
    }

    @Test
    void anEndThatCameWhileNobodyLookedIsToldAndAWholeWindowIsNot() {
        windows.add(draft("a", NOW, Duration.ofHours(1), Repeat.DAILY, LocalDate.of(2026, 11, 25)), "kt");
        round.look();
        clock.advance(Duration.ofHours(60));
        round.look();
        assertThat(told).containsExactly("began 2026-11-20T03:00:00Z", "ended 2026-11-20T04:00:00Z");
    }

    @Test
    void oneThatAPersonEndsIsToldAtOnceAndNeverComesAgain() {
        var id = windows.add(draft(null, NOW, Duration.ofHours(5), Repeat.DAILY, LocalDate.of(2026, 11, 25)), "kt");
        look(Duration.ofMinutes(30), 2);
        assertThat(windows.current("a", clock.instant())).isPresent();
        windows.end(id, "kt");
        assertThat(windows.current("a", clock.instant())).isEmpty();
        look(Duration.ofHours(3), 20);
        assertThat(told).containsExactly("began 2026-11-20T03:00:00Z", "ended early 2026-11-20T04:00:00Z");
        assertThatThrownBy(() -> windows.end(id, "kt")).isInstanceOf(WindowRefused.class);
    }

    @Test
    void aWindowConcernsItsSystemOnlyAndOneForAllConcernsEach() {
        windows.add(draft("a", NOW, Duration.ofHours(1), Repeat.ONCE, null), "kt");
        windows.add(draft(null, NOW.plusSeconds(7200), Duration.ofHours(1), Repeat.ONCE, null), "kt");
        assertThat(windows.current("a", NOW)).isPresent();
        assertThat(windows.current("b", NOW)).isEmpty();
        assertThat(windows.current("b", NOW.plusSeconds(7200))).isPresent();
        assertThat(windows.planned()).extracting(planned -> planned.running()).containsExactly(true, false);
    }

    @Test
    void whatHasNoEndNoReasonOrNoSystemIsRefusedWithASentence() {
        assertRefused(draft("a", NOW, Duration.ofHours(1), Repeat.DAILY, null), "phải có ngày cuối");
        assertRefused(draft("a", NOW, Duration.ofHours(25), Repeat.DAILY, LocalDate.of(2026, 11, 25)), "tối đa 1 ngày");
        assertRefused(draft("a", NOW, Duration.ofDays(91), Repeat.ONCE, null), "lifecycle");
        assertRefused(draft("a", NOW, Duration.ZERO, Repeat.ONCE, null), "sau lúc bắt đầu");
        assertRefused(draft("a", NOW.minusSeconds(7200), Duration.ofHours(1), Repeat.ONCE, null), "đã qua");
        assertRefused(draft("x", NOW, Duration.ofHours(1), Repeat.ONCE, null), "Không có hệ thống \"x\"");
        assertRefused(new Draft("a", " ", null, NOW, NOW.plusSeconds(60), Repeat.ONCE, null), "Lý do");
        assertThat(windows.planned()).isEmpty();
    }

    @Test
    void aNewStageOfItsLifeIsToldInWorkingTimeAndTheFirstOneKnownIsNot() {
        round.look();
        connectors.put(TestingSource.running("a").in(LifecycleState.SUSPENDED));
        clock.advance(Duration.ofHours(10));
        look(Duration.ZERO, 1);
        assertThat(told).isEmpty();
        // Monday, 09:00.
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-23T02:00:00Z")));
        look(Duration.ZERO, 3);
        assertThat(told).containsExactly("RUNNING→SUSPENDED");
    }

    private void look(Duration step, int times) {
        for (var time = 0; time < times; time++) {
            round.look();
            other.look();
            clock.advance(step);
        }
    }

    private void assertRefused(Draft draft, String sentence) {
        assertThatThrownBy(() -> windows.add(draft, "kt"))
                .isInstanceOf(WindowRefused.class)
                .hasMessageContaining(sentence);
    }

    private static Draft draft(
            @Nullable String source, Instant from, Duration length, Repeat repeat, @Nullable LocalDate until) {
        return new Draft(source, "Nâng cấp máy chủ", "12/TB-UBND", from, from.plus(length), repeat, until);
    }
}
