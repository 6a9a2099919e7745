package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** Sources in memory: one up, one down, one suspended by notice, one on trial and slow, one with an invalid file. */
class TestingSources implements Connectors {
    private final Clock clock;
    final List<SourceHealth> health = new ArrayList<>();
    final List<ConnectorView> connectors = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    TestingSources(Clock clock) {
        this.clock = clock;
        reset();
    }

    void reset() {
        health.clear();
        connectors.clear();
        calls.clear();
        add("bo-tu-phap", "Hệ thống hộ tịch Bộ Tư pháp", SourceState.SUSPENDED, null, null);
        add(
                "bo-xay-dung",
                "Hệ thống thông tin giải quyết TTHC Bộ Xây dựng",
                SourceState.DOWN,
                FailureCategory.TIMEOUT,
                "Không nhận được trả lời sau 30 giây từ 08:12; 40 hồ sơ ngừng cập nhật. Việc cần làm: gọi 1900 0000.");
        add(
                "bo-nong-nghiep",
                "Hệ thống đất đai Bộ Nông nghiệp và Môi trường",
                SourceState.DEGRADED,
                null,
                "Trả lời chậm, 7 giây một lần gọi.");
        add("mot-cua", "Một cửa thành phố", SourceState.UP, null, null);
        add("dvcqg", "Cổng Dịch vụ công quốc gia", SourceState.UP, null, null);
        connectors.add(connector(
                "hong",
                "Tệp đang soạn",
                "Absent",
                List.of(
                        new Problem(
                                new Place("config/connectors/hong.yaml", 12, 3),
                                "unknown-key",
                                "khoá \"shedule\"",
                                "một khoá đã biết; hãy sửa tên khoá",
                                "schedule"),
                        new Problem(
                                new Place("config/connectors/hong.yaml", 20, 7),
                                "missing-key",
                                "thiếu \"baseUrl\"",
                                "địa chỉ http hoặc https",
                                null)),
                null));
    }

    private void add(
            String id, String name, SourceState state, @Nullable FailureCategory category, @Nullable String message) {
        var now = clock.instant();
        var bad = state == SourceState.DOWN || state == SourceState.SUSPENDED;
        var read = bad ? now.minus(Duration.ofMinutes(89)) : now.minus(Duration.ofSeconds(40));
        health.add(new SourceHealth(
                id,
                name,
                state,
                state == SourceState.DEGRADED,
                now.minus(Duration.ofHours(2)),
                read,
                now.minus(Duration.ofSeconds(30)),
                read.minus(Duration.ofMinutes(2)),
                category,
                message,
                40,
                state == SourceState.DOWN ? 12L : null));
        var lifecycle = switch (state) {
            case SUSPENDED ->
                new ConnectorView.Lifecycle(
                        ConnectorView.LifecycleState.SUSPENDED,
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 12, 31),
                        "64/SXD-VP");
            case DEGRADED ->
                new ConnectorView.Lifecycle(
                        ConnectorView.LifecycleState.TRIAL, LocalDate.of(2026, 10, 1), null, "112/SNNMT");
            case DOWN, AUTH_FAILED, STALE, UNKNOWN, UP -> null;
        };
        connectors.add(
                connector(id, name, state == SourceState.SUSPENDED ? "Stopped" : "Started", List.of(), lifecycle));
    }

    private static ConnectorView connector(
            String id, String name, String route, List<Problem> problems, ConnectorView.@Nullable Lifecycle lifecycle) {
        return new ConnectorView(
                id,
                name,
                "Chủ quản " + id,
                lifecycle,
                new ConnectorView.Contact("Tổ hỗ trợ", "1900 0000", null),
                Duration.ofSeconds(60),
                new ConnectorView.Thresholds(Duration.ofSeconds(5), Duration.ofHours(4), 3, 2, Duration.ofSeconds(60)),
                route,
                problems,
                new ConnectorView.FileState(
                        problems.isEmpty() ? ConnectorView.Standing.CURRENT : ConnectorView.Standing.INVALID,
                        Instant.EPOCH,
                        null),
                Set.of(ConnectorView.Way.POLL));
    }

    /** The file of a source is gone. */
    void remove(String id) {
        replace(id, new ConnectorView.FileState(ConnectorView.Standing.REMOVED, clock.instant(), null), List.of());
    }

    /** The file of a source was saved with a fault. */
    void damage(String id, Problem problem) {
        var state = new ConnectorView.FileState(ConnectorView.Standing.OUTDATED, clock.instant(), null);
        replace(id, state, List.of(problem));
    }

    /** A source is only looked at. */
    void watchOnly(String id) {
        replace(id, find(id).orElseThrow().file(), List.of(), Set.of(ConnectorView.Way.PROBE));
    }

    private void replace(String id, ConnectorView.FileState state, List<Problem> problems) {
        replace(id, state, problems, find(id).orElseThrow().ways());
    }

    private void replace(
            String id, ConnectorView.FileState state, List<Problem> problems, Set<ConnectorView.Way> ways) {
        connectors.replaceAll(one -> !one.id().equals(id)
                ? one
                : new ConnectorView(
                        one.id(),
                        one.name(),
                        one.owner(),
                        one.lifecycle(),
                        one.contact(),
                        one.interval(),
                        one.thresholds(),
                        one.routeState(),
                        problems,
                        state,
                        ways));
    }

    /** Makes every source current. */
    void recover() {
        connectors.removeIf(connector -> !connector.valid());
        health.replaceAll(one -> new SourceHealth(
                one.source(),
                one.name(),
                SourceState.UP,
                false,
                one.since(),
                clock.instant(),
                clock.instant(),
                clock.instant(),
                null,
                null,
                one.openDossiers(),
                null));
    }

    @Override
    public List<ConnectorView> all() {
        return List.copyOf(connectors);
    }

    /** The same sources by their health. */
    SourceWatch watch() {
        return new SourceWatch() {
            @Override
            public List<SourceHealth> all() {
                return List.copyOf(health);
            }

            @Override
            public Optional<SourceHealth> find(String source) {
                return health.stream()
                        .filter(one -> one.source().equals(source))
                        .findFirst();
            }

            @Override
            public List<Condition> conditions(String source) {
                return TestingConditions.at(clock.instant());
            }

            @Override
            public void evaluate() {
                throw new UnsupportedOperationException("screens do not evaluate");
            }
        };
    }

    @Override
    public Optional<ConnectorView> find(String id) {
        return connectors.stream()
                .filter(connector -> connector.id().equals(id))
                .findFirst();
    }

    @Override
    public PollRun begin(String connector) {
        throw new UnsupportedOperationException("screens do not poll");
    }

    @Override
    public RunReport finish(PollRun run) {
        throw new UnsupportedOperationException("screens do not poll");
    }

    @Override
    public RunReport abandon(PollRun run, Throwable cause) {
        throw new UnsupportedOperationException("screens do not poll");
    }

    @Override
    public CheckReport check(String connector) {
        calls.add("check " + connector);
        return new CheckReport(
                connector,
                List.of(
                        new CheckReport.Step(
                                "dns",
                                CheckReport.Result.PASSED,
                                Duration.ofMillis(3),
                                "Tên miền trỏ về 10.0.0.5.",
                                null,
                                null),
                        new CheckReport.Step(
                                "tcp",
                                CheckReport.Result.FAILED,
                                Duration.ofMillis(5000),
                                "Cổng 443 không trả lời.",
                                "Hỏi đơn vị vận hành.",
                                FailureCategory.UNREACHABLE),
                        new CheckReport.Step("tls", CheckReport.Result.SKIPPED, Duration.ZERO, "Bỏ qua.", null, null)));
    }

    @Override
    public List<RunReport> runs(String connector, int limit) {
        return List.of();
    }

    @Override
    public Map<String, Long> quarantined() {
        return Map.of("mot-cua", 3L);
    }

    @Override
    public void hurry(String connector, boolean suspected) {}

    @Override
    public boolean retryLogin(String connector) {
        calls.add("retry " + connector);
        return true;
    }

    @Override
    public void start(String connector) {
        calls.add("start " + connector);
    }

    @Override
    public void stop(String connector) {
        calls.add("stop " + connector);
    }
}
