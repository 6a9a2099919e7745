package vn.tthc.monitor.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives records the key of their dossier. Most have one code and nothing else is known of it: that costs one question a
 * page. Where there is more, the dossiers concerned are grouped anew as a whole, and records that are not on the page move
 * with them. Its caller is the writer.
 */
@Component
class Linking {
    private final LinkStore links;

    Linking(LinkStore links) {
        this.links = links;
    }

    /**
     * A record that is new, or known by other codes than before.
     *
     * @param before its codes so far; null for a new one
     * @param linkKey the key of its dossier so far; null for a new one
     */
    record Fresh(
            LinkKeys keys,
            @Nullable LinkKeys before,
            @Nullable String linkKey) {
        /** Whether it may change more than itself. */
        boolean entangled() {
            return !keys.simple()
                    || (before != null && (!before.simple() || !before.key().equals(linkKey)));
        }
    }

    /**
     * What came out.
     *
     * @param keys of all records looked at, by record; those that are left out have their own key
     * @param moves of stored records, which have been made
     */
    record Linked(Map<String, String> keys, List<UnifiedStore.Move> moves) {
        private static final Linked NOTHING = new Linked(Map.of(), List.of());
    }

    Linked link(Collection<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return Linked.NOTHING;
        }
        var aliases =
                links
                        .aliases(fresh.stream()
                                .flatMap(record -> record.keys().nodes())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(
                                LinkGraph.Alias::node,
                                Collectors.mapping(LinkGraph.Alias::linkKey, Collectors.toSet())));
        var concerned = new HashSet<String>();
        for (var record : fresh) {
            if (record.entangled() || record.keys().nodes().anyMatch(aliases::containsKey)) {
                concerned.addAll(record.keys().codes());
                record.keys().nodes().forEach(node -> concerned.addAll(aliases.getOrDefault(node, Set.of())));
                if (record.linkKey() != null) {
                    concerned.add(record.linkKey());
                }
            }
        }
        return concerned.isEmpty() && fresh.stream().noneMatch(Fresh::entangled)
                ? Linked.NOTHING
                : group(fresh, concerned);
    }

    /** Groups anew what people have just said something about. */
    Linked regroup(Collection<LinkStore.Known> records) {
        var nodes = records.stream().flatMap(record -> record.keys().nodes()).collect(Collectors.toSet());
        var concerned = new HashSet<String>();
        links.aliases(nodes).forEach(alias -> concerned.add(alias.linkKey()));
        records.forEach(record -> {
            concerned.add(record.linkKey());
            concerned.addAll(record.keys().codes());
        });
        return group(List.of(), concerned);
    }

    private Linked group(Collection<Fresh> fresh, Set<String> concerned) {
        var around = new Surroundings(fresh, concerned);
        var graph = new LinkGraph(around.records.values(), around.decisions);
        var linkKeys = graph.linkKeys();
        links.replaceAliases(around.seen, graph.aliases());
        var moved = new LinkedHashMap<LinkKeys, String>();
        var moves = new ArrayList<UnifiedStore.Move>();
        around.stored.forEach((own, known) -> {
            var linkKey = Objects.requireNonNull(linkKeys.get(own));
            if (!linkKey.equals(known.linkKey())) {
                moved.put(known.keys(), linkKey);
                moves.add(new UnifiedStore.Move(known.linkKey(), linkKey));
            }
        });
        if (!moved.isEmpty()) {
            links.move(moved);
        }
        return new Linked(linkKeys, moves);
    }

    /** All records that what is fresh may be tied to, and those they are tied to now. */
    private final class Surroundings {
        private final Map<String, LinkKeys> records = new LinkedHashMap<>();
        private final Map<String, LinkStore.Known> stored = new LinkedHashMap<>();
        private final Set<LinkDecision> decisions = new HashSet<>();
        private final Set<String> seen = new HashSet<>();
        private final boolean decided = links.anyDecision();

        Surroundings(Collection<Fresh> fresh, Set<String> concerned) {
            var news = new ArrayList<LinkKeys>();
            for (var record : fresh) {
                records.put(record.keys().own(), record.keys());
                news.add(record.keys());
            }
            var next = concerned;
            while (!next.isEmpty() || !news.isEmpty()) {
                seen.addAll(next);
                for (var known : next.isEmpty() ? List.<LinkStore.Known>of() : links.records(next)) {
                    var own = known.keys().own();
                    if (records.putIfAbsent(own, known.keys()) == null) {
                        stored.put(own, known);
                        news.add(known.keys());
                    }
                }
                next = beyond(news);
                news.clear();
            }
        }

        /** Dossiers that these refer to, or that people have tied to them. */
        private Set<String> beyond(List<LinkKeys> news) {
            var next = new HashSet<String>();
            var references = news.stream()
                    .map(LinkKeys::reference)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            if (!references.isEmpty()) {
                next.addAll(links.linkKeysOfCodes(references));
            }
            if (decided && !news.isEmpty()) {
                var said = links.decisions(news);
                decisions.addAll(said);
                var partners = new HashSet<String>();
                for (var decision : said) {
                    if (decision.other() != null) {
                        partners.add(decision.one());
                        partners.add(decision.other());
                    }
                }
                partners.removeAll(records.keySet());
                if (!partners.isEmpty()) {
                    next.addAll(links.linkKeysOfRecords(partners));
                }
            }
            next.removeAll(seen);
            return next;
        }
    }
}
