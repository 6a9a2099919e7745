package vn.tthc.monitor.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.ImportPreview;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportTable;
import vn.tthc.monitor.connector.ImportTable.Origin;
import vn.tthc.monitor.connector.Imports;

/** Files in memory: one imported, one refused, and whatever the test brings; every table looks the same. */
class TestingFiles implements Imports {
    private static final Counts COUNTS = new Counts(363, 120, 31, 212, 5, 4, 0);

    private final Clock clock;
    private final TestingDossiers dossiers;
    private final Map<Long, ImportEntry> entries = new TreeMap<>();
    final List<String> brought = new ArrayList<>();

    @Nullable Matching matched;

    TestingFiles(Clock clock, TestingDossiers dossiers) {
        this.clock = clock;
        this.dossiers = dossiers;
        reset();
    }

    void reset() {
        entries.clear();
        brought.clear();
        matched = null;
        put(1, State.IMPORTED, Way.PAGE, "danh-sach-ho-so-thang-11.xlsx", "all", null);
        put(
                2,
                State.REFUSED,
                Way.MAIL,
                "don-xin.pdf",
                "xuat@so.example.vn",
                "Tệp don-xin.pdf là tệp PDF, không phải bảng tính.");
    }

    private ImportEntry put(long id, State state, Way way, String name, String by, @Nullable String sentence) {
        var now = clock.instant().minus(Duration.ofHours(1));
        var done = state == State.IMPORTED || state == State.UNDONE;
        var entry = new ImportEntry(
                id,
                "mot-cua",
                state,
                way,
                new ImportEntry.FileFacts(name, 48_200, "ab".repeat(32)),
                by,
                now,
                now.minus(Duration.ofMinutes(20)),
                false,
                sentence,
                state == State.BROUGHT || state == State.REFUSED ? Counts.NONE : COUNTS,
                done ? new ImportEntry.End(now, by) : null,
                state == State.UNDONE ? new ImportEntry.Undo(clock.instant(), by, "Khôi phục 31 hồ sơ.") : null,
                true);
        entries.put(id, entry);
        return entry;
    }

    private ImportEntry state(long id, State state) {
        var entry = entry(id);
        return put(id, state, entry.way(), entry.file().name(), entry.broughtBy(), null);
    }

    private ImportEntry entry(long id) {
        return find(id).orElseThrow(() -> new ImportRefused(ImportRefused.Reason.UNKNOWN, "Không có lần nhập " + id));
    }

    @Override
    public ImportEntry bring(Brought what, InputStream content) {
        if (what.connector().equals("khong-co")) {
            throw new ImportRefused(ImportRefused.Reason.UNKNOWN, "Không có hệ thống khong-co.");
        }
        try {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            brought.add(what.way() + " " + what.name() + " " + what.asOf() + " " + what.complete() + " " + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return put(entries.size() + 1, State.BROUGHT, what.way(), what.name(), what.who(), null);
    }

    @Override
    public List<ImportEntry> recent(int limit) {
        return List.copyOf(entries.values()).reversed();
    }

    @Override
    public Optional<ImportEntry> find(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public Optional<ImportEntry> sameAs(long id) {
        return id == 3 ? find(1) : Optional.empty();
    }

    @Override
    public ImportTable table(long id) {
        var entry = entry(id);
        if (entry.file().name().endsWith(".pdf")) {
            throw new ImportRefused(ImportRefused.Reason.BAD_INPUT, String.valueOf(entry.sentence()));
        }
        return new ImportTable(
                "Excel (.xlsx)",
                "Danh sách",
                List.of("Danh sách", "Tổng hợp"),
                5,
                List.of("UBND PHƯỜNG"),
                List.of("Cột ẩn vẫn được đọc: D (Mã nội bộ)."),
                List.of(
                        column("A", "Mã hồ sơ", 1, "code", Origin.GUESSED, "H24.1-261116-0001"),
                        column("B", "Chủ hồ sơ", 0.98, "applicantName", Origin.REMEMBERED, "Nguyễn Thị Minh Hương"),
                        column("C", "Trạng thái", 1, "status", Origin.LAID_DOWN, "Đang chờ ký"),
                        column("D", "Mã nội bộ", 0.4, null, Origin.NONE, "0912345567")),
                List.of(),
                new ImportTable.Memory("minh", clock.instant()),
                List.of("code", "applicantName", "status", "dueAt"));
    }

    private static ImportTable.Column column(
            String letter, String title, double filled, @Nullable String field, Origin origin, String sample) {
        return new ImportTable.Column(letter, title, false, filled, List.of(sample), field, origin);
    }

    @Override
    public ImportPreview preview(long id, @Nullable Matching matching, String who) {
        matched = matching;
        if (matching != null
                && matching.columns() != null
                && !matching.columns().containsValue("code")) {
            throw new ImportRefused(ImportRefused.Reason.UNMATCHED, "Chưa biết cột nào là mã hồ sơ.");
        }
        state(id, State.PREVIEWED);
        return previewed(id);
    }

    @Override
    public ImportPreview previewed(long id) {
        var words =
                List.of(new ImportPreview.Word("status", "Đang chờ ký", 12, null, List.of("PROCESSING", "FINISHED")));
        var record = dossiers.find(1).orElseThrow().records().getFirst().dossier();
        return new ImportPreview(
                entry(id), words, "Cần xem lại: 2 ô báo lỗi.", List.of(new ImportPreview.Row(6, record)));
    }

    @Override
    public ImportEntry run(long id, String who) {
        return state(id, State.IMPORTED);
    }

    @Override
    public ImportEntry undo(long id, String who) {
        if (entry(id).state() != State.IMPORTED) {
            throw new ImportRefused(ImportRefused.Reason.NOT_NOW, "Lần này chưa nhập.");
        }
        return state(id, State.UNDONE);
    }

    @Override
    public ImportEntry again(long id, String who) {
        return put(entries.size() + 1, State.BROUGHT, Way.PAGE, entry(id).file().name(), who, null);
    }

    @Override
    public void discard(long id, String who) {
        entries.remove(id);
    }

    @Override
    public List<Note> notes(long id, NoteKind kind, int limit) {
        return kind == NoteKind.LEFT || entry(id).counts().skipped() == 0
                ? List.of()
                : List.of(
                        new Note(8, "H24.1-261116-0001", "trùng mã với dòng 6; chỉ lấy dòng đầu"),
                        new Note(40, null, "dòng tổng"));
    }

    @Override
    public void writeSkipped(long id, OutputStream to) {
        try {
            to.write(new byte[] {'P', 'K'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
