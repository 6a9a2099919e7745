package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportRefused.Reason;
import vn.tthc.monitor.connector.Imports.Note;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.dossier.Reversals;
import vn.tthc.monitor.platform.Audit;

/** Takes imports back, in one transaction with the ledger. */
@Component
class ImportUndo {
    private final ImportStore store;
    private final Reversals reversals;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Clock clock;

    ImportUndo(ImportStore store, Reversals reversals, TransactionOperations transactions, Audit audit, Clock clock) {
        this.store = store;
        this.reversals = reversals;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    void make(ImportStore.Line line, String who) {
        var run = line.run();
        var state = line.entry().state();
        if (run == null || (state != State.IMPORTED && state != State.REFUSED)) {
            throw new ImportRefused(
                    Reason.NOT_NOW,
                    "Chỉ hoàn tác được một lần nhập đã có kết quả; lần này chưa nhập hoặc đã hoàn tác rồi.");
        }
        if (!reversals.possible(run)) {
            throw new ImportRefused(
                    Reason.NOT_NOW,
                    "Không còn gì để hoàn tác: lần nhập này không đổi hồ sơ nào, hoặc đã quá 30 ngày nên bản cũ không còn được giữ.");
        }
        transactions.executeWithoutResult(_ -> {
            var entry = line.entry();
            var back = reversals.takeBack(entry.connector(), run, entry.asOf(), "hoàn tác lần nhập tệp " + line.id());
            var result = sentence(back);
            store.note(line.id(), NoteKind.LEFT.name(), left(back));
            store.undone(line.id(), clock.instant(), who, result);
            audit.record(who, "undo_import", "import " + line.id(), result);
        });
    }

    private static String sentence(Reversals.TakenBack back) {
        var left = back.changedSince().size() + back.confirmedSince().size();
        var said = String.format(
                Locale.ROOT,
                "Khôi phục %d hồ sơ, gỡ %d hồ sơ đã thêm, mở lại %d hồ sơ đã đóng.",
                back.restored().size(),
                back.buried().size(),
                back.raised().size());
        return left == 0 ? said : said + " Để nguyên " + left + " hồ sơ vì sau đó đã có số liệu mới hơn.";
    }

    private static List<Note> left(Reversals.TakenBack back) {
        var notes = new ArrayList<Note>();
        back.changedSince().forEach(code -> notes.add(new Note(0, code, "đã có nội dung mới hơn sau lần nhập này")));
        back.confirmedSince()
                .forEach(code -> notes.add(new Note(0, code, "hệ thống gốc đã xác nhận nội dung này sau lần nhập")));
        return notes;
    }
}
