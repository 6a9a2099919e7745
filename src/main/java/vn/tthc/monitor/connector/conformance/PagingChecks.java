package vn.tthc.monitor.connector.conformance;

import java.util.HashSet;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.PageQuirk;
import vn.tthc.monitor.connector.definition.Paging;

/** Check 11: a source that pages badly. */
final class PagingChecks {
    private static final int MOST_REQUESTS = 50;

    private PagingChecks() {}

    static Judgement paging(Stage stage) {
        var list = stage.definition().read().list();
        if (list == null) {
            return Judgement.skip("nguồn chỉ trả lời theo mã, không có trang");
        }
        var parts = new Judgement.Parts();
        if (list.paging() instanceof Paging.None) {
            parts.leave("trang lặp, trang cuối rỗng, dòng trôi (tệp khai một trang)");
            return nullList(stage, parts).judge();
        }
        if (list.checks().repeats()) {
            parts.leave("trang lặp (tệp khai repeats: allow)");
        } else {
            loop(stage, parts);
        }
        whole(stage, PageQuirk.EMPTY_LAST, "trang cuối rỗng", parts);
        whole(stage, PageQuirk.NULL_LAST, "danh sách null ở trang cuối", parts);
        whole(stage, PageQuirk.ABSENT_LAST, "trang cuối không có khoá danh sách", parts);
        whole(stage, PageQuirk.ROW_MOVED, "dòng trôi sang trang sau", parts);
        if (list.paging() instanceof Paging.Page) {
            parts.leave("cỡ trang đổi giữa chừng (phân trang theo số trang không thể chịu được)");
        } else {
            whole(stage, PageQuirk.SIZE_CHANGES, "cỡ trang đổi giữa chừng", parts);
        }
        return parts.judge();
    }

    private static void loop(Stage stage, Judgement.Parts parts) {
        stage.reset();
        stage.fill();
        stage.source().page(PageQuirk.REPEATS);
        var outcome = stage.run(null);
        var asked = ReadingChecks.asked(stage, Kind.LIST);
        parts.expect(
                outcome.category() == FailureCategory.PAGING_LOOP && asked < MOST_REQUESTS,
                "trang lặp bị chặn là paging_loop",
                asked + " yêu cầu, kết thúc " + outcome.outcome() + " " + outcome.category());
    }

    private static void whole(Stage stage, PageQuirk quirk, String name, Judgement.Parts parts) {
        stage.reset();
        stage.fill();
        stage.source().page(quirk);
        var outcome = stage.run(null);
        var missing = new HashSet<>(stage.world().codes());
        missing.removeAll(stage.store().stored().keySet());
        parts.expect(
                outcome.category() == null && missing.isEmpty(),
                name,
                outcome.category() == null ? "thiếu " + missing : String.valueOf(outcome.message()));
    }

    /** The only page of a source without pages, with null for nothing. */
    private static Judgement.Parts nullList(Stage stage, Judgement.Parts parts) {
        stage.reset();
        stage.become(java.util.List.of());
        var outcome = stage.run(null);
        return parts.expect(
                ReadingChecks.emptyAndWell(outcome),
                "danh sách rỗng là OK_EMPTY",
                outcome.outcome() + " " + outcome.message());
    }
}
