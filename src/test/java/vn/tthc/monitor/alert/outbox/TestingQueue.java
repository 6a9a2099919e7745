package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.dossier.SourceDossier;

/** A queue in memory: dossiers of agencies, and the moments they reach. */
final class TestingQueue implements DossierQueue, DeadlineMoments {
    private final List<QueueRow> rows = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final Set<Long> moved = new HashSet<>();

    void add(String code, String agency, String source, Urgency urgency, Instant dueAt) {
        var id = rows.size() + 1L;
        rows.add(new QueueRow(
                id,
                id,
                code,
                null,
                "Nguyễn Văn Kín",
                new SourceDossier.Procedure("1.000001", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Xây dựng"),
                new SourceDossier.Handling(agency, agency, "Phòng Quản lý xây dựng", "Trần Thị Cán Bộ"),
                null,
                DossierStatus.PROCESSING,
                null,
                source,
                List.of(source),
                false,
                Set.of(),
                false,
                new QueueRow.Times(null, dueAt, null, null, null, null, dueAt, null),
                urgency,
                null));
        moments.add(new Moment(
                id, urgency == Urgency.OVERDUE ? Stage.OVERDUE : Stage.NEAR, dueAt, code, null, agency, source, dueAt));
    }

    @Override
    public List<Moment> take(Instant now, int limit) {
        var taken = List.copyOf(moments);
        moments.clear();
        return taken;
    }

    @Override
    public Set<Long> standing(Map<Long, Instant> dueTimes) {
        return dueTimes.keySet().stream().filter(id -> !moved.contains(id)).collect(Collectors.toSet());
    }

    /** Lets the due time of a dossier change after its moment was taken. */
    void move(long id) {
        moved.add(id);
    }

    @Override
    public Page page(QueueFilter filter, @Nullable String cursor, int size) {
        var found = found(filter);
        return new Page(found.stream().limit(size).toList(), found.size(), null, null, 1);
    }

    @Override
    public Counts counts(QueueFilter filter) {
        var found = found(filter);
        Map<String, Map<Urgency, Long>> bySource = new HashMap<>();
        found.forEach(row -> bySource.computeIfAbsent(row.source(), source -> new HashMap<>())
                .merge(row.urgency(), 1L, Long::sum));
        return new Counts(
                found.size(),
                found.stream().collect(Collectors.groupingBy(QueueRow::urgency, Collectors.counting())),
                bySource,
                Map.of(),
                Map.of(),
                Map.of(),
                found.stream()
                        .collect(Collectors.groupingBy(
                                row -> String.valueOf(row.handling().handlingAgency()), Collectors.counting())),
                Map.of());
    }

    private List<QueueRow> found(QueueFilter filter) {
        return rows.stream()
                .filter(row -> filter.urgencies().contains(row.urgency()))
                .filter(row -> filter.sources().isEmpty() || filter.sources().contains(row.source()))
                .filter(row -> filter.agencies().isEmpty()
                        || filter.agencies()
                                .contains(String.valueOf(row.handling().handlingAgency())))
                .toList();
    }

    @Override
    public List<QueueRow> changed(Set<Long> ids, long afterVersion) {
        return List.of();
    }

    @Override
    public long changedSince(QueueFilter filter, long afterVersion) {
        return 0;
    }
}
