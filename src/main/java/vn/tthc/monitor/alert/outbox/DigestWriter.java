package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.outbox.DigestSlots.Slot;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.PressingDossiers;
import vn.tthc.monitor.dossier.PressingDossiers.Share;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.incident.SourceWatch;

/** One digest per agency at the configured working times; never a message per dossier, so no outage can end in a storm. */
@Component
class DigestWriter {
    private static final Set<Urgency> PRESSING = EnumSet.of(Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON);

    /** Stands in the slots for "all agencies", so that a digest is not written later for one that becomes pressing. */
    private static final String EVERYBODY = "*";

    private static final int MOMENTS = 500;
    private static final int MOST_BATCHES = 40;
    private static final int LISTED = 10;

    private final CurrentPlan plan;
    private final DigestSlots slots;
    private final DigestStore digests;
    private final DigestText text;
    private final OutboxStore outbox;
    private final PressingDossiers pressing;
    private final DeadlineMoments moments;
    private final SourceWatch sources;
    private final Silences silences;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestWriter(
            CurrentPlan plan,
            DigestSlots slots,
            DigestStore digests,
            DigestText text,
            OutboxStore outbox,
            PressingDossiers pressing,
            DeadlineMoments moments,
            SourceWatch sources,
            Silences silences,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.plan = plan;
        this.slots = slots;
        this.digests = digests;
        this.text = text;
        this.outbox = outbox;
        this.pressing = pressing;
        this.moments = moments;
        this.sources = sources;
        this.silences = silences;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes the moments that have come, and writes the digests whose time has come. */
    void watch() {
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            var taken = transaction.execute(status -> {
                var due = moments.take(clock.instant(), MOMENTS);
                digests.keep(due);
                return due.size();
            });
            if (taken == null || taken < MOMENTS) {
                break;
            }
        }
        for (var slot : slots.current()) {
            if (!digests.written(EVERYBODY, slot.start())) {
                transaction.executeWithoutResult(status -> write(slot));
            }
        }
    }

    private void write(Slot slot) {
        var now = clock.instant();
        if (digests.claim(Set.of(EVERYBODY), slot.start(), now).isEmpty()) {
            return;
        }
        var currency = new Currency(sources.all());
        var shares = pressing.byAgency(filter(currency.announced()), LISTED);
        var theirs = shares.stream()
                .map(Share::agency)
                .filter(agency -> slots.isFor(slot, agency))
                .collect(Collectors.toSet());
        var claimed = digests.claim(theirs, slot.start(), now);
        var fresh = standing(digests.takeNew(claimed));
        for (var share : shares) {
            if (!claimed.contains(share.agency())) {
                continue;
            }
            var news = fresh.getOrDefault(share.agency(), Map.of());
            write(share, List.of(DigestText.news(news)), slot, currency);
        }
    }

    private void write(Share share, List<String> news, Slot slot, Currency currency) {
        var now = clock.instant();
        var channels = plan.plan().channelsForDigest(share.agency());
        if (channels.isEmpty() || silences.overDigest(share.agency())) {
            return;
        }
        var body = text.agency(share, news, now, currency);
        var subject = Message.digestOf(share.agency(), slot.start());
        for (var channel : channels) {
            var fitting = body.text(channel.textLimit());
            outbox.write(new Message(
                    subject, null, 1, channel.id(), Kind.DIGEST, body.title(), fitting, null, now, slot.end()));
        }
    }

    /** Moments whose due time still stands: one that was put off or whose clock was stopped since is no news. */
    private Map<String, Map<DeadlineMoments.Stage, Long>> standing(List<DigestStore.Kept> kept) {
        var dueTimes = new HashMap<Long, Instant>();
        kept.forEach(one -> {
            if (one.dueAt() != null) {
                dueTimes.put(one.dossier(), one.dueAt());
            }
        });
        var standing = moments.standing(dueTimes);
        return kept.stream()
                .filter(one -> one.dueAt() == null || standing.contains(one.dossier()))
                .collect(Collectors.groupingBy(
                        DigestStore.Kept::agency,
                        Collectors.groupingBy(DigestStore.Kept::stage, Collectors.counting())));
    }

    private static QueueFilter filter(Set<String> announced) {
        return new QueueFilter(null, true, announced, PRESSING, Set.of(), Set.of(), Set.of(), false, Set.of());
    }
}
