package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.tthc.monitor.alert.Notifications;
import vn.tthc.monitor.alert.channel.Channel;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.Outgoing;
import vn.tthc.monitor.alert.channel.SendAnswer;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.incident.ChannelIncidents;
import vn.tthc.monitor.platform.Leadership;
import vn.tthc.monitor.platform.config.Problem;

/** What screens and routes may ask of this module. */
@Component("notifications")
class NotificationDesk implements Notifications, InitializingBean {
    private final CurrentPlan plan;
    private final ChannelSet channels;
    private final OutboxStore outbox;
    private final LaneStore lanes;
    private final ChannelIncidents incidents;
    private final Dispatcher dispatcher;
    private final DigestWriter digests;
    private final FollowUps followUps;
    private final Siren siren;
    private final Leadership leadership;
    private final MessageText words;
    private final Clock clock;

    NotificationDesk(
            CurrentPlan plan,
            ChannelSet channels,
            OutboxStore outbox,
            LaneStore lanes,
            ChannelIncidents incidents,
            Dispatcher dispatcher,
            DigestWriter digests,
            FollowUps followUps,
            Siren siren,
            Leadership leadership,
            MessageText words,
            Clock clock) {
        this.plan = plan;
        this.channels = channels;
        this.outbox = outbox;
        this.lanes = lanes;
        this.incidents = incidents;
        this.dispatcher = dispatcher;
        this.digests = digests;
        this.followUps = followUps;
        this.siren = siren;
        this.leadership = leadership;
        this.words = words;
        this.clock = clock;
    }

    /** A start or a changed setting may come with another secret, so a channel that was refused gets one more try. */
    @Override
    public void afterPropertiesSet() {
        admit(plan.plan().channels());
    }

    private void admit(List<ChannelPlan> changed) {
        for (var channel : changed) {
            lanes.ensure(channel.id());
            lanes.resume(channel.id());
        }
    }

    @Override
    public void followPlan() {
        var before = plan.plan().channels();
        if (plan.look()) {
            admit(plan.plan().channels().stream()
                    .filter(channel -> !before.contains(channel))
                    .toList());
        }
    }

    @Override
    public void followIncidents() {
        followUps.follow();
    }

    @Override
    public void auditFollowUps() {
        followUps.audit();
    }

    @Override
    public List<Problem> planProblems() {
        return plan.problems();
    }

    @Override
    public List<Notification> recent(int limit) {
        return outbox.recent(limit);
    }

    @Override
    public List<Notification> about(long incident) {
        return outbox.about(incident);
    }

    @Override
    public int deliver() {
        try {
            var accepted = dispatcher.tick();
            siren.well();
            return accepted;
        } catch (DataAccessException | TransactionException e) {
            siren.away();
            throw e;
        }
    }

    @Override
    public void watchDeadlines() {
        if (leadership.leads("digests")) {
            digests.watch();
        }
    }

    @Override
    public List<ChannelView> channels() {
        var now = clock.instant();
        var gates = lanes.all(now);
        var depths = outbox.depths();
        return plan.plan().channels().stream()
                .map(channel -> {
                    var gate = gates.get(channel.id());
                    var waiting = depths.stream()
                            .filter(depth -> depth.channel().equals(channel.id()))
                            .mapToLong(OutboxStore.Depth::waiting)
                            .sum();
                    return new ChannelView(
                            channel.id(),
                            channel.type().word() + (channel.dryRun() ? " · chạy thử" : ""),
                            channel.enabled(),
                            problem(channel, gate),
                            waiting,
                            gate == null ? null : gate.nextFree(channel.limits(), now));
                })
                .toList();
    }

    private @Nullable String problem(ChannelPlan channel, LaneStore.@Nullable Lane gate) {
        if (channel.problem() != null || gate == null || gate.stoppedAt() == null) {
            return channel.problem() != null
                    ? channel.problem()
                    : channels.find(channel.id()).map(Channel::notice).orElse(null);
        }
        return "Bị từ chối từ " + words.time(gate.stoppedAt(), clock.instant()) + " (" + gate.stopReason()
                + "): sửa mã bí mật hoặc mời lại bot vào nhóm rồi bấm Gửi thử";
    }

    @Override
    public TestSend test(String channel) {
        var now = clock.instant();
        var planned = plan.plan()
                .channel(channel)
                .orElseThrow(() -> new IllegalArgumentException("Không có kênh \"" + channel
                        + "\"; các kênh trong alerts.yaml: "
                        + plan.plan().channels().stream().map(ChannelPlan::id).toList()));
        var way = channels.find(channel).orElse(null);
        if (way == null) {
            var why = planned.enabled() ? String.valueOf(planned.problem()) : "Kênh đang tắt trong alerts.yaml";
            return new TestSend(false, "", why, "not_configured", now);
        }
        var text = MessageText.fit(
                "Tin thử từ TTHC Monitor lúc " + words.time(now, now),
                List.of("Kênh " + channel + " hoạt động. Không cần làm gì."),
                null,
                words.address("/canh-bao"),
                planned.textLimit());
        var message = new Message(
                "test-" + UUID.randomUUID(),
                null,
                1,
                channel,
                Kind.CHANNEL_TEST,
                "Tin thử từ TTHC Monitor",
                text,
                null,
                now,
                now.plus(Message.worth(Kind.CHANNEL_TEST)));
        return test(
                message,
                way.send(new Outgoing(message.subject(), 1, 1, message.kind(), message.title(), message.text(), now)));
    }

    private TestSend test(Message message, SendAnswer answer) {
        outbox.writeTest(message, answer);
        var accepted = answer.meaning() == Meaning.ACCEPTED;
        if (accepted) {
            lanes.resume(message.channel());
            if (lanes.works(message.channel())) {
                incidents.works(message.channel());
            }
        }
        return new TestSend(
                accepted, answer.request(), answer.answer(), answer.meaning().word(), clock.instant());
    }
}
