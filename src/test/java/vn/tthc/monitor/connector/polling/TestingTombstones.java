package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.tthc.monitor.dossier.Tombstones;

/** Knows some open dossiers, and remembers which ones were missed. */
final class TestingTombstones implements Tombstones {
    Set<String> standing = Set.of();
    final List<Set<String>> missed = new ArrayList<>();

    @Override
    public Set<String> standing(String source) {
        return standing;
    }

    @Override
    public Vanished missing(String source, Collection<String> unseen, Instant readBegan, Instant now, VanishRule rule) {
        missed.add(Set.copyOf(unseen));
        return new Vanished(standing.size(), unseen.size(), unseen.size(), 0, false, List.of());
    }

    @Override
    public int bury(String source, Collection<String> codes, Instant now, String reason) {
        throw new UnsupportedOperationException("polling buries nothing by hand");
    }

    @Override
    public int raise(String source, Collection<String> codes, Instant now) {
        throw new UnsupportedOperationException("polling raises nothing by hand");
    }
}
