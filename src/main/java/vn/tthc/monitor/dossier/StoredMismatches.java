package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The mismatches in the database; what a person settles leaves the queue's mark in the same transaction. */
@Component
class StoredMismatches implements Mismatches {
    private static final int LARGEST_PAGE = 200;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int SCOPES = 200;

    private final MismatchListStore list;
    private final MismatchStore mismatches;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<Set<String>, Known> open = new ConcurrentHashMap<>();

    /** A count and how long it may be given again. */
    private record Known(long count, Instant until) {}

    StoredMismatches(
            MismatchListStore list,
            MismatchStore mismatches,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock) {
        this.list = list;
        this.mismatches = mismatches;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Page page(Filter filter, @Nullable String cursor, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " rows, not " + size);
        }
        return list.page(filter, cursor, size);
    }

    @Override
    public long open(Set<String> scope) {
        var now = clock.instant();
        var known = open.get(scope);
        if (known == null || !now.isBefore(known.until())) {
            if (open.size() >= SCOPES) {
                open.clear();
            }
            known = new Known(list.open(scope), now.plus(REMEMBERED));
            open.put(Set.copyOf(scope), known);
        }
        return known.count();
    }

    @Override
    public List<PairCount> counts(Set<String> scope) {
        return list.counts(scope);
    }

    @Override
    public List<Mismatch> of(long dossier) {
        return list.of(dossier);
    }

    @Override
    public Optional<Mismatch> find(long id) {
        return list.find(id);
    }

    @Override
    public boolean assign(long id, @Nullable String owner) {
        return list.assign(id, owner);
    }

    @Override
    public boolean settle(long id, Resolution resolution, String reason, String by) {
        return marking(() -> list.settle(id, new Settlement(resolution, reason, by, clock.instant())));
    }

    @Override
    public boolean reopen(long id) {
        return marking(() -> list.reopen(id, clock.instant()));
    }

    private boolean marking(Supplier<Optional<String>> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            var linkKey = change.get();
            linkKey.ifPresent(key -> mismatches.mark(List.of(key)));
            return linkKey.isPresent();
        }));
    }
}
