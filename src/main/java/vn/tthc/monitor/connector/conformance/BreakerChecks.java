package vn.tthc.monitor.connector.conformance;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.Variables;

/** Check 17: the breaker spares a source that fails, and lets the next run see that it is back. */
final class BreakerChecks {
    private static final int MOST = 30;

    private BreakerChecks() {}

    static Judgement breaker(Stage stage) {
        var parts = new Judgement.Parts();
        var session = stage.sessions().open(stage.definition(), exchange -> {});
        try {
            stage.source().misbehave((kind, number, good) -> kind == Kind.LOGIN ? null : WireAnswer.status(500));
            var opened = false;
            for (var ask = 0; ask < MOST && !opened; ask++) {
                opened = ask(stage, session) == FailureCategory.BREAKER_OPEN;
            }
            var asked = stage.source().log().size();
            ask(stage, session);
            parts.expect(opened, "ngắt sau nhiều lỗi liền nhau", "không bao giờ ngắt")
                    .expect(stage.source().log().size() == asked, "đang ngắt thì nguồn không bị gọi", "vẫn bị gọi");
            session.begin();
            ask(stage, session);
            parts.expect(
                    stage.source().log().size() > asked,
                    "lần đọc sau thử một yêu cầu dù đang ngắt",
                    "không yêu cầu nào được gửi");
            stage.source().misbehave((kind, number, good) -> null);
            session.begin();
            var back = ask(stage, session);
            parts.expect(back == null && ask(stage, session) == null, "nguồn khỏi thì nối lại", String.valueOf(back));
        } finally {
            session.close();
        }
        return parts.leave("số đo của cầu dao (ConnectorMetersTests, MetricNamesTests)")
                .judge();
    }

    /** Asks once; the category of what went wrong, null for nothing. */
    private static @Nullable FailureCategory ask(Stage stage, SourceSession session) {
        var read = stage.definition().read();
        var list = read.list();
        var codes = stage.world().codes();
        var variables = Variables.none()
                .with("page", list != null && list.paging() instanceof Paging.Page page ? page.start() : 0)
                .with("offset", list != null && list.paging() instanceof Paging.Offset rows ? rows.start() : 0)
                .with("size", 10)
                .with("code", codes.getFirst())
                .with("codes", List.of(codes.getFirst()));
        var call = list == null ? Objects.requireNonNull(read.recheck()).call() : list.call();
        try {
            session.ask(new Ask(Ask.Phase.LIST, call, variables));
            return null;
        } catch (SourceFailure e) {
            return e.category();
        }
    }
}
