package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.outbox.FollowUpStore.FollowUp;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.alert.plan.FollowUpPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.ChannelIncidents;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.OnIncidentChanged;

/** Writes the messages about an incident in the transaction that changes it. */
@Component
class IncidentAnnouncer implements OnIncidentChanged {
    private final CurrentPlan plan;
    private final OutboxStore outbox;
    private final AlertMeters meters;
    private final MessageText words;
    private final SignedLinks links;
    private final FollowUpStore followUps;
    private final Silences silences;
    private final Deadlines deadlines;
    private final Clock clock;

    IncidentAnnouncer(
            CurrentPlan plan,
            OutboxStore outbox,
            AlertMeters meters,
            MessageText words,
            SignedLinks links,
            FollowUpStore followUps,
            Silences silences,
            Deadlines deadlines,
            Clock clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.meters = meters;
        this.words = words;
        this.links = links;
        this.followUps = followUps;
        this.silences = silences;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void incidentChanged(Incident incident, Change change) {
        var row = followUps.hold(incident.number());
        if (calls(change) && silences.over(incident).isPresent()) {
            followUps.save(row.held(true));
            meters.silenced();
        } else {
            announce(incident, change, row);
        }
        if (!incident.open()) {
            followUps.delete(incident.number());
        }
    }

    /** Whether somebody is called, so that a silence holds it back. Who heard of an outage must hear of its end. */
    private static boolean calls(Change change) {
        return switch (change) {
            case OPENED, CHANGED, UNSTABLE, REOPENED, MEMBERS -> true;
            case ACKNOWLEDGED, CLOSED, UNWATCHED -> false;
        };
    }

    /** Writes the messages; the caller holds the row. Where nobody can take them now, they are held for later. */
    void announce(Incident incident, Change change, FollowUp row) {
        var written = write(incident, change);
        if (!calls(change)) {
            return;
        }
        if (written == 0) {
            followUps.save(row.held(true));
        } else if (row.toldAt() == null) {
            var now = clock.instant();
            var next = plan.plan().followUps();
            followUps.save(FollowUp.told(
                    incident.number(),
                    now,
                    next.reminderAfter(now, now, deadlines.calendar()),
                    next.stepAt(0, now, deadlines.calendar())));
        } else if (row.held()) {
            followUps.save(row.held(false));
        }
    }

    /** Says again that nobody has it in hand, to those who heard of it. */
    void remind(Incident incident, List<String> channels, Instant told) {
        toAll(incident, channels, Kind.REMINDER, limit -> words.reminder(incident, told, clock.instant(), limit));
    }

    /** Tells the next ones that nobody has it in hand. */
    void escalate(Incident incident, FollowUpPlan.Step step, Instant told, int number, int of) {
        toAll(
                incident,
                step.channels(),
                Kind.ESCALATED,
                limit -> words.escalated(incident, told, clock.instant(), number + "/" + of, limit));
    }

    private void toAll(Incident incident, Collection<String> channels, Kind kind, Function<TextLimit, String> text) {
        var sequence = outbox.nextSequence(subject(incident));
        for (var channel : channels) {
            plan.plan().channel(channel).filter(ChannelPlan::usable).ifPresent(usable -> {
                store(incident, sequence, usable, kind, text.apply(usable.textLimit()), null);
                meters.suppressed(outbox.supersede(usable.id()));
            });
        }
    }

    /** Answers for how many channels something was written. */
    private int write(Incident incident, Change change) {
        var current = plan.plan();
        var channels = new LinkedHashSet<String>();
        if (concernsEverybody(change)) {
            concerned(current, incident).forEach(channel -> channels.add(channel.id()));
        }
        // Whoever heard of it, or was to hear of it, hears of its course and its end, whatever the routes say by now.
        channels.addAll(outbox.channelsOf(incident.number()));
        var sequence = outbox.nextSequence(subject(incident));
        var usable = channels.stream()
                .flatMap(channel -> current.channel(channel).stream())
                // An end waits for a channel that is switched off just now; it may come back in time.
                .filter(channel -> channel.usable() || !concernsEverybody(change))
                .toList();
        usable.forEach(channel -> write(incident, change, sequence, channel));
        return usable.size();
    }

    /** Of a channel that refuses us the others hear, whatever the rules say, if these name no other. */
    private static List<ChannelPlan> concerned(AlertPlan current, Incident incident) {
        var routed = current.channelsFor(incident);
        if (incident.kind() != Incident.Kind.CHANNEL) {
            return routed;
        }
        var own = incident.source().substring(ChannelIncidents.SOURCE.length());
        var others =
                routed.stream().filter(channel -> !channel.id().equals(own)).toList();
        return others.isEmpty()
                ? current.channels().stream()
                        .filter(channel -> channel.usable() && !channel.id().equals(own))
                        .toList()
                : others;
    }

    /** Who would be told of a new one is told; of its course only who heard of it. */
    private static boolean concernsEverybody(Change change) {
        return switch (change) {
            case OPENED, CHANGED, UNSTABLE, REOPENED, MEMBERS -> true;
            case ACKNOWLEDGED, CLOSED, UNWATCHED -> false;
        };
    }

    private void write(Incident incident, Change change, int sequence, ChannelPlan channel) {
        switch (change) {
            case OPENED -> write(incident, sequence, channel, Kind.OPENED, null);
            case CHANGED -> write(incident, sequence, channel, Kind.WORSE, null);
            case REOPENED -> write(incident, sequence, channel, Kind.REOPENED, null);
            case MEMBERS -> write(incident, sequence, channel, Kind.MEMBERS, null);
            case ACKNOWLEDGED -> write(incident, sequence, channel, Kind.ACKED, null);
            case CLOSED -> {
                var interrupted = words.interrupted(incident, channel.textLimit());
                write(incident, sequence, channel, Kind.RECOVERED, interrupted);
            }
            case UNSTABLE -> write(incident, sequence, channel, Kind.UNSTABLE, null);
            case UNWATCHED -> write(incident, sequence, channel, Kind.UNWATCHED, null);
        }
        meters.suppressed(outbox.supersede(channel.id()));
    }

    private void write(Incident incident, int sequence, ChannelPlan channel, Kind kind, @Nullable String interrupted) {
        var limit = channel.textLimit();
        var text = switch (kind) {
            case RECOVERED -> words.recovered(incident, limit);
            case UNWATCHED -> words.unwatched(incident, limit);
            case UNSTABLE -> words.unstable(incident, limit);
            case ACKED -> words.acknowledged(incident, limit);
            default -> words.firing(incident, limit);
        };
        store(incident, sequence, channel, kind, text, interrupted);
    }

    /** The text with the office's own first line, and with the link for whoever takes the incident in hand. */
    private String whole(Incident incident, ChannelPlan channel, Kind kind, String text, Instant now) {
        var limit = channel.textLimit();
        var head = plan.plan().heads().get(headOf(kind));
        var own = head == null ? text : MessageText.headed(text, head.render(incident), limit);
        return forHands(kind) && !incident.acknowledged(now)
                ? MessageText.with(
                        own, "Nhận xử lý: " + words.address(links.path(incident.number(), channel.id())), limit)
                : own;
    }

    private static String headOf(Kind kind) {
        return switch (kind) {
            case OPENED, WORSE, REOPENED, MEMBERS -> "opened";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether a message asks for somebody to take the incident in hand. */
    private static boolean forHands(Kind kind) {
        return switch (kind) {
            case OPENED, WORSE, REOPENED, MEMBERS, UNSTABLE, REMINDER, ESCALATED -> true;
            default -> false;
        };
    }

    private static String before(Incident incident, Kind kind) {
        return switch (kind) {
            case RECOVERED -> "Đã hết: ";
            case UNWATCHED -> MessageText.external(incident) ? "Không còn được báo lại: " : "Ngừng theo dõi: ";
            case UNSTABLE -> "Chập chờn: ";
            case REOPENED -> "Xảy ra lại: ";
            case ACKED -> "Đã có người nhận: ";
            case REMINDER -> "Nhắc lại: ";
            case ESCALATED -> "Báo cấp trên: ";
            default -> "";
        };
    }

    private void store(
            Incident incident,
            int sequence,
            ChannelPlan channel,
            Kind kind,
            String text,
            @Nullable String interrupted) {
        var now = clock.instant();
        outbox.write(new Message(
                subject(incident),
                incident.number(),
                sequence,
                channel.id(),
                kind,
                before(incident, kind) + MessageText.title(incident),
                whole(incident, channel, kind, text, now),
                interrupted,
                now,
                now.plus(Message.worth(kind)),
                incident.kind().severity() == Incident.Severity.CRITICAL));
    }

    private static String subject(Incident incident) {
        return "incident-" + incident.number();
    }
}
