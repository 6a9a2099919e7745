package vn.tthc.monitor.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.incident.SourceHealth;

/** What is known about the sources at one moment: whose data are current, how old the others are, and their names. */
public record SourceFreshness(List<SourceHealth> health, List<ConnectorView> connectors) {

    /** Whether clock-made statements about dossiers of the source are only possibly true. */
    public boolean stale(String source) {
        if (removed().stream().anyMatch(connector -> connector.id().equals(source))) {
            return true;
        }
        for (var one : health) {
            if (one.source().equals(source)) {
                return one.stale();
            }
        }
        // A source that nobody watches any more cannot be called current.
        return true;
    }

    /** When the source's data were last complete; null when never. */
    public @Nullable Instant asOf(String source) {
        for (var one : health) {
            if (one.source().equals(source)) {
                return one.lastSuccessAt();
            }
        }
        return null;
    }

    /** Name for people; the id where none is known. */
    public String name(String source) {
        return names().getOrDefault(source, source);
    }

    /** Names by id. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        connectors.forEach(connector -> names.put(connector.id(), connector.name()));
        health.forEach(one -> names.put(one.source(), one.name()));
        return names;
    }

    /** Sources that are read and whose data are not current, worst first. */
    public List<SourceHealth> outdated() {
        var others = ids(connectors.stream()
                .filter(connector -> connector.onlyWatched() || connector.removed())
                .toList());
        return health.stream()
                .filter(one -> one.stale() && !others.contains(one.source()))
                .toList();
    }

    /** Health of the sources whose file is valid and which are read, as opposed to those only watched; worst first. */
    public List<SourceHealth> read() {
        var looked = ids(connectors.stream().filter(ConnectorView::onlyWatched).toList());
        return watched().stream().filter(one -> !looked.contains(one.source())).toList();
    }

    /** Sources that nobody reads any more, and on whose data open dossiers still stand. */
    public List<SourceHealth> abandoned() {
        var gone = ids(removed());
        return health.stream()
                .filter(one -> gone.contains(one.source()) && one.openDossiers() > 0)
                .toList();
    }

    /** Open dossiers whose shown state comes from one of the sources. */
    public static long dossiers(List<SourceHealth> sources) {
        return sources.stream().mapToLong(SourceHealth::openDossiers).sum();
    }

    /** Connectors whose file is invalid. */
    public List<ConnectorView> invalid() {
        return connectors.stream()
                .filter(connector -> !connector.valid() && !connector.removed())
                .toList();
    }

    /** Connectors whose file is gone. */
    public List<ConnectorView> removed() {
        return connectors.stream().filter(ConnectorView::removed).toList();
    }

    /** Health of the sources whose file is valid, worst first. */
    public List<SourceHealth> watched() {
        var others =
                ids(connectors.stream().filter(connector -> !connector.valid()).toList());
        return health.stream().filter(one -> !others.contains(one.source())).toList();
    }

    private static Set<String> ids(List<ConnectorView> some) {
        return some.stream().map(ConnectorView::id).collect(Collectors.toSet());
    }

    /** How many sources there are whose data can be current or not. */
    public int count() {
        return read().size() + invalid().size();
    }

    /** When any source was last read completely; null when never. */
    public @Nullable Instant newestSuccess() {
        Instant newest = null;
        for (var one : read()) {
            var at = one.lastSuccessAt();
            if (at != null && (newest == null || at.isAfter(newest))) {
                newest = at;
            }
        }
        return newest;
    }
}
