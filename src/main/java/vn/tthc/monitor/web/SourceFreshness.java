package vn.tthc.monitor.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.incident.SourceHealth;

/** What is known about the sources at one moment: whose data are current, how old the others are, and their names. */
public record SourceFreshness(List<SourceHealth> health, List<ConnectorView> connectors) {

    /** Whether clock-made statements about dossiers of the source are only possibly true. */
    public boolean stale(String source) {
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

    /** Sources whose data are not current, worst first. */
    public List<SourceHealth> outdated() {
        return health.stream().filter(SourceHealth::stale).toList();
    }

    /** Open dossiers whose shown state comes from a source that is not current. */
    public long outdatedDossiers() {
        return outdated().stream().mapToLong(SourceHealth::openDossiers).sum();
    }

    /** Connectors whose file is invalid. */
    public List<ConnectorView> invalid() {
        return connectors.stream().filter(connector -> !connector.valid()).toList();
    }

    /** Health of the sources whose file is valid, worst first. */
    public List<SourceHealth> watched() {
        var broken = invalid().stream().map(ConnectorView::id).toList();
        var rest = new ArrayList<>(health);
        rest.removeIf(one -> broken.contains(one.source()));
        return rest;
    }

    /** How many sources there are. */
    public int count() {
        return watched().size() + invalid().size();
    }

    /** When any source was last read completely; null when never. */
    public @Nullable Instant newestSuccess() {
        Instant newest = null;
        for (var one : health) {
            var at = one.lastSuccessAt();
            if (at != null && (newest == null || at.isAfter(newest))) {
                newest = at;
            }
        }
        return newest;
    }
}
