package vn.tthc.monitor.connector.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.StoreResult;

/** Stores what a rehearsal reads under a name of its own, so that every check begins with a source that nothing is known of. */
final class RenamedDossiers implements Dossiers {
    private final StoringEngine engine;
    private final Dossiers known;
    private final String name;

    /**
     * A store.
     *
     * @param known says for which codes a source is asked that cannot list
     */
    RenamedDossiers(StoringEngine engine, Dossiers known, String name) {
        this.engine = engine;
        this.known = known;
        this.name = name;
    }

    /** The page after so many more is not stored to the end. */
    void breakAfter(int pages) {
        engine.pages().breakAfter(name, pages);
    }

    int added() {
        return engine.pages().of(name).stream()
                .mapToInt(stored -> stored.result().added())
                .sum();
    }

    int changed() {
        return engine.pages().of(name).stream()
                .mapToInt(stored -> stored.result().changed())
                .sum();
    }

    /** Where the next run goes on. */
    @Nullable String checkpoint() {
        return engine.pages().of(name).stream()
                .map(stored -> stored.page().checkpoint())
                .filter(Objects::nonNull)
                .reduce(null, (_, later) -> later);
    }

    @Override
    public StoreResult store(DossierPage page) {
        return engine.dossiers()
                .store(new DossierPage(
                        name,
                        page.run(),
                        page.number(),
                        page.readAt(),
                        page.dossiers(),
                        page.rejected(),
                        page.checkpoint(),
                        page.absent(),
                        page.reversible()));
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return known.openCodes(source, notReadSince, limit);
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return known.codesKnownElsewhere(source, elsewhere, fields, limit);
    }

    @Override
    public Map<String, Long> openBySource() {
        return known.openBySource();
    }

    @Override
    public long dueBetween(String source, Instant from, Instant to) {
        return known.dueBetween(source, from, to);
    }

    @Override
    public Optional<DossierDetail> find(long id) {
        return known.find(id);
    }
}
