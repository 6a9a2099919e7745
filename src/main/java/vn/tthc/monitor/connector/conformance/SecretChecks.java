package vn.tthc.monitor.connector.conformance;

import java.util.concurrent.CopyOnWriteArrayList;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.Variables;

/** Check 28: a source that says our own secrets back, in its errors and in its records. */
final class SecretChecks {
    private SecretChecks() {}

    static Judgement secrets(Stage stage) {
        if (!LoginChecks.proves(stage)) {
            return Judgement.skip("tệp không có bí mật nào");
        }
        stage.run(null);
        var secrets = Secrets.of(stage);
        if (secrets.forms().isEmpty()) {
            return Judgement.skip("cách xác thực này chưa có trong nguồn giả");
        }
        var parts = new Judgement.Parts();
        var echo = String.join(" ", secrets.forms());
        stage.source()
                .misbehave((kind, number, good) -> kind == Kind.LOGIN
                        ? null
                        : WireAnswer.json(400, "{\"message\":\"khoa " + echo.replace("\"", "") + "\"}"));
        stage.restart();
        var outcome = stage.run(null);
        parts.expect(
                outcome.message() != null && !secrets.standIn(outcome.message()),
                "lỗi nhắc lại bí mật thì câu lỗi che đi",
                "bí mật lộ trong câu lỗi");
        traces(stage, secrets, parts);
        return quarantine(stage, secrets, parts).judge();
    }

    /** What a test read shows of every request and answer. */
    private static void traces(Stage stage, Secrets secrets, Judgement.Parts parts) {
        var exchanges = new CopyOnWriteArrayList<Exchange>();
        var session = stage.sessions().openSingle(stage.definition(), exchanges::add);
        var list = stage.definition().read().list();
        try {
            session.logIn();
            if (list != null) {
                session.ask(new Ask(Ask.Phase.PROBE, list.call(), Variables.none()));
            }
        } catch (SourceFailure e) {
            parts.expect(!secrets.standIn(e.sentence()), "câu lỗi của lệnh read che bí mật", "bí mật lộ");
        } finally {
            session.close();
        }
        var shown = exchanges.stream()
                .map(exchange -> exchange.requestText() + exchange.answerText(10_000))
                .filter(secrets::standIn)
                .count();
        parts.expect(shown == 0, "lệnh read che bí mật ở yêu cầu và câu trả lời", shown + " chỗ lộ");
    }

    private static Judgement.Parts quarantine(Stage stage, Secrets secrets, Judgement.Parts parts) {
        if (!stage.lists() || stage.definition().read().detail() != null) {
            return parts.leave("nguyên văn trong cách ly");
        }
        stage.reset();
        stage.fill();
        var editor = stage.world().editor();
        var bad = editor.without(stage.another(72), DossierField.CODE);
        var target =
                editor.reaches(DossierField.APPLICANT_NAME) ? DossierField.APPLICANT_NAME : DossierField.PROCEDURE_NAME;
        if (!editor.reaches(target)) {
            return parts.leave("nguyên văn trong cách ly");
        }
        stage.world().add(editor.with(bad, target, secrets.forms().getFirst()));
        stage.run(null);
        var leaks = stage.store().rejected().stream()
                .filter(record -> secrets.standIn(record.raw()) || secrets.standIn(record.reason()))
                .count();
        return parts.expect(
                leaks == 0 && !stage.store().rejected().isEmpty(),
                "nguyên văn trong cách ly che bí mật",
                leaks + " bản ghi lộ");
    }
}
