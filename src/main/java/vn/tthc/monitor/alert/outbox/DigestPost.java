package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.outbox.PriorityPost.Told;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.dossier.PressingDossiers;
import vn.tthc.monitor.dossier.PressingDossiers.Share;
import vn.tthc.monitor.dossier.QueueFilter;

/** Writes one digest per agency for every channel that gets it; never a message per dossier, so nothing ends in a storm. */
@Component
class DigestPost {
    private static final Set<Urgency> PRESSING = EnumSet.of(Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON);
    private static final int LISTED = 10;

    private final CurrentPlan plan;
    private final DigestSlots slots;
    private final DigestStore digests;
    private final DigestText text;
    private final OutboxStore outbox;
    private final PressingDossiers pressing;
    private final DeadlineMoments moments;
    private final Silences silences;
    private final Clock clock;

    DigestPost(
            CurrentPlan plan,
            DigestSlots slots,
            DigestStore digests,
            DigestText text,
            OutboxStore outbox,
            PressingDossiers pressing,
            DeadlineMoments moments,
            Silences silences,
            Clock clock) {
        this.plan = plan;
        this.slots = slots;
        this.digests = digests;
        this.text = text;
        this.outbox = outbox;
        this.pressing = pressing;
        this.moments = moments;
        this.silences = silences;
        this.clock = clock;
    }

    /** Why digests are written, and for how long they are worth sending. */
    record Occasion(String title, DigestSlots.Slot slot) {}

    /**
     * Writes them; must run in a transaction.
     *
     * @param choice of the agencies that have pressing dossiers those that get one; an agency it adds gets one that says
     *     that nothing presses
     */
    void write(UnaryOperator<Set<String>> choice, Occasion occasion, CurrentSources sources) {
        var shares = new LinkedHashMap<String, Share>();
        pressing.byAgency(filter(sources.announced()), LISTED).forEach(share -> shares.put(share.agency(), share));
        var chosen = choice.apply(shares.keySet());
        var news = news(chosen, sources);
        var held = digests.held(sources.behind());
        for (var agency : new TreeSet<>(chosen)) {
            var share = shares.getOrDefault(agency, new Share(agency, null, Map.of(), List.of()));
            var lines = new ArrayList<>(news.getOrDefault(agency, List.of(DigestText.news(Map.of()))));
            if (held.containsKey(agency)) {
                lines.add(DigestText.held(held.get(agency)));
            }
            var channels = plan.plan().channelsForDigest(agency);
            if (!channels.isEmpty() && !silences.overDigest(agency)) {
                var body = text.agency(share, occasion.title(), lines, clock.instant(), sources);
                write(agency, Message.digestOf(agency, occasion.slot().start()), body, occasion, channels);
            }
        }
        if (!chosen.isEmpty() && plan.plan().tellsOfficers()) {
            tellOfficers(chosen, occasion, sources);
        }
    }

    /** The officers of the same agencies, where a rule names them. */
    private void tellOfficers(Set<String> agencies, Occasion occasion, CurrentSources sources) {
        var theirs = filter(sources.announced()).with(parts -> parts.agencies = agencies);
        for (var share : pressing.byOfficer(theirs, LISTED)) {
            var officer = String.valueOf(share.officer());
            var channels = plan.plan().channelsForOfficer(share.agency(), officer);
            if (!channels.isEmpty() && !silences.overDigest(share.agency())) {
                var body = text.officer(share, officer, clock.instant(), sources);
                var start = occasion.slot().start();
                write(share.agency(), Message.digestOf(share.agency(), officer, start), body, occasion, channels);
            }
        }
    }

    private void write(
            String agency, String subject, DigestText.Body body, Occasion occasion, List<ChannelPlan> channels) {
        var now = clock.instant();
        for (var channel : channels) {
            var fitting = body.text(channel.textLimit());
            var at = slots.sendAt(occasion.slot(), channel.digestOffset(), agency);
            var end = occasion.slot().end();
            outbox.write(
                    new Message(subject, null, 1, channel.id(), Kind.DIGEST, body.title(), fitting, null, at, end),
                    now);
        }
    }

    /**
     * What is new to each agency. A moment whose due time was put off or whose clock was stopped since is no news, but
     * where it came in a gap of its source it was perhaps told as possible, so it is counted there.
     */
    private Map<String, List<String>> news(Set<String> agencies, CurrentSources sources) {
        var kept = digests.takeNew(agencies, sources.behind()).stream()
                .filter(one -> !sources.onTrial(one.source()))
                .toList();
        var dueTimes = new HashMap<Long, Instant>();
        kept.forEach(one -> {
            if (one.dueAt() != null) {
                dueTimes.put(one.dossier(), one.dueAt());
            }
        });
        var standing = moments.standing(dueTimes);
        var news = new HashMap<String, List<String>>();
        kept.stream().collect(Collectors.groupingBy(DigestStore.Kept::agency)).forEach((agency, its) -> {
            var fresh = its.stream()
                    .filter(one -> one.dueAt() == null || standing.contains(one.dossier()))
                    .collect(Collectors.groupingBy(DigestStore.Kept::stage, Collectors.counting()));
            var lines = new ArrayList<String>();
            lines.add(DigestText.news(fresh));
            DigestText.priority(
                            its.stream().filter(one -> one.told() == Told.ALONE).count(),
                            its.stream()
                                    .filter(one -> one.told() == Told.CAPPED)
                                    .count())
                    .ifPresent(lines::add);
            lines.addAll(gaps(its, standing, sources));
            news.put(agency, lines);
        });
        return news;
    }

    private List<String> gaps(List<DigestStore.Kept> kept, Set<Long> standing, CurrentSources sources) {
        var byGap = new LinkedHashMap<SourceGap, List<Long>>();
        kept.stream()
                .filter(one -> one.stage() == Stage.OVERDUE)
                .forEach(one -> sources.gap(one.source(), one.at())
                        .ifPresent(gap -> byGap.computeIfAbsent(gap, any -> new ArrayList<>())
                                .add(one.dossier())));
        var now = clock.instant();
        return byGap.entrySet().stream()
                .map(entry -> {
                    var still =
                            entry.getValue().stream().filter(standing::contains).count();
                    return text.afterGap(
                            entry.getKey(), sources, entry.getValue().size(), still, now);
                })
                .toList();
    }

    private static QueueFilter filter(Set<String> announced) {
        return new QueueFilter(null, true, announced, PRESSING, Set.of(), Set.of(), Set.of(), false, Set.of());
    }
}
