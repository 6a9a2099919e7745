package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.SourceHealth;

/** Which sources' data are current at one look, so that what a clock says about their dossiers is sure. */
final class Currency {
    private final Map<String, SourceHealth> sources;

    Currency(Collection<SourceHealth> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(SourceHealth::source, source -> source));
    }

    boolean current(String source) {
        var health = sources.get(source);
        return health == null || !health.stale();
    }

    /** End of the last complete run. */
    @Nullable Instant readAt(String source) {
        var health = sources.get(source);
        return health == null ? null : health.lastSuccessAt();
    }

    /** Sources whose dossiers are announced: all but those on trial; empty where none is on trial. */
    Set<String> announced() {
        return sources.values().stream().anyMatch(SourceHealth::trial)
                ? sources.values().stream()
                        .filter(source -> !source.trial())
                        .map(SourceHealth::source)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
