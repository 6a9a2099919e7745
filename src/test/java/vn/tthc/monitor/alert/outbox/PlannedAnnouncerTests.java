package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.incident.HealthBench;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.PlannedNotice;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class PlannedAnnouncerTests {
    private static final Instant NOW = HealthBench.START;
    private static final Occurrence HOUR = new Occurrence(NOW, NOW.plusSeconds(3600));

    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
        bench.watch.add("a", SourceState.UP, false, NOW);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aWindowIsToldWithItsTimesItsReasonAndWhatIsOpen() {
        bench.runs("GTTT");
        bench.planned().noticed(new PlannedNotice.WindowBegan(window("a"), HOUR));
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.chat.texts.getLast()).isEqualTo("""
                        🔵 a bắt đầu bảo trì
                        Từ 10:00 đến 11:00: Nâng cấp (12/TB)
                        Trong thời gian này không báo sự cố mới; số liệu hồ sơ có thể cũ
                        Đang có sự cố #1: vẫn mở, tạm ngừng nhắc, đánh giá lại khi hết bảo trì
                        https://tthc.example/bao-tri""");
        bench.planned().noticed(new PlannedNotice.WindowEnded(window("a"), HOUR, true));
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.chat.texts.getLast())
                .contains("🔵 a hết bảo trì", "10:00 đến 11:00, kết thúc sớm", "nếu còn lỗi sẽ báo");
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "SUSPENDED ACCEPTED", "RESUMED ACCEPTED");
    }

    @Test
    void aWindowForAllIsOneMessageAndTheSameNoticeIsNeverWrittenTwice() {
        bench.planned().noticed(new PlannedNotice.WindowBegan(window(null), HOUR));
        bench.planned().noticed(new PlannedNotice.WindowBegan(window(null), HOUR));
        bench.deliver();
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.chat.texts.getFirst()).startsWith("🔵 Tất cả hệ thống bắt đầu bảo trì");
    }

    @Test
    void stagesNameTheirNotice() {
        var until = LocalDate.of(2026, 12, 15);
        bench.planned()
                .noticed(new PlannedNotice.StageBegan(
                        "a",
                        "Hộ tịch",
                        LifecycleState.RUNNING,
                        new Lifecycle(LifecycleState.SUSPENDED, LocalDate.of(2026, 11, 20), until, "64/SXD-VP")));
        bench.deliver();
        assertThat(bench.chat.texts.getFirst())
                .contains(
                        "🔵 Hộ tịch tạm dừng theo thông báo",
                        "Từ ngày 20/11/2026 đến hết ngày 15/12/2026, theo văn bản 64/SXD-VP");
    }

    @Test
    void routesMayTakeWhatIsPlannedAlone() {
        bench.plan = new AlertPlan(
                bench.plan.channels(),
                List.of(
                        new AlertPlan.Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("nhom")),
                        new AlertPlan.Route(
                                "bao-tri", Set.of("planned"), Set.of(), Set.of("a"), Set.of(), List.of("khac"))),
                bench.plan.digestTimes());
        bench.planned().noticed(new PlannedNotice.WindowBegan(window("a"), HOUR));
        bench.planned().noticed(new PlannedNotice.WindowBegan(window("b"), new Occurrence(NOW, NOW.plusSeconds(60))));
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.ledger("khac")).containsExactly("SUSPENDED ACCEPTED");
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED ACCEPTED");
    }

    private void begin(@Nullable String source) {
        bench.planned().noticed(new PlannedNotice.WindowBegan(window(source), HOUR));
        bench.deliver();
    }

    private void end(@Nullable String source) {
        bench.planned().noticed(new PlannedNotice.WindowEnded(window(source), HOUR, false));
        bench.pass(Duration.ofSeconds(20));
    }

    private void stage(LifecycleState before, LifecycleState state, int day) {
        bench.planned()
                .noticed(new PlannedNotice.StageBegan(
                        "a", "Hộ tịch", before, new Lifecycle(state, LocalDate.of(2026, 11, day), null, "64/SXD-VP")));
        bench.pass(Duration.ofSeconds(20));
    }

    private void route(String channel) {
        var route = new AlertPlan.Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of(channel));
        bench.plan = new AlertPlan(bench.plan.channels(), List.of(route), bench.plan.digestTimes());
    }

    private void silence(@Nullable String source, @Nullable String kind) {
        bench.silences.begin(
                new Matchers(null, source, kind, null, null),
                "đã biết",
                bench.now().plusSeconds(7200),
                "kt");
    }

    @Test
    void anEndIsOwedToWhoHeardTheStartAndToldToWhoIsNamedSince() {
        begin("a");
        route("khac");
        silence("a", null);
        end("a");
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED ACCEPTED", "RESUMED ACCEPTED");
        assertThat(bench.ledger("khac")).containsExactly("RESUMED ACCEPTED");
    }

    @Test
    void whoeverNeverTookTheStartIsToldNeither() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        begin("a");
        bench.chat.mode = TestingChat.Mode.OK;
        end("a");
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED SUPERSEDED");
        assertThat(bench.chat.texts).isEmpty();
    }

    @Test
    void aSilenceHoldsAStartBackForGoodAndItsEndToo() {
        silence(null, "planned");
        begin(null);
        end(null);
        begin("a");
        assertThat(bench.ledger("nhom")).isEmpty();
        assertThat(bench.meters
                        .get("dossier.notifications.suppressed")
                        .tag("reason", "silenced")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aSilenceOfOneSystemHoldsBackNothingThatIsPlannedForAll() {
        silence("a", null);
        begin(null);
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED ACCEPTED");
    }

    @Test
    void aSilenceIsPreviewedWithThePlannedStartsThatItWouldHaveHeldBack() {
        begin("a");
        end("a");
        assertThat(effect("a", null)).containsExactly(Kind.SUSPENDED);
        assertThat(effect(null, "planned")).containsExactly(Kind.SUSPENDED);
        assertThat(effect("b", null)).isEmpty();
        assertThat(effect("a", "reach")).isEmpty();
    }

    private List<Kind> effect(@Nullable String source, @Nullable String kind) {
        return bench.silences.effect(new Matchers(null, source, kind, null, null)).messages().stream()
                .map(Notification::kind)
                .toList();
    }

    @Test
    void theEndOfASuspensionIsOwedToWhoHeardOfIt() {
        stage(LifecycleState.RUNNING, LifecycleState.SUSPENDED, 20);
        route("khac");
        silence("a", null);
        stage(LifecycleState.SUSPENDED, LifecycleState.RUNNING, 21);
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED ACCEPTED", "RESUMED ACCEPTED");
        assertThat(bench.ledger("khac")).isEmpty();
    }

    @Test
    void aStageIsNewsForWhoIsNamedNowAsWell() {
        stage(LifecycleState.RUNNING, LifecycleState.SUSPENDED, 20);
        route("khac");
        stage(LifecycleState.SUSPENDED, LifecycleState.RUNNING, 21);
        stage(LifecycleState.RUNNING, LifecycleState.SUSPENDED, 22);
        assertThat(bench.ledger("nhom")).containsExactly("SUSPENDED ACCEPTED", "RESUMED ACCEPTED");
        assertThat(bench.ledger("khac")).containsExactly("RESUMED ACCEPTED", "SUSPENDED ACCEPTED");
        assertThat(bench.other.texts.getFirst()).contains("🔵 Hộ tịch hoạt động trở lại", "Từ ngày 21/11/2026");
    }

    private static MaintenanceWindow window(@Nullable String source) {
        return new MaintenanceWindow(
                7, source, "Nâng cấp", "12/TB", NOW, NOW.plusSeconds(3600), Repeat.ONCE, null, "kt", NOW, null);
    }
}
