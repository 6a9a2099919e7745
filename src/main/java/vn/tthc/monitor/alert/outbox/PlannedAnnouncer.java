package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.OnPlannedNotice;
import vn.tthc.monitor.incident.PlannedNotice;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceWatch;

/** Writes the messages about maintenance windows and stages by notice, in the transaction that remembers them. */
@Component
class PlannedAnnouncer implements OnPlannedNotice {
    private final CurrentPlan plan;
    private final OutboxStore outbox;
    private final MessageText words;
    private final SourceWatch sources;
    private final Incidents incidents;
    private final Clock clock;

    PlannedAnnouncer(
            CurrentPlan plan,
            OutboxStore outbox,
            MessageText words,
            SourceWatch sources,
            Incidents incidents,
            Clock clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.words = words;
        this.sources = sources;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * What is to be said.
     *
     * @param subject equal for the start and the end of one occurrence
     */
    private record Said(
            String subject,
            int sequence,
            Kind kind,
            @Nullable String source,
            String title,
            List<String> lines) {}

    @Override
    public void noticed(PlannedNotice notice) {
        var said = switch (notice) {
            case PlannedNotice.WindowBegan began -> said(began);
            case PlannedNotice.WindowEnded ended -> said(ended);
            case PlannedNotice.StageBegan stage -> said(stage);
        };
        var now = clock.instant();
        for (var channel : plan.plan().channelsForPlanned(said.source())) {
            var text = MessageText.fit(
                    "🔵 " + said.title(), said.lines(), null, words.address("/bao-tri"), channel.textLimit());
            outbox.write(new Message(
                    said.subject(),
                    null,
                    said.sequence(),
                    channel.id(),
                    said.kind(),
                    said.title(),
                    text,
                    null,
                    now,
                    now.plus(Message.worth(said.kind()))));
        }
    }

    private Said said(PlannedNotice.WindowBegan began) {
        var window = began.window();
        var occurrence = began.occurrence();
        var now = clock.instant();
        var lines = new ArrayList<String>();
        lines.add("Từ " + words.time(occurrence.from(), now) + " đến " + words.time(occurrence.to(), now) + ": "
                + window.reason() + (window.document() == null ? "" : " (" + window.document() + ")"));
        lines.add("Trong thời gian này không báo sự cố mới; số liệu hồ sơ có thể cũ");
        var open = open(window.source());
        if (!open.isEmpty()) {
            lines.add("Đang có " + open + ": vẫn mở, tạm ngừng nhắc, đánh giá lại khi hết bảo trì");
        }
        var title = system(window.source()) + " bắt đầu bảo trì";
        return new Said(subject(began.window().id(), occurrence), 1, Kind.SUSPENDED, window.source(), title, lines);
    }

    private Said said(PlannedNotice.WindowEnded ended) {
        var window = ended.window();
        var occurrence = ended.occurrence();
        var now = clock.instant();
        var lines = List.of(
                "Từ " + words.time(occurrence.from(), now) + " đến " + words.time(occurrence.to(), now)
                        + (ended.early() ? ", kết thúc sớm" : "") + ": " + window.reason(),
                "Đang đánh giá lại; nếu còn lỗi sẽ báo");
        var title = system(window.source()) + " hết bảo trì";
        return new Said(subject(window.id(), occurrence), 2, Kind.RESUMED, window.source(), title, lines);
    }

    private static Said said(PlannedNotice.StageBegan stage) {
        var now = stage.now();
        var what = switch (now.state()) {
            case PLANNED -> "chưa vận hành";
            case TRIAL -> "bắt đầu chạy thử";
            case RUNNING -> stage.before() == LifecycleState.SUSPENDED ? "hoạt động trở lại" : "vận hành chính thức";
            case SUSPENDED -> "tạm dừng theo thông báo";
        };
        var kind = now.state() == LifecycleState.SUSPENDED ? Kind.SUSPENDED : Kind.RESUMED;
        var subject = "stage-" + stage.source() + "-" + now.from() + "-" + now.state();
        return new Said(subject, 1, kind, stage.source(), stage.name() + " " + what, List.of(period(stage)));
    }

    private static String period(PlannedNotice.StageBegan stage) {
        var now = stage.now();
        return "Từ ngày " + MessageText.day(now.from())
                + (now.to() == null ? "" : " đến hết ngày " + MessageText.day(now.to()))
                + (now.document() == null ? "" : ", theo văn bản " + now.document());
    }

    private String system(@Nullable String source) {
        return source == null
                ? "Tất cả hệ thống"
                : sources.find(source).map(SourceHealth::name).orElse(source);
    }

    private String open(@Nullable String source) {
        return incidents.open().stream()
                .filter(incident -> source == null || incident.source().equals(source))
                .map(Incident::number)
                .sorted()
                .map(number -> "sự cố #" + number)
                .collect(Collectors.joining(", "));
    }

    private static String subject(long window, Occurrence occurrence) {
        return "window-" + window + "-" + occurrence.from().getEpochSecond();
    }
}
