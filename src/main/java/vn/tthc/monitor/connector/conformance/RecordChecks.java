package vn.tthc.monitor.connector.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.conformance.fake.WireEncoding;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.polling.Rehearsal.Outcome;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier;

/** Checks 18, 19, 22 and 23: one bad record among good ones, a code nobody knows, nothing at all, and other letters. */
final class RecordChecks {
    private static final String UNKNOWN = "MA-LA-77";

    private RecordChecks() {}

    static Judgement oneBad(Stage stage) {
        if (!stage.lists() || stage.definition().read().detail() != null) {
            return Judgement.skip(
                    "bản ghi không mã không hỏi riêng được ở nguồn này; cách ly kiểm bằng RecordMappingTests");
        }
        var good = stage.fill();
        var bad = stage.world().editor().without(stage.another(70), DossierField.CODE);
        var all = new ArrayList<>(good);
        all.add(2, bad);
        stage.become(all);
        var outcome = stage.run(null);
        var kept = stage.store().rejected();
        return new Judgement.Parts()
                .expect(
                        outcome.dossiers().size() == good.size(),
                        good.size() + " bản ghi tốt vẫn được lưu",
                        outcome.dossiers().size() + " hồ sơ")
                .expect(
                        outcome.outcome() == RunOutcome.PARTIAL,
                        "lần đọc kết thúc PARTIAL",
                        String.valueOf(outcome.outcome()))
                .expect(
                        kept.size() == 1
                                && !kept.getFirst().reason().isBlank()
                                && kept.getFirst().raw().length() > 2,
                        "bản ghi hỏng vào cách ly với nguyên văn và lý do",
                        kept.size() + " bản ghi vào cách ly")
                .judge();
    }

    static Judgement unknownCode(Stage stage) {
        var mapping = stage.definition().mapping();
        var status = mapping.fields().stream()
                .filter(field -> field.target() == DossierField.STATUS && field.codes() != null)
                .findFirst();
        if (status.isEmpty() || !stage.world().editor().reaches(DossierField.STATUS)) {
            return Judgement.skip("trạng thái không dịch bằng bảng mã");
        }
        var list = mapping.codes().get(status.get().codes());
        var verb = list == null ? DriftVerb.KEEP : list.unmapped();
        var good = stage.fill();
        var odd = stage.world().editor().with(stage.another(71), DossierField.STATUS, UNKNOWN);
        var all = new ArrayList<>(good);
        all.add(odd);
        stage.become(all);
        var outcome = stage.run(null);
        return judged(verb, stage, outcome, good.size(), list);
    }

    private static Judgement judged(
            DriftVerb verb, Stage stage, Outcome outcome, int good, @org.jspecify.annotations.Nullable CodeList list) {
        var unmapped = outcome.dossiers().stream()
                .filter(dossier -> dossier.status().value() == DossierStatus.UNMAPPED
                        && UNKNOWN.equals(dossier.status().sourceCode()))
                .count();
        var parts = new Judgement.Parts();
        return switch (verb) {
            case ACCEPT, KEEP ->
                parts.expect(
                                unmapped == 1 && outcome.dossiers().size() == good + 1,
                                "mã lạ hiện là chưa nhận biết, giữ mã gốc",
                                unmapped + " hồ sơ chưa nhận biết")
                        .expect(
                                String.valueOf(outcome.message()).contains(UNKNOWN),
                                "lần đọc nói mã lạ",
                                String.valueOf(outcome.message()))
                        .judge();
            case QUARANTINE ->
                parts.expect(
                                stage.store().rejected().size() == 1
                                        && outcome.dossiers().size() == good,
                                "bản ghi mã lạ vào cách ly",
                                stage.store().rejected().size() + " bản ghi, bảng " + list)
                        .judge();
            case REFUSE ->
                parts.expect(
                                outcome.category() == FailureCategory.SCHEMA,
                                "mã lạ dừng lần đọc là schema",
                                String.valueOf(outcome.category()))
                        .judge();
        };
    }

    static Judgement empty(Stage stage) {
        if (!stage.lists()) {
            return Judgement.skip("nguồn chỉ trả lời theo mã; không có gì để hỏi thì không hỏi");
        }
        stage.become(List.of());
        var outcome = stage.run(null);
        return new Judgement.Parts()
                .expect(
                        ReadingChecks.emptyAndWell(outcome),
                        "không hồ sơ nào là OK_EMPTY",
                        outcome.outcome() + " " + outcome.message())
                .leave("báo lượng bất thường (RunVolumeTests)")
                .judge();
    }

    static Judgement letters(Stage stage) {
        stage.fill();
        var expected = hashes(stage.run(null));
        var parts = new Judgement.Parts();
        for (var encoding : WireEncoding.values()) {
            stage.reset();
            stage.fill();
            stage.source().write(encoding);
            var outcome = stage.run(null);
            parts.expect(
                    outcome.category() == null && hashes(outcome).equals(expected),
                    encoding.name().toLowerCase(java.util.Locale.ROOT),
                    outcome.category() == null ? "chữ đọc ra khác" : String.valueOf(outcome.message()));
        }
        return parts.judge();
    }

    private static Set<String> hashes(Outcome outcome) {
        return outcome.dossiers().stream()
                .map(SourceDossier::contentHash)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A new key, a missing one and one of another type: the run must not be lost, and stored values follow the verb. */
    static Judgement shape(Stage stage) {
        var good = stage.fill();
        var editor = stage.world().editor();
        var parts = new Judgement.Parts();
        var first = hashes(stage.run(null));
        stage.become(good.stream().map(editor::withNewKey).toList());
        stage.restart();
        var withNew = stage.run(null);
        parts.expect(
                withNew.category() == null && hashes(withNew).equals(first),
                "trường mới không đổi hồ sơ nào",
                String.valueOf(withNew.message()));
        if (editor.reaches(DossierField.DUE_AT)) {
            stage.become(retyped(stage, good));
            stage.restart();
            var retyped = stage.run(null);
            var verb = stage.definition().expected().drift().retyped();
            parts.expect(
                    (verb == DriftVerb.REFUSE || verb == DriftVerb.QUARANTINE)
                            ? retyped.category() != null || retyped.rejected() > 0
                            : String.valueOf(retyped.message()).contains(DossierField.DUE_AT.key()),
                    "giá trị đổi kiểu được nói ra (" + verb.word() + ")",
                    retyped.outcome() + ": " + retyped.message());
        } else {
            parts.leave("đổi kiểu hẹn trả (không ánh xạ)");
        }
        return parts.leave("sự kiện lệch cấu trúc qua nhiều lần đọc (NewKeyTests, MissingKeyTests, ChangedValueTests)")
                .judge();
    }

    private static List<JsonNode> retyped(Stage stage, List<JsonNode> good) {
        return good.stream()
                .map(record -> stage.world().editor().with(record, DossierField.DUE_AT, "khong-phai-ngay"))
                .toList();
    }
}
