package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.PressingDossiers;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.dossier.SourceDossier;

/** A queue in memory: dossiers of agencies, and the moments they reach. */
final class TestingQueue implements PressingDossiers, DeadlineMoments {
    private final List<QueueRow> rows = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final Set<Long> moved = new HashSet<>();
    private long last;

    void add(String code, String agency, String source, Urgency urgency, Instant dueAt) {
        add(code, agency, source, urgency, dueAt, "Trần Thị Cán Bộ");
    }

    void add(String code, String agency, String source, Urgency urgency, Instant dueAt, String officer) {
        var id = ++last;
        rows.add(new QueueRow(
                id,
                id,
                code,
                null,
                "Nguyễn Văn Kín",
                new SourceDossier.Procedure("1.000001", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Xây dựng"),
                new SourceDossier.Handling(agency, agency, "Phòng Quản lý xây dựng", officer),
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
                id,
                urgency == Urgency.OVERDUE ? Stage.OVERDUE : Stage.NEAR,
                dueAt,
                code,
                "1.000001",
                "Cấp giấy phép",
                agency,
                source,
                dueAt));
    }

    /** As if nothing had ever been put in. */
    void forget() {
        rows.clear();
        moments.clear();
        moved.clear();
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

    /** A dossier is finished. */
    void finish(long id) {
        moved.add(id);
        rows.removeIf(row -> row.id() == id);
    }

    @Override
    public List<Share> byAgency(QueueFilter filter, int listed) {
        return shares(filter, listed, false);
    }

    @Override
    public List<Share> byOfficer(QueueFilter filter, int listed) {
        return shares(filter, listed, true);
    }

    private List<Share> shares(QueueFilter filter, int listed, boolean officers) {
        var shares = new LinkedHashMap<List<String>, Share>();
        for (var row : found(filter)) {
            var agency = String.valueOf(row.handling().handlingAgency());
            var officer = officers ? row.handling().officer() : null;
            var share = shares.computeIfAbsent(
                    List.of(agency, String.valueOf(officer)),
                    key -> new Share(agency, officer, new HashMap<>(), new ArrayList<>()));
            share.urgencyBySource()
                    .computeIfAbsent(row.source(), source -> new HashMap<>())
                    .merge(row.urgency(), 1L, Long::sum);
            if (share.first().size() < listed) {
                share.first().add(row);
            }
        }
        return List.copyOf(shares.values());
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
}
