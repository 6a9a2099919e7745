package vn.tthc.monitor.dossier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.QueueConditions.Dimension;

/** Gathers the groups of one or more counting statements into facets. */
final class QueueCounts {
    private final Map<Urgency, Long> byUrgency = new EnumMap<>(Urgency.class);
    private final Map<String, Map<Urgency, Long>> urgencyBySource = new TreeMap<>();
    private final Map<String, Long> bySource = new TreeMap<>();
    private final Map<DossierStatus, Long> byStatus = new EnumMap<>(DossierStatus.class);
    private final Map<String, Long> byField = new TreeMap<>();
    private final Map<String, Long> byAgency = new TreeMap<>();

    /** @param asked the dimensions for which these groups are the answer; others in them are left out */
    void addAll(List<QueueStore.Group> groups, Set<Dimension> asked) {
        for (var group : groups) {
            var value = group.value();
            if (value == null) {
                continue;
            }
            switch (group.dimension()) {
                case SOURCE -> addSource(value, group, asked);
                case URGENCY -> throw new IllegalStateException("urgency is counted together with source");
                case STATUS -> byStatus.merge(RecordRows.status(Integer.parseInt(value)), group.number(), Long::sum);
                case FIELD -> byField.merge(value, group.number(), Long::sum);
                case AGENCY -> byAgency.merge(value, group.number(), Long::sum);
            }
        }
    }

    private void addSource(String source, QueueStore.Group group, Set<Dimension> asked) {
        if (asked.contains(Dimension.SOURCE)) {
            bySource.merge(source, group.number(), Long::sum);
        }
        if (asked.contains(Dimension.URGENCY)) {
            var urgency = Urgency.valueOf(java.util.Objects.requireNonNull(group.urgency()));
            byUrgency.merge(urgency, group.number(), Long::sum);
            urgencyBySource
                    .computeIfAbsent(source, key -> new EnumMap<>(Urgency.class))
                    .merge(urgency, group.number(), Long::sum);
        }
    }

    DossierQueue.Counts counts(long total) {
        return new DossierQueue.Counts(
                total,
                Map.copyOf(byUrgency),
                Map.copyOf(urgencyBySource),
                largestFirst(bySource),
                Map.copyOf(byStatus),
                largestFirst(byField),
                largestFirst(byAgency));
    }

    private static Map<String, Long> largestFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
