package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vn.tthc.monitor.alert.Notifications;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.platform.config.Problem;

/** Two incidents, and the messages about them. */
class TestingMessages implements Notifications {
    private final Clock clock;

    TestingMessages(Clock clock) {
        this.clock = clock;
    }

    TestingIncidents incidents() {
        var now = clock.instant();
        var going = new Incident(
                12,
                "bo-xay-dung",
                "Bộ Xây dựng",
                Incident.Kind.REACH,
                FailureCategory.TIMEOUT,
                "Mất kết nối với Bộ Xây dựng",
                "Không nhận được trả lời sau 30 giây.",
                now.minus(Duration.ofMinutes(89)),
                null,
                143,
                3,
                now.minus(Duration.ofMinutes(91)),
                new Incident.Course(
                        1,
                        null,
                        Incident.Cause.SOURCE_SERVER,
                        new Incident.Acknowledgement(
                                "lan",
                                IncidentEvent.Via.CHAT,
                                now.minus(Duration.ofMinutes(60)),
                                now.plus(Duration.ofHours(3)))));
        var over = new Incident(
                11,
                "mot-cua",
                "Một cửa thành phố",
                Incident.Kind.LATENCY,
                null,
                "Một cửa thành phố trả lời chậm",
                null,
                now.minus(Duration.ofDays(2)),
                now.minus(Duration.ofDays(2)).plus(Duration.ofMinutes(35)),
                900,
                0,
                null);
        return new TestingIncidents(now, List.of(going, over));
    }

    @Override
    public List<Notification> about(long incident) {
        return recent(Integer.MAX_VALUE).stream()
                .filter(message -> Long.valueOf(incident).equals(message.incident()))
                .toList();
    }

    @Override
    public List<Notification> recent(int limit) {
        var now = clock.instant();
        return List.of(
                new Notification(
                        2,
                        12L,
                        "zalo-ky-thuat",
                        Kind.OPENED,
                        State.ACCEPTED,
                        "Sự cố #12: mất kết nối với Bộ Xây dựng từ 08:12.\n143 hồ sơ đang mở ngừng cập nhật.",
                        1,
                        now.minus(Duration.ofMinutes(88)),
                        now.minus(Duration.ofMinutes(88)),
                        null,
                        "{\"ok\":true}"),
                new Notification(
                        1,
                        null,
                        "thu-dien-tu",
                        Kind.DIGEST,
                        State.DEAD,
                        "Có 4 hồ sơ quá hạn, 12 hồ sơ đến hạn hôm nay.",
                        3,
                        now.minus(Duration.ofHours(2)),
                        null,
                        null,
                        "550 mailbox unavailable"));
    }

    @Override
    public int deliver() {
        return 0;
    }

    @Override
    public void watchDeadlines() {}

    @Override
    public void followPlan() {}

    @Override
    public void followIncidents() {}

    @Override
    public void auditFollowUps() {}

    @Override
    public List<Problem> planProblems() {
        return List.of();
    }

    @Override
    public List<ChannelView> channels() {
        return List.of(
                new ChannelView("zalo-ky-thuat", "zalo-bot", true, null, 0, null),
                new ChannelView("thu-dien-tu", "smtp", true, "Máy chủ thư từ chối người nhận (550).", 2, null),
                new ChannelView("webhook", "webhook", false, null, 0, null));
    }

    @Override
    public TestSend test(String channel) {
        return new TestSend(true, "POST /bot••••••/sendMessage", "200 {\"ok\":true}", "none", clock.instant());
    }
}
