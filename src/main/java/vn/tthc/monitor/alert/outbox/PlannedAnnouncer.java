package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.ChannelPlan;
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
    private final PlannedStore store;
    private final AlertMeters meters;
    private final Silences silences;
    private final MessageText words;
    private final SourceWatch sources;
    private final Incidents incidents;
    private final Clock clock;

    PlannedAnnouncer(
            CurrentPlan plan,
            OutboxStore outbox,
            PlannedStore store,
            AlertMeters meters,
            Silences silences,
            MessageText words,
            SourceWatch sources,
            Incidents incidents,
            Clock clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.store = store;
        this.meters = meters;
        this.silences = silences;
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
        switch (notice) {
            case PlannedNotice.WindowBegan began -> begin(said(began));
            case PlannedNotice.WindowEnded ended -> end(said(ended));
            case PlannedNotice.StageBegan stage -> stage(stage);
        }
    }

    /** A start calls people, so that a silence holds it back, for good: its end says all that is still of use. */
    private void begin(Said said) {
        if (silences.overPlanned(said.source())) {
            meters.silenced();
        } else {
            write(said, plan.plan().channelsForPlanned(said.source()));
        }
    }

    /**
     * An end is owed to whoever heard of the start, through every silence and whatever the rules say by now, and is told to
     * whoever the rules have come to name since. Where nobody was to hear of the start, nobody misses its end.
     */
    private void end(Said said) {
        var meant = store.meant(said.subject());
        if (!meant.isEmpty()) {
            write(said, owed(said.subject(), newcomers(said.source(), meant)));
        }
    }

    /** The stage after a suspension is its end, and as every stage it is also news by itself. */
    private void stage(PlannedNotice.StageBegan stage) {
        var suspended = stage.before() == LifecycleState.SUSPENDED
                ? store.suspension(stage.source()).orElse(null)
                : null;
        if (suspended == null) {
            begin(said(
                    stage,
                    PlannedStore.stage(
                            stage.source(), stage.now().from(), stage.now().state()),
                    1));
            return;
        }
        var others = silences.overPlanned(stage.source())
                ? List.<ChannelPlan>of()
                : plan.plan().channelsForPlanned(stage.source());
        write(said(stage, suspended, 2), owed(suspended, others));
    }

    private List<ChannelPlan> newcomers(@Nullable String source, List<String> meant) {
        return plan.plan().channelsForPlanned(source).stream()
                .filter(channel -> !meant.contains(channel.id()))
                .toList();
    }

    /** Whoever heard of the start, though their channel may be switched off just now, and these others. */
    private List<ChannelPlan> owed(String subject, List<ChannelPlan> others) {
        meters.suppressed(store.takeBack(subject));
        var current = plan.plan();
        return Stream.concat(store.heard(subject).stream().flatMap(id -> current.channel(id).stream()), others.stream())
                .distinct()
                .toList();
    }

    private void write(Said said, List<ChannelPlan> channels) {
        var now = clock.instant();
        for (var channel : channels) {
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
        store.about(said.subject(), said.sequence(), said.source());
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

    private static Said said(PlannedNotice.StageBegan stage, String subject, int sequence) {
        var now = stage.now();
        var what = switch (now.state()) {
            case PLANNED -> "chưa vận hành";
            case TRIAL -> "bắt đầu chạy thử";
            case RUNNING -> stage.before() == LifecycleState.SUSPENDED ? "hoạt động trở lại" : "vận hành chính thức";
            case SUSPENDED -> "tạm dừng theo thông báo";
        };
        var kind = now.state() == LifecycleState.SUSPENDED ? Kind.SUSPENDED : Kind.RESUMED;
        return new Said(subject, sequence, kind, stage.source(), stage.name() + " " + what, List.of(period(stage)));
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
