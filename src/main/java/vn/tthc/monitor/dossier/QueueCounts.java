package vn.tthc.monitor.dossier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tthc.monitor.deadline.Urgency;

/** Gathers the groups of one or more counting statements into facets. */
final class QueueCounts {
    private static final Pattern COMMA = Pattern.compile(",");

    private final Map<Urgency, Long> byUrgency = new EnumMap<>(Urgency.class);
    private final Map<String, Map<Urgency, Long>> urgencyBySource = new TreeMap<>();
    private final Map<String, Long> bySource = new TreeMap<>();
    private final Map<DossierStatus, Long> byStatus = new EnumMap<>(DossierStatus.class);
    private final Map<String, Long> byField = new TreeMap<>();
    private final Map<String, Long> byAgency = new TreeMap<>();
    private final Map<FindingKind, Long> byFinding = new EnumMap<>(FindingKind.class);

    void addAll(List<QueueStore.Group> groups) {
        for (var group : groups) {
            var value = group.value();
            if (value == null) {
                continue;
            }
            var number = group.number();
            switch (group.dimension()) {
                case SOURCE -> COMMA.splitAsStream(value).forEach(source -> bySource.merge(source, number, Long::sum));
                case URGENCY -> addUrgency(value, Urgency.valueOf(Objects.requireNonNull(group.urgency())), number);
                case STATUS -> byStatus.merge(RecordRows.status(Integer.parseInt(value)), number, Long::sum);
                case FIELD -> byField.merge(value, number, Long::sum);
                case AGENCY -> byAgency.merge(value, number, Long::sum);
                case FINDING ->
                    FindingKind.of(Integer.parseInt(value)).forEach(kind -> byFinding.merge(kind, number, Long::sum));
            }
        }
    }

    private void addUrgency(String source, Urgency urgency, long number) {
        byUrgency.merge(urgency, number, Long::sum);
        urgencyBySource
                .computeIfAbsent(source, key -> new EnumMap<>(Urgency.class))
                .merge(urgency, number, Long::sum);
    }

    DossierQueue.Counts counts(long total) {
        return new DossierQueue.Counts(
                total,
                Map.copyOf(byUrgency),
                Map.copyOf(urgencyBySource),
                largestFirst(bySource),
                Map.copyOf(byStatus),
                largestFirst(byField),
                largestFirst(byAgency),
                Map.copyOf(byFinding));
    }

    private static Map<String, Long> largestFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
