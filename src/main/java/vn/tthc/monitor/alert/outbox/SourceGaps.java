package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceWatch;

/**
 * Follows which sources are current. One that works again is not yet: first a complete run has to store what changed
 * meanwhile, so that nobody is told of dossiers as late that were finished during the outage.
 */
@Component
class SourceGaps {
    private final GapStore store;
    private final SourceWatch sources;
    private final Clock clock;

    SourceGaps(GapStore store, SourceWatch sources, Clock clock) {
        this.store = store;
        this.sources = sources;
        this.clock = clock;
    }

    /** Takes one look; must run in a transaction. */
    CurrentSources look() {
        var now = clock.instant();
        var health = sources.all();
        var before = store.all();
        // Nobody is told of the dossiers of a source on trial, so nobody waits for them either.
        var stale = health.stream()
                .filter(source -> source.stale() && !source.trial())
                .toList();
        if (stale.isEmpty() && before.stream().noneMatch(SourceGap::open)) {
            return new CurrentSources(health, before);
        }
        store.seen(stale, now);
        var known = health.stream().collect(Collectors.toMap(SourceHealth::source, Function.identity()));
        var over = store.all().stream()
                .filter(gap -> gap.open() && readAgain(gap, known.get(gap.source())))
                .map(SourceGap::source)
                .toList();
        if (!over.isEmpty()) {
            store.end(over, now);
        }
        return new CurrentSources(health, store.all());
    }

    /** A source that was taken away, or that was never read, has nothing to catch up with. */
    private static boolean readAgain(SourceGap gap, @Nullable SourceHealth health) {
        if (health == null) {
            return true;
        }
        var read = health.lastSuccessAt();
        return !health.stale() && (read == null || read.isAfter(gap.seenAt()));
    }
}
