package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.SelfWatch;
import vn.tthc.monitor.alert.channel.DeadManPing;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.platform.Leadership;

/** Says that we are alive: to a watcher outside each minute, if all is well, and to the group on working mornings. */
@Component("selfWatch")
class Heartbeat implements SelfWatch {
    static final String JOB = "heartbeat";

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final Leadership leadership;
    private final CurrentPlan plan;
    private final OutboxStore outbox;
    private final Dispatcher dispatcher;
    private final DeadManPing watcher;
    private final Siren siren;
    private final MessageText words;
    private final SourceWatch sources;
    private final Incidents incidents;
    private final Deadlines deadlines;
    private final Clock clock;

    Heartbeat(
            Leadership leadership,
            CurrentPlan plan,
            OutboxStore outbox,
            Dispatcher dispatcher,
            DeadManPing watcher,
            Siren siren,
            MessageText words,
            SourceWatch sources,
            Incidents incidents,
            Deadlines deadlines,
            Clock clock) {
        this.leadership = leadership;
        this.plan = plan;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.watcher = watcher;
        this.siren = siren;
        this.words = words;
        this.sources = sources;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void look() {
        var now = clock.instant();
        var health = sources.all();
        siren.remember(health);
        // Taking the lease is the write that proves the database.
        if (!leadership.leads(JOB)) {
            return;
        }
        greet(now, health);
        if (probing(health) && !dispatcher.lastTick().isBefore(now.minus(RECENT))) {
            watcher.send();
        }
    }

    /** Whether sources are being asked at all; that they answer is another matter. */
    private static boolean probing(List<SourceHealth> health) {
        return health.stream().allMatch(source -> source.state() == SourceState.SUSPENDED)
                || health.stream()
                        .anyMatch(source ->
                                source.state() != SourceState.SUSPENDED && source.state() != SourceState.UNKNOWN);
    }

    private void greet(Instant now, List<SourceHealth> health) {
        var calendar = deadlines.calendar();
        var today = now.atZone(calendar.zone()).toLocalDate();
        var start = calendar.plus(today.atTime(MORNING).atZone(calendar.zone()).toInstant(), Duration.ZERO);
        var end = start.plus(Message.worth(Kind.ALIVE));
        if (!start.atZone(calendar.zone()).toLocalDate().equals(today) || now.isBefore(start) || !now.isBefore(end)) {
            return;
        }
        var title = "TTHC Monitor vẫn hoạt động lúc " + words.time(now, now);
        // The technical group is whoever gets what no rule sends elsewhere.
        for (var channel : plan.plan().defaultChannels()) {
            var text = MessageText.fit(
                    "✅ " + title, List.of(counts(health)), null, words.address("/he-thong"), channel.textLimit());
            outbox.write(new Message("alive-" + today, null, 1, channel.id(), Kind.ALIVE, title, text, null, now, end));
        }
    }

    private String counts(List<SourceHealth> health) {
        var well = count(health, SourceState.UP);
        var suspended = count(health, SourceState.SUSPENDED);
        var unknown = count(health, SourceState.UNKNOWN);
        var wrong = health.size() - well - suspended - unknown;
        var waiting =
                outbox.depths().stream().mapToLong(OutboxStore.Depth::waiting).sum();
        return health.size() + " hệ thống: " + well + " tốt, " + wrong + " có vấn đề, " + unknown + " chưa rõ, "
                + suspended + " tạm ngừng; " + incidents.open().size() + " sự cố đang mở; " + waiting + " tin chờ gửi";
    }

    private static long count(List<SourceHealth> health, SourceState state) {
        return health.stream().filter(source -> source.state() == state).count();
    }
}
