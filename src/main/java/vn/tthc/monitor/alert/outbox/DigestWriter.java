package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.outbox.DigestSlots.Slot;
import vn.tthc.monitor.dossier.DeadlineMoments;

/** Decides when digests are written: at the configured working times, and once after a long outage. */
@Component
class DigestWriter {
    /** Stands in the slots for "all agencies", so that a digest is not written later for one that becomes pressing. */
    private static final String EVERYBODY = "*";

    /** Before the agency in the slots: at most one digest after an outage between two ordinary ones. */
    private static final String AFTER_OUTAGE = "after-outage:";

    /** What came due in a shorter outage waits for the ordinary digest. */
    private static final Duration LONG_OUTAGE = Duration.ofMinutes(30);

    /** So long others that come back with it are waited for. */
    private static final Duration GATHERED = Duration.ofMinutes(5);

    /** An outage that was over before that has had its digest. */
    private static final Duration LATELY = Duration.ofHours(12);

    private static final int MOMENTS = 500;
    private static final int MOST_BATCHES = 40;

    private final DigestSlots slots;
    private final DigestStore digests;
    private final DigestPost post;
    private final PriorityPost priority;
    private final DeadlineMoments moments;
    private final SourceGaps gaps;
    private final GapStore gapRows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestWriter(
            DigestSlots slots,
            DigestStore digests,
            DigestPost post,
            PriorityPost priority,
            DeadlineMoments moments,
            SourceGaps gaps,
            GapStore gapRows,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.slots = slots;
        this.digests = digests;
        this.post = post;
        this.priority = priority;
        this.moments = moments;
        this.gaps = gaps;
        this.gapRows = gapRows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes the moments that have come, and writes the digests whose time has come. */
    void watch() {
        var sources = Objects.requireNonNull(transaction.execute(status -> gaps.look()));
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            var taken = transaction.execute(status -> {
                var due = moments.take(clock.instant(), MOMENTS);
                digests.keep(due, priority.tell(due, sources));
                return due.size();
            });
            if (taken == null || taken < MOMENTS) {
                break;
            }
        }
        transaction.executeWithoutResult(status -> {
            slots.current().forEach(slot -> write(slot, sources));
            afterOutages(sources);
        });
    }

    private void write(Slot slot, CurrentSources sources) {
        var now = clock.instant();
        if (digests.written(EVERYBODY, slot.start())
                || digests.claim(Set.of(EVERYBODY), slot.start(), now).isEmpty()) {
            return;
        }
        post.write(
                agencies -> {
                    var theirs = new HashSet<>(agencies);
                    theirs.removeIf(agency -> !slots.isFor(slot, agency));
                    return digests.claim(theirs, slot.start(), now);
                },
                new DigestPost.Occasion("Hồ sơ cần chú ý", slot),
                sources);
    }

    /** What was only possible while a source was away is known now: one digest says so, the others come at their times. */
    private void afterOutages(CurrentSources sources) {
        var now = clock.instant();
        var concerned = new HashSet<String>();
        for (var agency : gapRows.agencies(LONG_OUTAGE, now.minus(LATELY), now.minus(GATHERED))) {
            slots.between(agency)
                    .filter(since -> !digests.claim(Set.of(AFTER_OUTAGE + agency), since, now)
                            .isEmpty())
                    .ifPresent(since -> concerned.add(agency));
        }
        if (!concerned.isEmpty()) {
            var slot = new Slot(now, now.plus(Message.worth(Kind.DIGEST)));
            post.write(agencies -> concerned, new DigestPost.Occasion("Sau gián đoạn, hồ sơ cần chú ý", slot), sources);
        }
    }
}
