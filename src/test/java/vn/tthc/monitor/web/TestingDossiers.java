package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.DueOrigin;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.StoreResult;

/** A queue in memory with invented dossiers; its cursor is a row number. */
class TestingDossiers implements DossierQueue, Dossiers {
    private static final List<String> PEOPLE =
            List.of("Nguyễn Thị Minh Hương", "Trần Văn Đức", "Phạm Quang Khải", "Lê Thị Ngọc Ánh", "Hoàng Gia Bảo");
    private static final List<String> PROCEDURES = List.of(
            "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp",
            "Đăng ký khai sinh",
            "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            "Đăng ký biến động quyền sử dụng đất, tài sản gắn liền với đất",
            "Xác nhận tình trạng hôn nhân");
    private static final List<String> FIELDS = List.of("Chứng thực", "Hộ tịch", "Xây dựng", "Đất đai", "Hộ tịch");
    static final List<String> SOURCES = List.of("mot-cua", "bo-xay-dung", "bo-tu-phap");

    private final Clock clock;
    final List<QueueRow> rows = new ArrayList<>();

    TestingDossiers(Clock clock) {
        this.clock = clock;
        reset();
    }

    void reset() {
        rows.clear();
        for (var index = 0; index < 120; index++) {
            rows.add(invented(index));
        }
    }

    private QueueRow invented(int index) {
        var now = clock.instant();
        var due = now.plus(Duration.ofMinutes(-600L + index * 47L));
        var urgency = index >= 110
                ? List.of(Urgency.PAUSED, Urgency.NO_TERM, Urgency.UNKNOWN).get(index % 3)
                : due.isBefore(now)
                        ? Urgency.OVERDUE
                        : index < 20 ? Urgency.TODAY : index < 40 ? Urgency.SOON : Urgency.IN_TIME;
        var paused = urgency == Urgency.PAUSED;
        var source = SOURCES.get(index % SOURCES.size());
        return new QueueRow(
                index + 1,
                index + 1,
                "000.00.19.H29-261%03d-%04d".formatted(index, 1000 + index),
                null,
                PEOPLE.get(index % PEOPLE.size()),
                new SourceDossier.Procedure(
                        "2.000815", PROCEDURES.get(index % PROCEDURES.size()), FIELDS.get(index % FIELDS.size())),
                new SourceDossier.Handling(
                        "H29.1", index % 2 == 0 ? "H29.2" : "H29.3", "Văn phòng HĐND và UBND", "Trần B"),
                SourceDossier.Channel.ONLINE,
                paused ? DossierStatus.SUPPLEMENT_REQUESTED : DossierStatus.PROCESSING,
                "Đang xử lý tại phòng chuyên môn",
                source,
                index % 7 == 0 ? List.of(source, "dvcqg") : List.of(source),
                index % 14 == 0,
                index == 1 ? Set.of(FindingKind.STRUCTURALLY_LATE) : Set.of(),
                index == 2,
                new QueueRow.Times(
                        now.minus(Duration.ofDays(3)),
                        urgency == Urgency.NO_TERM || urgency == Urgency.UNKNOWN ? null : due,
                        DueOrigin.SOURCE,
                        due.minus(Duration.ofHours(8)),
                        paused ? now.minus(Duration.ofDays(2)) : null,
                        null,
                        now.minus(Duration.ofMinutes(5)),
                        null),
                urgency,
                index % 2 == 0 ? "https://example.invalid/ho-so/" + index : null);
    }

    /** Puts a new version of a row in its place. */
    void change(long id, DossierStatus status, long version) {
        replace(id, status, version, null);
    }

    /** Lets a dossier be gone from its source. */
    void vanish(long id, Instant since) {
        replace(id, DossierStatus.PROCESSING, id, since);
    }

    private void replace(long id, DossierStatus status, long version, @Nullable Instant goneSince) {
        rows.replaceAll(row -> row.id() != id
                ? row
                : new QueueRow(
                        row.id(),
                        version,
                        row.code(),
                        row.nationalCode(),
                        row.applicantName(),
                        row.procedure(),
                        row.handling(),
                        row.channel(),
                        status,
                        row.statusText(),
                        row.source(),
                        row.sources(),
                        row.mismatch(),
                        row.findings(),
                        row.elsewhere(),
                        new QueueRow.Times(
                                row.times().receivedAt(),
                                row.times().dueAt(),
                                row.times().origin(),
                                row.times().warnAt(),
                                row.times().pausedSince(),
                                row.times().finishedAt(),
                                row.times().changedAt(),
                                goneSince),
                        row.urgency(),
                        row.deepLink()));
    }

    private List<QueueRow> matching(QueueFilter filter) {
        return rows.stream().filter(row -> matches(filter, row)).toList();
    }

    private static boolean open(QueueRow row) {
        return row.status().open() && row.times().goneSince() == null;
    }

    private static boolean matches(QueueFilter filter, QueueRow row) {
        return (filter.open() == null || filter.open() == open(row))
                && (filter.findings().isEmpty() || row.findings().stream().anyMatch(filter.findings()::contains))
                && (filter.late().equals(LateFilter.NONE)
                        || (row.id() == 1 && !filter.late().faults().equals(Set.of(LateFilter.Fault.CONFIRMED))))
                && (!filter.waitingElsewhere() || row.elsewhere())
                && (!filter.suspectedOnly() || row.id() <= 2)
                && (filter.officers().isEmpty()
                        || filter.officers().stream()
                                .anyMatch(word -> OfficerKey.means(
                                        word, String.valueOf(row.handling().officer()))))
                && (filter.text() == null || row.code().contains(filter.text()))
                && (filter.sources().isEmpty() || filter.sources().contains(row.source()))
                && (filter.urgencies().isEmpty() || filter.urgencies().contains(row.urgency()))
                && (filter.statuses().isEmpty() || filter.statuses().contains(row.status()))
                && (filter.fields().isEmpty()
                        || filter.fields().contains(row.procedure().field()))
                && (filter.agencies().isEmpty()
                        || filter.agencies().contains(row.handling().handlingAgency()))
                && (filter.scope().isEmpty()
                        || filter.scope().contains(row.handling().handlingAgency()));
    }

    @Override
    public Page page(QueueFilter filter, @Nullable String cursor, int size) {
        var all = matching(filter);
        if (cursor != null && !cursor.matches("[0-9]+")) {
            throw new IllegalArgumentException("Con trỏ trang không hợp lệ. Hãy mở lại trang đầu.");
        }
        var first = Math.min(all.size(), cursor == null ? 0 : Integer.parseInt(cursor));
        var last = Math.min(all.size(), first + size);
        var version = rows.stream().mapToLong(QueueRow::version).max().orElse(0);
        return new Page(
                all.subList(first, last),
                all.size(),
                first == 0 ? null : Integer.toString(Math.max(0, first - size)),
                last == all.size() ? null : Integer.toString(last),
                version);
    }

    @Override
    public Counts counts(QueueFilter filter) {
        var all = matching(filter);
        Map<String, Map<Urgency, Long>> bySource = new TreeMap<>();
        for (var row : all) {
            bySource.computeIfAbsent(row.source(), key -> new EnumMap<>(Urgency.class))
                    .merge(row.urgency(), 1L, Long::sum);
        }
        return new Counts(
                all.size(),
                count(all, QueueRow::urgency),
                bySource,
                count(all, QueueRow::source),
                count(all, QueueRow::status),
                count(all, row -> String.valueOf(row.procedure().field())),
                count(all, row -> String.valueOf(row.handling().handlingAgency())),
                Map.of(
                        FindingKind.MISSING_LIMIT, 14L,
                        FindingKind.DUE_DIFFERS, 1203L,
                        FindingKind.UNANSWERED_SUPPLEMENT, 2L,
                        FindingKind.STRUCTURALLY_LATE, 7L,
                        FindingKind.WRONG_SYSTEM, 31L));
    }

    private static <K> Map<K, Long> count(List<QueueRow> rows, Function<QueueRow, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    @Override
    public List<QueueRow> changed(Set<Long> ids, long afterVersion) {
        return rows.stream()
                .filter(row -> ids.contains(row.id()) && row.version() > afterVersion)
                .toList();
    }

    @Override
    public long changedSince(QueueFilter filter, long afterVersion) {
        return matching(filter).stream()
                .filter(row -> row.version() > afterVersion)
                .count();
    }

    @Override
    public StoreResult store(DossierPage page) {
        throw new UnsupportedOperationException("screens do not store");
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return List.of();
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return List.of();
    }

    @Override
    public Map<String, Long> openBySource() {
        return count(rows, QueueRow::source);
    }

    @Override
    public long dueBetween(String source, Instant from, Instant to) {
        return 0;
    }

    @Override
    public Optional<DossierDetail> find(long id) {
        return rows.stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .map(row -> InventedDetails.of(row, clock.instant()));
    }
}
