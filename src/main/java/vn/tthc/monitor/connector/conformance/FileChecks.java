package vn.tthc.monitor.connector.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.check.SourceCheck;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.definition.ConfigurationLint;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.Intake;
import vn.tthc.monitor.connector.definition.InventedEnvironment;

/** Checks 1 and 2: the file itself, and the connection check with it. */
final class FileChecks {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private FileChecks() {}

    static Judgement lint(Stage stage) {
        var outcome = new ConfigurationLint(List.of(), new InventedEnvironment(), false).run(List.of(stage.path()));
        if (!outcome.errors().isEmpty()) {
            return Judgement.fail(outcome.errors().getFirst().toString());
        }
        return Judgement.pass(
                outcome.warnings().isEmpty()
                        ? "không lỗi, không bí mật ghi thẳng"
                        : "không lỗi; cảnh báo: " + outcome.warnings().getFirst());
    }

    static Judgement check(Stage stage) {
        var parts = new Judgement.Parts();
        var good = check(stage, stage.definition());
        parts.expect(failed(good) == null, "kết nối tốt thì qua", words(good));
        if (LoginChecks.proves(stage)) {
            stage.source()
                    .misbehave((kind, number, answer) ->
                            kind == Kind.LOGIN || !LoginChecks.logsIn(stage) ? WireAnswer.status(401) : null);
            expect(parts, "sai mật khẩu", FailureCategory.AUTH, check(stage, stage.definition()));
            stage.source().misbehave((kind, number, answer) -> null);
        } else {
            parts.leave("sai mật khẩu (nguồn không đòi đăng nhập)");
        }
        var address = stage.source().address();
        expect(parts, "không tới được", FailureCategory.UNREACHABLE, check(stage, at(stage, "http://127.0.0.1:1")));
        expect(parts, "lỗi TLS", FailureCategory.TLS, check(stage, at(stage, address.replace("http:", "https:"))));
        return parts.judge();
    }

    private static CheckReport check(Stage stage, ConnectorDefinition definition) {
        return new SourceCheck(stage.sessions(), stage.clock())
                .check(definition, stage.world().codes());
    }

    private static ConnectorDefinition at(Stage stage, String address) {
        var definition = stage.definition();
        var url = java.util.Objects.requireNonNull(HttpUrl.get(URI.create(address)));
        return definition.with(Intake.of(new Intake.Polling(definition.http().playedAt(url), definition.read())));
    }

    private static void expect(Judgement.Parts parts, String part, FailureCategory category, CheckReport report) {
        var step = failed(report);
        var took = report.steps().stream().map(CheckReport.Step::took).reduce(Duration.ZERO, Duration::plus);
        parts.expect(
                step != null
                        && step.category() == category
                        && step.hint() != null
                        && !step.sentence().isBlank()
                        && took.compareTo(LONGEST) < 0,
                part + " là " + category.word(),
                words(report));
    }

    private static CheckReport.@org.jspecify.annotations.Nullable Step failed(CheckReport report) {
        return report.steps().stream()
                .filter(step -> step.result() == Result.FAILED)
                .findFirst()
                .orElse(null);
    }

    private static String words(CheckReport report) {
        var step = failed(report);
        return step == null ? "mọi bước đều qua" : step.name() + ": " + step.sentence();
    }
}
