package vn.tthc.monitor.dossier;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The suspicions in the database. */
@Component
class StoredSuspicions implements Suspicions {
    private static final int LARGEST_PAGE = 200;

    private final SuspicionListStore list;

    StoredSuspicions(SuspicionListStore list) {
        this.list = list;
    }

    @Override
    public Page page(Filter filter, long after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " rows, not " + size);
        }
        return list.page(filter, after, size);
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
