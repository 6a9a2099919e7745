package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.tthc.monitor.incident.ExternalIncidents.Alert;
import vn.tthc.monitor.incident.ExternalIncidents.Teller;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

@ExtendWith(TestDatabase.class)
class ExternalIncidentsTests {
    private static final Teller TELLER = new Teller("grafana", "Grafana của thành phố", Duration.ofHours(9));
    private static final Instant START = HealthBench.START;

    private final TestingClock clock = new TestingClock(START);
    private final List<String> told = new ArrayList<>();
    private final IncidentStore store = new IncidentStore(TestDatabase.jdbc());
    private final ExternalIncidents external = external();

    private ExternalIncidents external() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("notebook", (OnIncidentChanged)
                (incident, change) -> told.add(change + " " + incident.kind() + " #" + incident.number()));
        var news = new IncidentNews(
                new TimelineStore(TestDatabase.jdbc()), beans.getBeanProvider(OnIncidentChanged.class));
        return new ExternalDesk(
                new ExternalStore(TestDatabase.jdbc(), store),
                store,
                news,
                new IncidentMeters(new SimpleMeterRegistry()),
                TestingDeadlines.deadlines(),
                new JdbcTransactionManager(TestDatabase.dataSource()),
                clock);
    }

    private void tell(String fingerprint, boolean critical, String title, Instant from, @Nullable Instant to) {
        tell(new Alert(fingerprint, critical, title, "Chi tiết", from, to, null));
    }

    private void tell(Alert alert) {
        external.told(TELLER, List.of(alert));
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void oneIncidentForEachFingerprintHoweverOftenItIsTold() {
        tell("a", true, "Đầy đĩa", START, null);
        tell("a", true, "Đầy đĩa", START, null);
        tell("b", false, "Chậm", START, null);
        tell("a", true, "Đầy đĩa", START, START.plusSeconds(90));
        tell("a", true, "Đầy đĩa", START, START.plusSeconds(90));
        assertThat(told)
                .containsExactly("OPENED EXTERNAL_CRITICAL #1", "OPENED EXTERNAL #2", "CLOSED EXTERNAL_CRITICAL #1");
        var closed = store.find(1).orElseThrow();
        assertThat(closed.sourceName()).isEqualTo("Grafana của thành phố");
        assertThat(closed.closedAt()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void aLateRepeatOfWhatIsOverOpensNothing() {
        tell("a", true, "Đầy đĩa", START, null);
        tell("a", true, "Đầy đĩa", START, START.plusSeconds(60));
        tell("a", true, "Đầy đĩa", START, null);
        assertThat(told).containsExactly("OPENED EXTERNAL_CRITICAL #1", "CLOSED EXTERNAL_CRITICAL #1");
    }

    @Test
    void whatIsNotToldForALongTimeEndsWithThatAsItsReason() {
        tell("a", true, "Đầy đĩa", START, null);
        tell("b", false, "Chậm", START, null);
        clock.advance(Duration.ofHours(8));
        tell("b", false, "Chậm", START, null);
        external.lapse();
        assertThat(told).hasSize(2);
        clock.advance(Duration.ofHours(1));
        external.lapse();
        external.lapse();
        assertThat(told).last().isEqualTo("UNWATCHED EXTERNAL_CRITICAL #1");
        assertThat(told).hasSize(3);
        assertThat(store.find(1).orElseThrow().message())
                .isEqualTo(
                        "Grafana của thành phố báo lần cuối lúc 10:00; khép lại vì từ đó không còn được báo lại, chưa biết"
                                + " đã khắc phục hay chưa; cần làm: mở hệ thống đã báo để xem chi tiết");
    }

    @Test
    void whatIsToldAgainAfterALongSilenceGoesOnUnderItsNumber() {
        tell("a", true, "Đầy đĩa", START, null);
        clock.advance(Duration.ofHours(9));
        external.lapse();
        clock.advance(Duration.ofHours(1));
        tell("a", true, "Đầy đĩa", START, null);
        assertThat(told).last().isEqualTo("REOPENED EXTERNAL_CRITICAL #1");
        tell("a", true, "Đầy đĩa", START, clock.instant());
        assertThat(told).last().isEqualTo("CLOSED EXTERNAL_CRITICAL #1");
        assertThat(told).hasSize(4);
        clock.advance(Duration.ofHours(9));
        external.lapse();
        assertThat(told).hasSize(4);
    }

    @Test
    void theEndThatASenderNamesMayOnlyMakeItLater() {
        tell(new Alert("a", true, "Đầy đĩa", "x", START, null, START.plus(Duration.ofHours(20))));
        tell(new Alert("b", true, "Chậm", "x", START, null, START.plus(Duration.ofMinutes(5))));
        tell(new Alert("c", true, "Mất", "x", START, null, START.plus(Duration.ofDays(9000))));
        clock.advance(Duration.ofHours(10));
        external.lapse();
        assertThat(told).last().isEqualTo("UNWATCHED EXTERNAL_CRITICAL #2");
        clock.advance(Duration.ofHours(10));
        external.lapse();
        assertThat(told).last().isEqualTo("UNWATCHED EXTERNAL_CRITICAL #1");
        clock.advance(Duration.ofDays(7));
        external.lapse();
        assertThat(told).last().isEqualTo("UNWATCHED EXTERNAL_CRITICAL #3");
    }

    @Test
    void whileWeWereAwayNobodyWasSilent() {
        tell("a", true, "Đầy đĩa", START, null);
        clock.advance(Duration.ofHours(12));
        var restarted = external();
        restarted.lapse();
        clock.advance(Duration.ofHours(8));
        restarted.lapse();
        assertThat(told).hasSize(1);
        clock.advance(Duration.ofHours(1));
        restarted.lapse();
        assertThat(told).last().isEqualTo("UNWATCHED EXTERNAL_CRITICAL #1");
    }

    @Test
    void oneInputIsOneRowOfTheTotals() {
        tell("a", true, "Đầy đĩa", START, null);
        tell("b", false, "Chậm", START, null);
        var history = new StoredHistory(new SpanStore(TestDatabase.jdbc()), store, TestingDeadlines.deadlines(), clock);
        assertThat(history.totals(SourceHistory.Period.WEEK, 1)).singleElement().satisfies(total -> {
            assertThat(total.source()).isEqualTo("hook:grafana");
            assertThat(total.sourceName()).isEqualTo("Grafana của thành phố");
            assertThat(total.incidents()).isEqualTo(2);
        });
    }

    @Test
    void anEndWithoutABeginningIsNoneOfOurs() {
        tell("a", true, "Đầy đĩa", START.minusSeconds(600), START);
        assertThat(told).isEmpty();
    }

    @Test
    void whatComesBackSoonKeepsItsNumberAndLaterIsAnotherOne() {
        tell("a", true, "Đầy đĩa", START, null);
        tell("a", true, "Đầy đĩa", START, START.plusSeconds(60));
        tell("a", true, "Đầy đĩa", START.plusSeconds(100), null);
        tell("a", true, "Đầy đĩa", START.plusSeconds(100), START.plusSeconds(150));
        clock.advance(Duration.ofMinutes(20));
        tell("a", true, "Đầy đĩa", START.plusSeconds(1000), null);
        assertThat(told)
                .containsExactly(
                        "OPENED EXTERNAL_CRITICAL #1",
                        "CLOSED EXTERNAL_CRITICAL #1",
                        "REOPENED EXTERNAL_CRITICAL #1",
                        "CLOSED EXTERNAL_CRITICAL #1",
                        "OPENED EXTERNAL_CRITICAL #2");
        assertThat(store.find(1).orElseThrow().course().reopened()).isEqualTo(1);
    }

    @Test
    void anotherWordingIsTakenUpSilentlyAndForeignClocksAreBounded() {
        tell("a", false, "Đầy đĩa 91 %", START.plusSeconds(9999), null);
        tell("a", false, "Đầy đĩa 95 %", START.plusSeconds(9999), null);
        assertThat(told).hasSize(1);
        var open = store.find(1).orElseThrow();
        assertThat(open.title()).isEqualTo("Đầy đĩa 95 %");
        assertThat(open.openedAt()).isEqualTo(START);
        tell("a", false, "Đầy đĩa 95 %", START, START.plusSeconds(99999));
        assertThat(store.find(1).orElseThrow().closedAt()).isBefore(clock.instant());
    }
}
