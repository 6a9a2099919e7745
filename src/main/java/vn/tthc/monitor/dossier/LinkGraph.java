package vn.tthc.monitor.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of some records are one dossier: those that codes, references and the word of people tie together, over as many
 * steps as it takes. It depends on what is said, never on the order in which it came.
 *
 * <p>A record that a person has split off is tied by no code any more, only by what people say of it afterwards. A reference
 * to the own code of another system counts where exactly one other system has that code.
 */
final class LinkGraph {
    private static final Comparator<Key> ORDER =
            Comparator.comparingInt(Key::rank).thenComparing(Key::text);

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, LinkKeys> records = new LinkedHashMap<>();
    private final Map<String, Long> splits;
    private final List<LinkDecision> merges;

    /** A node that can name the dossier: codes before records, records before those that stand alone. */
    private record Key(int rank, String text) {}

    /** Some node that leads to a dossier whose key it is not. */
    record Alias(String node, String linkKey) {}

    LinkGraph(Collection<LinkKeys> records, Collection<LinkDecision> decisions) {
        records.forEach(record -> this.records.put(record.own(), record));
        splits = decisions.stream()
                .filter(decision -> !decision.merged())
                .collect(Collectors.toMap(LinkDecision::one, LinkDecision::id, BinaryOperator.maxBy(Long::compare)));
        merges = decisions.stream().filter(this::ties).toList();
        this.records.values().forEach(this::tieCodes);
        tieReferences();
        merges.forEach(merge -> tie(vertex(merge.one()), vertex(Objects.requireNonNull(merge.other()))));
    }

    /** A split takes back what was merged before it. */
    private boolean ties(LinkDecision decision) {
        return decision.merged()
                && decision.id() > splits.getOrDefault(decision.one(), 0L)
                && decision.id() > splits.getOrDefault(Objects.requireNonNull(decision.other()), 0L);
    }

    private boolean alone(LinkKeys record) {
        return splits.containsKey(record.own());
    }

    private void tieCodes(LinkKeys record) {
        for (var key : keys(record)) {
            tie(vertex(record.own()), key.text());
        }
    }

    private List<Key> keys(LinkKeys record) {
        if (alone(record)) {
            return List.of(new Key(2, "~" + record.own()));
        }
        return record.codes().isEmpty()
                ? List.of(new Key(1, record.own()))
                : record.codes().stream().map(code -> new Key(0, code)).toList();
    }

    private void tieReferences() {
        var named = new HashMap<String, List<LinkKeys>>();
        for (var record : records.values()) {
            var name = record.named();
            if (name != null) {
                named.computeIfAbsent(name, _ -> new ArrayList<>()).add(record);
            }
        }
        for (var record : records.values()) {
            if (record.reference() != null && !alone(record)) {
                var meant = named.getOrDefault(LinkKeys.reference(record.reference()), List.of()).stream()
                        .filter(other -> !other.source().equals(record.source()))
                        .toList();
                if (meant.size() == 1 && !alone(meant.getFirst())) {
                    tie(vertex(record.own()), vertex(meant.getFirst().own()));
                }
            }
        }
    }

    private static String vertex(String own) {
        return "@" + own;
    }

    private void tie(String one, String other) {
        parents.put(root(one), root(other));
    }

    private String root(String node) {
        var at = node;
        for (var next = parents.get(at); next != null && !next.equals(at); next = parents.get(at)) {
            at = next;
        }
        if (!at.equals(node)) {
            parents.put(node, at);
        }
        return at;
    }

    /** The key of every record's dossier, by the record's node. */
    Map<String, String> linkKeys() {
        var first = new HashMap<String, Key>();
        for (var record : records.values()) {
            for (var key : keys(record)) {
                first.merge(root(vertex(record.own())), key, BinaryOperator.minBy(ORDER));
            }
        }
        var linkKeys = new LinkedHashMap<String, String>();
        records.keySet()
                .forEach(own -> linkKeys.put(
                        own,
                        Objects.requireNonNull(first.get(root(vertex(own)))).text()));
        return linkKeys;
    }

    /** Everything by which a record that comes later must be told to look at these dossiers. */
    Collection<Alias> aliases() {
        var aliases = new TreeSet<>(Comparator.comparing(Alias::node).thenComparing(Alias::linkKey));
        var linkKeys = linkKeys();
        linkKeys.forEach((own, linkKey) -> {
            var record = Objects.requireNonNull(records.get(own));
            for (var key : keys(record)) {
                if (!key.text().equals(linkKey)) {
                    aliases.add(new Alias(key.text(), linkKey));
                }
            }
            if (record.reference() != null) {
                aliases.add(new Alias(LinkKeys.reference(record.reference()), linkKey));
            }
            if (alone(record)) {
                aliases.add(new Alias(own, linkKey));
            }
        });
        for (var merge : merges) {
            for (var own : new String[] {merge.one(), merge.other()}) {
                var linkKey = first(linkKeys, merge.one(), Objects.requireNonNull(merge.other()));
                if (own != null && linkKey != null) {
                    aliases.add(new Alias(own, linkKey));
                }
            }
        }
        return aliases;
    }

    /** Of a record that is not there yet the other's. */
    private static @Nullable String first(Map<String, String> linkKeys, String one, String other) {
        var linkKey = linkKeys.get(one);
        return linkKey == null ? linkKeys.get(other) : linkKey;
    }
}
