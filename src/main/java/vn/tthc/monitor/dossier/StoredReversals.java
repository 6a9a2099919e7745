package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.dossier.Tombstones.VanishRule;
import vn.tthc.monitor.dossier.Tombstones.Vanished;
import vn.tthc.monitor.platform.Retention;

/** Tries and takes back runs in the database. What was replaced goes after 30 days, for it holds personal data. */
@Component("reversals")
class StoredReversals implements Reversals, Retention {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int STEP = 5_000;
    private static final int PAGE = 1_000;

    /** Closing is at once, for somebody said that the list is complete; but half of all dossiers never vanish at once. */
    private static final VanishRule GUARD = new VanishRule(Duration.ZERO, 50, 10);

    private final PageWriter writer;
    private final RecordStore records;
    private final ReplacedStore replaced;
    private final StoredTombstones tombstones;
    private final TransactionOperations transactions;
    private final Clock clock;

    StoredReversals(
            PageWriter writer,
            RecordStore records,
            ReplacedStore replaced,
            StoredTombstones tombstones,
            TransactionOperations transactions,
            Clock clock) {
        this.writer = writer;
        this.records = records;
        this.replaced = replaced;
        this.tombstones = tombstones;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Rehearsal rehearse(DossierPage page) {
        return writer.rehearse(page);
    }

    @Override
    public Map<String, SourceDossier> known(String source, Collection<String> codes) {
        return records.dossiers(source, codes);
    }

    @Override
    public Vanished close(String source, UUID run, Collection<String> named, Instant asOf, String reason) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            var now = clock.instant();
            var unseen = new HashSet<>(tombstones.standing(source));
            named.forEach(unseen::remove);
            var closing = new StoredTombstones.Closing(reason, codes -> replaced.keepClosed(run, source, codes, now));
            return tombstones.close(source, unseen, asOf, now, GUARD, closing);
        }));
    }

    @Override
    public Vanished rehearseClosing(String source, Collection<String> named, Instant asOf) {
        var unseen = new HashSet<>(tombstones.standing(source));
        named.forEach(unseen::remove);
        return tombstones.judge(source, unseen, asOf, GUARD);
    }

    @Override
    public void carryOn(UUID broken, UUID run) {
        replaced.rename(broken, run);
    }

    @Override
    public boolean possible(UUID run) {
        return replaced.any(run);
    }

    @Override
    public TakenBack takeBack(String source, UUID run, Instant asOf, String reason) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            var back = new TakingBack();
            replaced.of(run, source, asOf).forEach(back::sort);
            var now = clock.instant();
            restore(source, run, codes(back.changed), now);
            tombstones.bury(source, codes(back.added), now, reason);
            tombstones.raise(source, codes(back.closed), now);
            var reset = new ArrayList<>(back.changed);
            reset.addAll(back.added);
            reset.addAll(back.closed);
            replaced.resetTimes(source, reset);
            replaced.forget(run);
            return new TakenBack(
                    codes(back.changed),
                    codes(back.added),
                    codes(back.closed),
                    List.copyOf(back.changedSince),
                    List.copyOf(back.confirmedSince));
        }));
    }

    private void restore(String source, UUID run, List<String> codes, Instant now) {
        for (var first = 0; first < codes.size(); first += PAGE) {
            var before = replaced.before(run, codes.subList(first, Math.min(first + PAGE, codes.size())));
            writer.write(new DossierPage(source, UUID.randomUUID(), first / PAGE, now, before, List.of(), null));
        }
    }

    private static List<String> codes(List<ReplacedStore.Entry> entries) {
        return entries.stream().map(ReplacedStore.Entry::code).collect(Collectors.toUnmodifiableList());
    }

    @Override
    public long apply(Instant now) {
        var gone = 0L;
        for (var step = STEP; step == STEP; gone += step) {
            step = replaced.forgetBefore(now.minus(KEPT), STEP);
        }
        return gone;
    }

    /** What of a run is taken back, and what is left alone. */
    private static final class TakingBack {
        private final List<ReplacedStore.Entry> added = new ArrayList<>();
        private final List<ReplacedStore.Entry> changed = new ArrayList<>();
        private final List<ReplacedStore.Entry> closed = new ArrayList<>();
        private final List<String> changedSince = new ArrayList<>();
        private final List<String> confirmedSince = new ArrayList<>();

        void sort(ReplacedStore.Entry entry) {
            if (!entry.current()) {
                changedSince.add(entry.code());
            } else if (entry.confirmed()) {
                confirmedSince.add(entry.code());
            } else {
                switch (entry.what()) {
                    case ADDED -> added.add(entry);
                    case CHANGED -> changed.add(entry);
                    case CLOSED -> closed.add(entry);
                }
            }
        }
    }
}
