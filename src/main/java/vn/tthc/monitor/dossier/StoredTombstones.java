package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Buries records in the database and raises them, with their unified rows and their history. */
@Component("tombstones")
class StoredTombstones implements Tombstones {
    private static final int EXAMPLES = 5;

    private final TombstoneStore tombstones;
    private final RecordStore records;
    private final UnifiedStore unified;
    private final TransactionOperations transactions;

    StoredTombstones(
            TombstoneStore tombstones, RecordStore records, UnifiedStore unified, TransactionOperations transactions) {
        this.tombstones = tombstones;
        this.records = records;
        this.unified = unified;
        this.transactions = transactions;
    }

    @Override
    public Set<String> standing(String source) {
        return tombstones.standing(source);
    }

    @Override
    public Vanished missing(String source, Collection<String> unseen, Instant readBegan, Instant now, VanishRule rule) {
        return writing(() -> {
            var standing = tombstones.countStanding(source);
            var missing = tombstones.stillUnseen(source, unseen, readBegan);
            if (unbelievable(missing.size(), standing, rule)) {
                return new Vanished(standing, missing.size(), 0, 0, true, examples(missing));
            }
            var buried = tombstones.buryMarked(source, missing, now.minus(rule.grace()), now);
            var marked = tombstones.mark(source, missing, now);
            settle(buried, "gone", now, null);
            var codes = buried.stream().map(TombstoneStore.Moved::code).toList();
            return new Vanished(standing, missing.size(), marked, buried.size(), false, examples(codes));
        });
    }

    /** What {@link #close} would say: how many are unseen, and whether that is too many. */
    Vanished judge(String source, Collection<String> unseen, Instant asOf, VanishRule rule) {
        var standing = tombstones.countStanding(source);
        var missing = tombstones.stillUnseen(source, unseen, asOf);
        var refused = unbelievable(missing.size(), standing, rule);
        return new Vanished(standing, missing.size(), 0, refused ? 0 : missing.size(), refused, examples(missing));
    }

    /** Closes at once what a list that is said to be complete does not name; as much as {@link #missing} would believe. */
    Vanished close(
            String source, Collection<String> unseen, Instant asOf, Instant now, VanishRule rule, Closing closing) {
        return writing(() -> {
            var standing = tombstones.countStanding(source);
            var missing = tombstones.stillUnseen(source, unseen, asOf);
            if (unbelievable(missing.size(), standing, rule)) {
                return new Vanished(standing, missing.size(), 0, 0, true, examples(missing));
            }
            closing.before().accept(missing);
            var buried = settle(tombstones.bury(source, missing, now, closing.reason()), "gone", now, closing.reason());
            return new Vanished(standing, missing.size(), 0, buried, false, examples(missing));
        });
    }

    /**
     * Closing by hand.
     *
     * @param before called with the codes before they are closed, in the same transaction
     */
    record Closing(String reason, Consumer<Collection<String>> before) {}

    /** An answer that shows nothing at all is never believed, however little there was. */
    private static boolean unbelievable(int missing, int standing, VanishRule rule) {
        var all = missing > 1 && missing == standing;
        var many = missing >= rule.atLeast() && missing * 100L > (long) rule.share() * standing;
        return all || many;
    }

    private static List<String> examples(List<String> codes) {
        return List.copyOf(codes.subList(0, Math.min(EXAMPLES, codes.size())));
    }

    @Override
    public int bury(String source, Collection<String> codes, Instant now, String reason) {
        return writing(() -> settle(tombstones.bury(source, codes, now, reason), "gone", now, reason));
    }

    @Override
    public int raise(String source, Collection<String> codes, Instant now) {
        return writing(() -> settle(tombstones.raise(source, codes, now), "raised", now, null));
    }

    private int settle(List<TombstoneStore.Moved> moved, String what, Instant now, @Nullable String reason) {
        if (moved.isEmpty()) {
            return 0;
        }
        var linkKeys = new LinkedHashSet<String>();
        var history = new ArrayList<HistoryEntry>();
        var ids = new HashMap<String, Long>();
        for (var record : moved) {
            linkKeys.add(record.linkKey());
            ids.put(record.code(), record.id());
            var since = record.missingSince();
            history.add(new HistoryEntry(record.code(), since == null ? now : since, now, what, null, reason));
        }
        unified.refresh(linkKeys, now);
        records.append(history, ids);
        return moved.size();
    }

    private <T> T writing(Supplier<T> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            return change.get();
        }));
    }
}
