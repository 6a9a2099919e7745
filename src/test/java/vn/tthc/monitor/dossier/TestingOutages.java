package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outages that a test makes begin and end. */
final class TestingOutages implements Outages {
    private final Map<Key, Outage> all = new LinkedHashMap<>();
    private final Set<Key> weighed = new HashSet<>();
    private final Clock clock;

    TestingOutages(Clock clock) {
        this.clock = clock;
    }

    /** An incident may be several outages. */
    private record Key(long number, Instant from) {
        static Key of(Outage outage) {
            return new Key(outage.number(), outage.from());
        }
    }

    void outage(long number, String source, Outage.Kind kind, String from, @Nullable String to) {
        var end = to == null ? null : Instant.parse(to);
        var key = new Key(number, Instant.parse(from));
        all.put(
                key,
                new Outage(
                        number,
                        source,
                        "Hệ thống " + source,
                        kind,
                        Instant.parse(from),
                        end,
                        end == null ? Instant.MAX : end,
                        end == null ? Outage.Ending.OPEN : Outage.Ending.CLOSED));
        weighed.remove(key);
    }

    void outage(long number, String from, @Nullable String to) {
        outage(number, "city", Outage.Kind.UNREACHABLE, from, to);
    }

    private List<Outage> now() {
        var outages = new ArrayList<Outage>();
        for (var one : all.values()) {
            outages.add(new Outage(
                    one.number(),
                    one.source(),
                    one.sourceName(),
                    one.kind(),
                    one.from(),
                    one.to(),
                    one.to() == null ? clock.instant() : one.to(),
                    one.ending()));
        }
        return outages;
    }

    @Override
    public List<Outage> between(Collection<String> sources, Instant from, Instant to) {
        return now().stream()
                .filter(one -> sources.contains(one.source()))
                .filter(one -> !one.from().isAfter(to) && !one.knownUntil().isBefore(from))
                .toList();
    }

    @Override
    public List<Outage> unweighed() {
        return now().stream().filter(one -> !weighed.contains(Key.of(one))).toList();
    }

    @Override
    public void weighed(Collection<Outage> outages) {
        outages.forEach(one -> weighed.add(Key.of(one)));
    }
}
