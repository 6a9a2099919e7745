package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.connector.imports.TestingImports.NOW;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.dossier.DossierStatus;

/** What a second file, an undo, a broken-off storing and time make of an import. */
class LaterImportTests extends ImportDeskBench {
    @Test
    void theSameContentIsRecognisedUnderAnyName() {
        var first = imported(three());
        var again = world.bring("ho-tich", "ten-khac.csv", three());
        assertThat(world.imports().sameAs(again.id())).contains(first);
        assertThat(world.imports().preview(again.id(), null, "lan").entry().counts())
                .isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0));
        assertThat(world.imports().run(again.id(), "lan").counts()).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0));
    }

    @Test
    void undoRestoresWhatNothingNewerHasChanged() {
        imported(three());
        var changed = text(
                HEAD,
                "1,H24.1-261116-0001,Nguyễn Văn A,16/11/2026,27/11/2026,Đã trả kết quả,",
                "2,H24.1-261116-0003,Lê C,17/11/2026,30/11/2026,Đang xử lý,",
                "3,H24.1-261116-0004,Mới,17/11/2026,30/11/2026,Đang xử lý,");
        world.clock.advance(Duration.ofHours(1));
        var wrong = imported(changed);
        world.clock.advance(Duration.ofHours(1));
        imported(text(HEAD, "1,H24.1-261116-0003,Lê C,17/11/2026,30/11/2026,Đã xử lý xong,"));
        var undone = world.imports().undo(wrong.id(), "minh");
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.undo()).isNotNull();
        assertThat(String.valueOf(undone.undo()))
                .contains("Khôi phục 1 hồ sơ, gỡ 1 hồ sơ đã thêm", "Để nguyên 1 hồ sơ");
        assertThat(status("H24.1-261116-0001")).isEqualTo(DossierStatus.PROCESSING);
        assertThat(status("H24.1-261116-0003")).isEqualTo(DossierStatus.FINISHED);
        assertThat(world.imports().notes(wrong.id(), NoteKind.LEFT, 10))
                .extracting(Imports.Note::code)
                .containsExactly("H24.1-261116-0003");
        assertThat(world.audited).contains("minh undo_import import " + wrong.id());
        assertThatThrownBy(() -> world.imports().undo(wrong.id(), "minh")).isInstanceOf(ImportRefused.class);
    }

    @Test
    void afterAnUndoTheFileCanBeReadInAnotherWay() {
        var entry = imported(three());
        world.clock.advance(Duration.ofMinutes(5));
        world.imports().undo(entry.id(), "lan");
        var again = world.imports().again(entry.id(), "lan");
        assertThat(again.state()).isEqualTo(State.BROUGHT);
        world.imports().run(again.id(), "lan");
        assertThat(world.dossiers().openCodes("ho-tich", NOW.plus(Duration.ofDays(1)), 10))
                .hasSize(2);
    }

    @Test
    void anOlderExportDoesNotOverwriteANewerOne() {
        imported(three());
        var old = world.bring(
                "ho-tich",
                "hom-qua.csv",
                text(HEAD, "1,H24.1-261116-0002,Trần Thị B,16/11/2026,27/11/2026,Đang xử lý,"),
                NOW.minus(Duration.ofDays(1)),
                false);
        var preview = world.imports().preview(old.id(), null, "lan");
        assertThat(preview.entry().counts()).isEqualTo(new Counts(1, 0, 0, 1, 1, 0, 0));
        world.imports().run(old.id(), "lan");
        assertThat(status("H24.1-261116-0002")).isEqualTo(DossierStatus.RETURNED);
    }

    @Test
    void aCompleteExportClosesWhatItDoesNotName() {
        var rows = new ArrayList<String>(List.of(HEAD));
        for (var number = 1; number <= 20; number++) {
            rows.add(number + ",A-" + number + ",An,16/11/2026,27/11/2026,Đang xử lý,");
        }
        imported(text(rows.toArray(String[]::new)));
        world.clock.advance(Duration.ofHours(1));
        rows.removeLast();
        rows.removeLast();
        var complete = world.bring("ho-tich", "du.csv", text(rows.toArray(String[]::new)), world.clock.instant(), true);
        assertThat(world.imports()
                        .preview(complete.id(), null, "lan")
                        .entry()
                        .counts()
                        .closed())
                .isEqualTo(2);
        assertThat(world.imports().run(complete.id(), "lan").counts().closed()).isEqualTo(2);
        var all = NOW.plus(Duration.ofDays(1));
        assertThat(world.dossiers().openCodes("ho-tich", all, 100)).hasSize(18).doesNotContain("A-20");
        world.imports().undo(complete.id(), "lan");
        assertThat(world.dossiers().openCodes("ho-tich", all, 100)).hasSize(20);
    }

    @Test
    void anExportWithRowsThatNobodyCanNameClosesNothing() {
        imported(three());
        world.clock.advance(Duration.ofHours(1));
        var complete = world.bring(
                "ho-tich",
                "du.csv",
                text(HEAD, "1,,Ai,16/11/2026,27/11/2026,Đang xử lý,", "2,A-9,B,16/11/2026,27/11/2026,Đang xử lý,"),
                world.clock.instant(),
                true);
        var done = world.imports().run(complete.id(), "lan");
        assertThat(done.counts().closed()).isZero();
        assertThat(done.sentence()).contains("1 dòng không đọc được mã hồ sơ");
    }

    @Test
    void aFileWhoseStoringBrokeOffIsTakenUpAgain() {
        var entry = bring(three());
        world.dieAtPage = 0;
        world.imports().run(entry.id(), "lan");
        assertThat(world.imports().find(entry.id()).orElseThrow().state()).isEqualTo(State.PREVIEWED);
        world.dieAtPage = Integer.MAX_VALUE;
        assertThat(world.imports().run(entry.id(), "lan").state()).isEqualTo(State.IMPORTED);
    }

    @Test
    void draftsAndFilesAreForgottenInTheirTime() {
        var draft = bring(three());
        var done = imported(three());
        var retention = world.bean(ImportRetention.class);
        retention.apply(NOW.plus(Duration.ofDays(8)));
        assertThat(world.imports().find(draft.id())).isEmpty();
        retention.apply(NOW.plus(Duration.ofDays(91)));
        var kept = world.imports().find(done.id()).orElseThrow();
        assertThat(kept.fileKept()).isFalse();
        assertThatThrownBy(() -> world.imports().table(done.id())).hasMessageContaining("không còn được giữ");
        retention.apply(NOW.plus(Duration.ofDays(366)));
        assertThat(world.imports().recent(10)).isEmpty();
    }
}
