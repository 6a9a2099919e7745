package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.dossier.DossierPage;

/** Checks 6, 30 and 31: what was read goes into a real database, over which a process dies, two quarrel, or an old page comes late. */
final class StoringChecks {
    private static final List<DossierField> TEXTS = List.of(
            DossierField.STATUS_TEXT,
            DossierField.PROCEDURE_NAME,
            DossierField.APPLICANT_NAME,
            DossierField.HANDLING_AGENCY);

    private StoringChecks() {}

    /** Dies in the middle of storing each page in turn, and goes on from the checkpoint that was stored with the last whole one. */
    static Judgement killed(Stage stage) {
        return stage.storing().on("KilledWriterTests", engine -> killed(stage, engine));
    }

    private static Judgement killed(Stage stage, StoringEngine engine) {
        stage.fill();
        var all = stage.world().codes().size();
        var pages = stage.run(null).pages().size();
        for (var dying = 0; dying < pages; dying++) {
            var store = store(stage, engine, "6-" + dying);
            store.breakAfter(dying);
            stage.restart(store);
            try {
                stage.run(null);
                return Judgement.fail("lưu trang " + (dying + 1) + " không xong mà lần đọc vẫn đi tiếp");
            } catch (StoredPages.Killed _) {
                stage.restart(store);
            }
            stage.run(store.checkpoint());
            if (store.added() != all || store.changed() != 0) {
                return Judgement.fail("chết giữa lúc lưu trang " + (dying + 1) + ", đọc lại thì thêm " + store.added()
                        + " và đổi " + store.changed() + " hồ sơ; cần thêm đúng " + all + ", đổi 0");
            }
        }
        return Judgement.pass("chết giữa lúc lưu trang nào trong " + pages + " trang cũng đủ " + all
                + " hồ sơ, không hồ sơ nào ghi hai lần");
    }

    private static RenamedDossiers store(Stage stage, StoringEngine engine, String check) {
        return new RenamedDossiers(engine, stage.store(), stage.definition().id() + "." + check);
    }

    /** Two nodes store the same pages at the same time. */
    static Judgement together(Stage stage) {
        return stage.storing().on("KilledWriterTests", engine -> {
            stage.fill();
            var all = stage.world().codes().size();
            var pages = stage.run(null).pages();
            var store = store(stage, engine, "30");
            Callable<Boolean> node = () -> {
                pages.forEach(store::store);
                return true;
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (var done : threads.invokeAll(List.of(node, node))) {
                    done.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                return Judgement.fail("hai nút cùng lưu thì một nút hỏng: " + e.getCause());
            }
            return new Judgement.Parts()
                    .expect(
                            store.added() == all && store.changed() == 0,
                            "hai nút cùng lưu một lúc thì mỗi hồ sơ chỉ ghi một lần",
                            "thêm " + store.added() + ", đổi " + store.changed() + " trong " + all + " hồ sơ")
                    .leave("nút nào được hỏi nguồn, nút cũ bị chặn (không đo ở đây)")
                    .judge();
        });
    }

    /** A page that was read earlier reaches the store after one that was read later. */
    static Judgement older(Stage stage) {
        return stage.storing().on("StoringTests, ReversalsTests", engine -> {
            var good = stage.fill();
            var early = stage.run(null).pages();
            stage.clock().advance(Duration.ofHours(1));
            stage.become(good.stream().map(record -> changed(stage, record)).toList());
            stage.restart();
            var late = stage.run(null).pages();
            var store = store(stage, engine, "31");
            late.forEach(store::store);
            var added = store.added();
            early.forEach(store::store);
            return new Judgement.Parts()
                    .expect(added == dossiers(late), "bản mới được lưu", "chỉ thêm " + added)
                    .expect(
                            store.changed() == 0 && store.added() == added,
                            "trang đọc trước mà đến sau không đè lên",
                            store.changed() + " hồ sơ bị đổi lại, " + (store.added() - added) + " thêm")
                    .judge();
        });
    }

    private static long dossiers(List<DossierPage> pages) {
        return pages.stream()
                .flatMap(page -> page.dossiers().stream())
                .map(dossier -> dossier.code())
                .distinct()
                .count();
    }

    /** The record with something else that people see. */
    private static JsonNode changed(Stage stage, JsonNode record) {
        var editor = stage.world().editor();
        for (var target : TEXTS) {
            if (editor.reaches(target)) {
                return editor.with(record, target, "Đã đổi");
            }
        }
        return editor.with(record, DossierField.STATUS, otherStatus(stage, record));
    }

    private static String otherStatus(Stage stage, JsonNode record) {
        var now = stage.world().dossier(record).map(dossier -> dossier.status().sourceCode());
        return stage.definition().mapping().codes().values().stream()
                .flatMap(list -> list.entries().keySet().stream())
                .filter(code -> !code.equals(now.orElse("")))
                .findFirst()
                .orElse("khác");
    }
}
