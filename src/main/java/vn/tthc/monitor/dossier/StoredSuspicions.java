package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The suspicions in the database; how many wait is remembered for some seconds, for every screen asks. */
@Component
class StoredSuspicions implements Suspicions {
    private static final int LARGEST_PAGE = 200;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int SCOPES = 200;

    private final SuspicionListStore list;
    private final Clock clock;
    private final Map<Set<String>, Known> open = new ConcurrentHashMap<>();

    /** A count and how long it may be given again. */
    private record Known(long count, Instant until) {}

    StoredSuspicions(SuspicionListStore list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @Override
    public Page page(Filter filter, long after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " rows, not " + size);
        }
        return list.page(filter, after, size);
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
    public List<Suspicion> of(long dossier) {
        return list.of(dossier);
    }

    @Override
    public Optional<Suspicion> find(long id) {
        return list.find(id);
    }
}
