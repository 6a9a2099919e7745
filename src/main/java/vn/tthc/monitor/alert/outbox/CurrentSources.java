package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.SourceHealth;

/** Which sources' data are current at one look, so that what a clock says about their dossiers is sure. */
final class CurrentSources {
    private final Map<String, SourceHealth> sources;
    private final List<SourceGap> gaps;
    private final Set<String> behind;

    CurrentSources(Collection<SourceHealth> sources, List<SourceGap> gaps) {
        this.sources = sources.stream().collect(Collectors.toMap(SourceHealth::source, source -> source));
        this.gaps = gaps;
        this.behind =
                gaps.stream().filter(SourceGap::open).map(SourceGap::source).collect(Collectors.toSet());
    }

    /** Sources that work again are current only when they were read to the end. */
    boolean current(String source) {
        var health = sources.get(source);
        return (health == null || !health.stale()) && !behind.contains(source);
    }

    /** Sources that are not. */
    Set<String> behind() {
        return behind;
    }

    /** The gap of the source into which the time fell. */
    Optional<SourceGap> gap(String source, Instant at) {
        return gaps.stream()
                .filter(gap -> gap.source().equals(source) && gap.covers(at))
                .reduce((earlier, later) -> later);
    }

    String name(String source) {
        var health = sources.get(source);
        return health == null ? source : health.name();
    }

    /** End of the last complete run. */
    @Nullable Instant readAt(String source) {
        var health = sources.get(source);
        return health == null ? null : health.lastSuccessAt();
    }

    boolean onTrial(String source) {
        var health = sources.get(source);
        return health != null && health.trial();
    }

    /** Sources whose dossiers are announced: all but those on trial; empty where none is on trial. */
    Set<String> announced() {
        return sources.keySet().stream().anyMatch(this::onTrial)
                ? sources.keySet().stream().filter(source -> !onTrial(source)).collect(Collectors.toSet())
                : Set.of();
    }
}
