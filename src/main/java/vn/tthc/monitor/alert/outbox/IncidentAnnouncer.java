package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.OnIncidentChanged;

/** Writes the messages about an incident in the transaction that changes it. */
@Component
class IncidentAnnouncer implements OnIncidentChanged {
    private final CurrentPlan plan;
    private final OutboxStore outbox;
    private final AlertMeters meters;
    private final MessageText words;
    private final Clock clock;

    IncidentAnnouncer(CurrentPlan plan, OutboxStore outbox, AlertMeters meters, MessageText words, Clock clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.meters = meters;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void incidentChanged(Incident incident, Change change) {
        var current = plan.plan();
        var channels = new LinkedHashSet<String>();
        if (concernsEverybody(change)) {
            current.channelsFor(incident).forEach(channel -> channels.add(channel.id()));
        }
        // Whoever heard of it, or was to hear of it, hears of its course and its end, whatever the routes say by now.
        channels.addAll(outbox.channelsOf(incident.number()));
        var sequence = outbox.nextSequence(subject(incident));
        for (var channel : channels) {
            current.channel(channel)
                    .filter(ChannelPlan::usable)
                    .ifPresent(usable -> write(incident, change, sequence, usable));
        }
    }

    /** Who would be told of a new one is told; of its course only who heard of it. */
    private static boolean concernsEverybody(Change change) {
        return switch (change) {
            case OPENED, CHANGED, REOPENED, MEMBERS -> true;
            case UNSTABLE, ACKNOWLEDGED, CLOSED, UNWATCHED -> false;
        };
    }

    private void write(Incident incident, Change change, int sequence, ChannelPlan channel) {
        switch (change) {
            case OPENED -> write(incident, sequence, channel, Kind.OPENED, null);
            case CHANGED -> write(incident, sequence, channel, Kind.WORSE, null);
            case REOPENED -> write(incident, sequence, channel, Kind.REOPENED, null);
            case MEMBERS -> write(incident, sequence, channel, Kind.MEMBERS, null);
            case ACKNOWLEDGED -> {}
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
            default -> words.firing(incident, limit);
        };
        var title = switch (kind) {
                    case RECOVERED -> "Đã hết: ";
                    case UNWATCHED -> "Ngừng theo dõi: ";
                    case UNSTABLE -> "Chập chờn: ";
                    case REOPENED -> "Xảy ra lại: ";
                    default -> "";
                }
                + MessageText.title(incident);
        Instant now = clock.instant();
        outbox.write(new Message(
                subject(incident),
                incident.number(),
                sequence,
                channel.id(),
                kind,
                title,
                text,
                interrupted,
                now,
                now.plus(Message.worth(kind)),
                incident.kind().severity() == Incident.Severity.CRITICAL));
    }

    private static String subject(Incident incident) {
        return "incident-" + incident.number();
    }
}
