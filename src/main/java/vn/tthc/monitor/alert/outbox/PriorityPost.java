package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;

/**
 * Tells dossiers of priority procedures one by one when their last call or their due time comes, in working time only and
 * only so many an hour and agency. All of them are in the next digest as well, so nothing is lost by what is held back.
 */
@Component
class PriorityPost {
    private static final Set<Stage> CRITICAL = EnumSet.of(Stage.LAST, Stage.OVERDUE);

    private final CurrentPlan plan;
    private final PriorityStore quota;
    private final DigestText text;
    private final OutboxStore outbox;
    private final Silences silences;
    private final Deadlines deadlines;
    private final Clock clock;

    PriorityPost(
            CurrentPlan plan,
            PriorityStore quota,
            DigestText text,
            OutboxStore outbox,
            Silences silences,
            Deadlines deadlines,
            Clock clock) {
        this.plan = plan;
        this.quota = quota;
        this.text = text;
        this.outbox = outbox;
        this.silences = silences;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** How a dossier of a priority procedure was told. */
    enum Told {
        ALONE,
        /** Its agency had heard of as many as it may in an hour. */
        CAPPED
    }

    /** Tells what has to be told of these at once; must run where they were taken. Answers what became of which dossier. */
    Map<Long, Told> tell(List<Moment> moments, CurrentSources sources) {
        if (plan.plan().digest().procedures().isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var byAgency = moments.stream()
                .filter(moment -> moment.agency() != null && critical(moment, sources, now))
                .sorted(Comparator.comparing(Moment::dueAt).thenComparingLong(Moment::dossier))
                .collect(Collectors.groupingBy(
                        moment -> String.valueOf(moment.agency()), TreeMap::new, Collectors.toList()));
        var told = new HashMap<Long, Told>();
        byAgency.forEach((agency, its) -> {
            var channels = plan.plan().channelsForDigest(agency);
            if (channels.isEmpty()
                    || silences.overDigest(agency)
                    || !deadlines.calendar(agency).isWorkingTime(now)) {
                return;
            }
            var granted = quota.take(agency, its.size(), plan.plan().digest().perHour(), now);
            its.forEach(moment -> told.put(moment.dossier(), Told.CAPPED));
            its.subList(0, granted).forEach(moment -> {
                write(moment, agency, channels, now);
                told.put(moment.dossier(), Told.ALONE);
            });
        });
        return told;
    }

    /** What came long ago, because it was first read now or because we were away, is for the digest. */
    private boolean critical(Moment moment, CurrentSources sources, Instant now) {
        return moment.procedureCode() != null
                && plan.plan().digest().procedures().contains(moment.procedureCode())
                && CRITICAL.contains(moment.stage())
                && moment.at().isAfter(now.minus(Message.worth(Kind.DOSSIER)))
                && sources.current(moment.source())
                && !sources.onTrial(moment.source());
    }

    private void write(Moment moment, String agency, List<ChannelPlan> channels, Instant now) {
        var body = text.dossier(moment, agency, now);
        var end = now.plus(Message.worth(Kind.DOSSIER));
        for (var channel : channels) {
            var fitting = body.text(channel.textLimit());
            outbox.write(new Message(
                    Message.dossier(agency, moment),
                    null,
                    1,
                    channel.id(),
                    Kind.DOSSIER,
                    body.title(),
                    fitting,
                    null,
                    now,
                    end));
        }
    }
}
