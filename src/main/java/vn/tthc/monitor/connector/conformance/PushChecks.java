package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.PushAnswer;
import vn.tthc.monitor.connector.PushAnswer.Code;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.connector.recording.RecordedFolder;
import vn.tthc.monitor.dossier.DossierStatus;

/** The checks of files to which a system sends: its calls come twice, out of order, broken, without a login, or are not stored to the end. */
final class PushChecks {
    private static final String TESTS = "PushTests, PushedDossierTests";
    private static final String UNKNOWN = "MA-LA-77";

    private PushChecks() {}

    private static Judgement visited(Stage stage, int check, Function<PushVisit, Judgement> body) {
        var push = stage.file().definition().orElseThrow().intake().push();
        if (push == null || !push.services().contains(Service.DOSSIERS)) {
            return Judgement.skip("tệp không nhận dịch vụ " + Service.DOSSIERS.word());
        }
        return stage.storing().on(TESTS, engine -> body.apply(new PushVisit(stage, engine, check)));
    }

    /** The recorded call becomes the dossiers that were expected. */
    static Judgement expected(Stage stage) {
        var definition = stage.file().definition().orElseThrow();
        var recorded = stage.recorded().orElseThrow();
        var found = recorded.dossiers(definition);
        var expected = recorded.expected();
        if (found.size() != expected.size()) {
            return Judgement.fail("lời gọi mẫu có " + found.size() + " bản ghi, mẫu mong đợi " + expected.size());
        }
        for (var index = 0; index < found.size(); index++) {
            var only = RecordedFolder.onlyKeysOf(expected.get(index), found.get(index));
            if (!only.equals(expected.get(index))) {
                return Judgement.fail(
                        "bản ghi thứ " + (index + 1) + " thành " + only + ", mẫu là " + expected.get(index));
            }
        }
        return Judgement.pass(found.size() + " bản ghi của lời gọi mẫu thành đúng hồ sơ mong đợi");
    }

    static Judgement again(Stage stage) {
        return visited(stage, 4, visit -> {
            var records = visit.loggedIn().good(3);
            var first = visit.send(records, false);
            var second = visit.send(records, true);
            var third = visit.send(records, false);
            return new Judgement.Parts()
                    .expect(first.code() == Code.OK && visit.added() == 3, "lần gửi đầu được nhận", words(first))
                    .expect(second.code() == Code.OK, "gửi lại là cập nhật thì nhận", words(second))
                    .expect(third.code() == Code.EXISTS, "gửi lại như mới thì trả lời đã có", words(third))
                    .expect(
                            visit.added() == 3 && visit.changed() == 0,
                            "gửi lại không thêm, không đổi hồ sơ nào",
                            "thêm " + visit.added() + ", đổi " + visit.changed())
                    .judge();
        });
    }

    static Judgement killed(Stage stage) {
        return visited(stage, 6, visit -> {
            var records = visit.loggedIn().good(2);
            visit.breakNow();
            var broken = visit.send(records, false);
            var nothing = visit.added();
            var repeated = visit.send(records, false);
            return new Judgement.Parts()
                    .expect(
                            broken.code() == Code.INTERNAL && nothing == 0,
                            "chết giữa lúc lưu thì trả lời hỏng và không ghi gì",
                            words(broken) + ", đã thêm " + nothing)
                    .expect(
                            repeated.code() == Code.OK && visit.added() == 2,
                            "gửi lại thì nhận đủ",
                            words(repeated) + ", thêm " + visit.added())
                    .judge();
        });
    }

    static Judgement noCall(Stage stage) {
        return visited(stage, 14, visit -> {
            var parts = new Judgement.Parts();
            for (var body : List.of("", "<html>Bảo trì</html>", "{\"session\": \"a\", \"data\": [", "[]", "{}")) {
                var answer = visit.receive(body);
                parts.expect(
                        answer.code() == Code.UNREADABLE && !answer.message().isBlank(),
                        body.isEmpty() ? "lời gọi rỗng" : "lời gọi " + body,
                        words(answer));
            }
            return parts.judge();
        });
    }

    static Judgement login(Stage stage) {
        return visited(stage, 15, visit -> {
            var account = visit.account();
            var wrong = visit.logIn(account.username(), "sai");
            var stranger = visit.withSession("phien-bia").send(visit.good(1), false);
            var nothing = visit.added();
            var right = visit.logIn(account.username(), account.password().reveal());
            var taken = visit.send(visit.good(1), false);
            return new Judgement.Parts()
                    .expect(wrong.code() == Code.LOGIN && wrong.session() == null, "sai mật khẩu", words(wrong))
                    .expect(
                            stranger.code() == Code.SESSION && nothing == 0,
                            "phiên không có thật thì không nhận gì",
                            words(stranger))
                    .expect(
                            right.code() == Code.OK && taken.code() == Code.OK && visit.added() == 1,
                            "đăng nhập lại thì nhận tiếp",
                            words(taken))
                    .judge();
        });
    }

    static Judgement oneBad(Stage stage) {
        return visited(stage, 18, visit -> {
            var records = new ArrayList<>(visit.loggedIn().good(5));
            records.set(2, visit.editor().without(records.get(2), DossierField.STATUS));
            var answer = visit.send(records, false);
            return new Judgement.Parts()
                    .expect(
                            answer.code() == Code.REJECTED
                                    && answer.lines().get(2).code() == Code.REJECTED,
                            "câu trả lời nói bản ghi nào không hiểu",
                            words(answer))
                    .expect(visit.added() == 4, "4 bản ghi tốt vẫn được lưu", visit.added() + " hồ sơ")
                    .judge();
        });
    }

    static Judgement unknownCode(Stage stage) {
        return visited(stage, 19, visit -> {
            var mapping = visit.definition().mapping();
            var status = mapping.fields().stream()
                    .filter(field -> field.target() == DossierField.STATUS && field.codes() != null)
                    .findFirst();
            if (status.isEmpty() || !visit.editor().reaches(DossierField.STATUS)) {
                return Judgement.skip("trạng thái không dịch bằng bảng mã");
            }
            var list = mapping.codes().get(status.get().codes());
            var kept = list == null || list.unmapped() == DriftVerb.KEEP || list.unmapped() == DriftVerb.ACCEPT;
            var odd = visit.editor().with(visit.loggedIn().good(1).getFirst(), DossierField.STATUS, UNKNOWN);
            var answer = visit.send(List.of(odd), false);
            var unmapped = visit.stored(0).stream()
                    .flatMap(stored -> stored.page().dossiers().stream())
                    .filter(dossier -> dossier.status().value() == DossierStatus.UNMAPPED
                            && UNKNOWN.equals(dossier.status().sourceCode()))
                    .count();
            return new Judgement.Parts()
                    .expect(
                            kept ? unmapped == 1 && answer.code() == Code.OK : unmapped == 0,
                            kept ? "mã lạ hiện là chưa nhận biết, giữ mã gốc" : "bản ghi mã lạ không được lưu",
                            words(answer) + ", " + unmapped + " hồ sơ chưa nhận biết")
                    .judge();
        });
    }

    static Judgement secrets(Stage stage) {
        return visited(stage, 28, visit -> {
            var account = visit.account();
            var password = account.password().reveal();
            var refused = visit.logIn(password, password + "x");
            var bad = visit.editor().without(visit.loggedIn().good(1).getFirst(), DossierField.STATUS);
            var told = visit.editor().reaches(DossierField.APPLICANT_NAME)
                    ? visit.editor().with(bad, DossierField.APPLICANT_NAME, password)
                    : bad;
            var answer = visit.send(List.of(told), false);
            var raw = visit.stored(0).stream()
                    .flatMap(stored -> stored.page().rejected().stream())
                    .filter(one -> one.raw().contains(password) || one.reason().contains(password))
                    .count();
            return new Judgement.Parts()
                    .expect(
                            !refused.message().contains(password)
                                    && !answer.message().contains(password),
                            "câu trả lời không nhắc mật khẩu",
                            "mật khẩu lộ trong câu trả lời")
                    .expect(raw == 0, "nguyên văn trong cách ly che bí mật", raw + " bản ghi lộ")
                    .judge();
        });
    }

    static Judgement older(Stage stage) {
        return visited(stage, 31, visit -> {
            if (!visit.editor().reaches(DossierField.UPDATED_AT)) {
                return Judgement.skip("tệp không nói hồ sơ đổi lúc nào (updatedAt); lần gửi sau thắng");
            }
            var noon = Instant.parse("2026-03-04T05:00:00Z");
            var newer = at(visit, noon);
            var older = visit.editor().with(at(visit, noon.minus(Duration.ofHours(2))), DossierField.STATUS, "2");
            var first = visit.loggedIn().send(List.of(newer), false);
            var late = visit.send(List.of(older), true);
            return new Judgement.Parts()
                    .expect(
                            first.code() == Code.OK && late.code() == Code.OK && visit.changed() == 0,
                            "bản cũ đến sau bản mới thì giữ bản mới",
                            words(late) + ", " + visit.changed() + " hồ sơ bị đổi lại")
                    .judge();
        });
    }

    private static JsonNode at(PushVisit visit, Instant moment) {
        return visit.editor().with(visit.good(1).getFirst(), DossierField.UPDATED_AT, moment);
    }

    private static String words(PushAnswer answer) {
        return answer.code().word() + ": " + answer.message();
    }
}
