package vn.tthc.monitor.connector.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.OnPageStored;
import vn.tthc.monitor.dossier.StoreResult;

/** Follows what is stored of each source, and breaks off just before the end of a transaction where it is told to. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class StoredPages implements OnPageStored {
    private final Map<String, List<Stored>> stored = new ConcurrentHashMap<>();
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();

    /** A page, and what storing it changed. */
    record Stored(DossierPage page, StoreResult result) {}

    /** The process is gone in the middle of storing, as far as the database can tell. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The page after so many more of this source is not stored to the end. */
    void breakAfter(String source, int pages) {
        breaks.put(source, pages);
    }

    /** Everything stored of a source so far. */
    List<Stored> of(String source) {
        return stored.getOrDefault(source, List.of());
    }

    @Override
    public void pageStored(DossierPage page, StoreResult result) {
        var left = breaks.get(page.source());
        if (left != null && left == 0) {
            breaks.remove(page.source());
            throw new Killed();
        }
        if (left != null) {
            breaks.put(page.source(), left - 1);
        }
        stored.computeIfAbsent(page.source(), _ -> new CopyOnWriteArrayList<>()).add(new Stored(page, result));
    }
}
