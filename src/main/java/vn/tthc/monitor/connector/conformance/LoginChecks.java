package vn.tthc.monitor.connector.conformance;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.conformance.fake.FakeSource;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.source.SourceSession;

/** Checks 15 and 27: a login that ends, many threads at one login, and a redirect that must not take the key along. */
final class LoginChecks {
    private static final int THREADS = 20;
    private static final String FOREIGN = "localhost";

    private LoginChecks() {}

    /** Whether the source asks for any proof at all. */
    static boolean proves(Stage stage) {
        return !(stage.definition().http().auth() instanceof Authentication.None);
    }

    /** Whether there is a login of its own. */
    static boolean logsIn(Stage stage) {
        return switch (stage.definition().http().auth()) {
            case Authentication.OAuth2ClientCredentials _,
                    Authentication.OAuth2Password _,
                    Authentication.SessionLogin _,
                    Authentication.FormLogin _ -> true;
            case Authentication.None _,
                    Authentication.ApiKey _,
                    Authentication.Basic _,
                    Authentication.Digest _,
                    Authentication.Bearer _,
                    Authentication.Hmac _ -> false;
        };
    }

    static Judgement login(Stage stage) {
        if (!proves(stage)) {
            return Judgement.skip("nguồn không đòi đăng nhập");
        }
        var parts = new Judgement.Parts();
        if (!logsIn(stage)) {
            stage.source().misbehave((kind, number, good) -> WireAnswer.status(401));
            var outcome = stage.run(null);
            var asked = stage.source().log().size();
            return parts.expect(
                            outcome.category() == FailureCategory.AUTH && asked == 1,
                            "khoá cố định bị từ chối là auth, không hỏi dồn",
                            outcome.category() + " sau " + asked + " yêu cầu")
                    .leave("đăng nhập lại (khoá cố định)")
                    .judge();
        }
        stage.fill();
        var first = stage.run(null);
        stage.source().forgetTokens();
        stage.source().forgetLog();
        var logins = stage.source().logins();
        var second = stage.run(first.checkpoint());
        parts.expect(
                second.category() == null && stage.source().logins() == logins + 1,
                "401 thì đăng nhập lại một lần rồi đọc tiếp",
                second.message() + ", " + (stage.source().logins() - logins) + " lần đăng nhập");
        parts.expect(
                refusedForGood(stage) == 2,
                "bị từ chối mãi thì chỉ đăng nhập lại một lần",
                stage.source().logins() + " lần đăng nhập");
        var together = together(stage);
        return parts.expect(
                        together == 1, THREADS + " luồng cùng lúc chỉ một lần đăng nhập", together + " lần đăng nhập")
                .judge();
    }

    private static int refusedForGood(Stage stage) {
        stage.reset();
        var before = stage.source().logins();
        stage.source().misbehave((kind, number, good) -> kind == Kind.LOGIN ? null : WireAnswer.status(401));
        stage.run(null);
        return stage.source().logins() - before;
    }

    private static int together(Stage stage) {
        stage.reset();
        var before = stage.source().logins();
        var session = stage.sessions().open(stage.definition(), exchange -> {});
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(session::logIn));
            }
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            close(session);
        }
        return stage.source().logins() - before;
    }

    private static void close(SourceSession session) {
        session.close();
    }

    /** A redirect to another machine: nothing that proves who we are may arrive there. */
    static Judgement redirect(Stage stage) {
        var parts = new Judgement.Parts();
        try (var other = new FakeSource(stage.clock())) {
            var there = other.address().replace("127.0.0.1", FOREIGN) + "/khac";
            for (var status : new int[] {302, 307}) {
                stage.reset();
                other.forgetLog();
                stage.source()
                        .misbehave((kind, number, good) -> kind == Kind.LOGIN
                                ? null
                                : WireAnswer.status(status).with("Location", there));
                stage.run(null);
                var leaked = other.log().stream()
                        .filter(seen -> Secrets.of(stage).standIn(seen.request().whole())
                                || seen.request().header("Authorization") != null
                                || seen.request().header("Cookie") != null
                                || !seen.request().body().isEmpty())
                        .count();
                parts.expect(
                        leaked == 0,
                        "chuyển hướng " + status + " sang máy khác không mang theo khoá",
                        leaked + " yêu cầu mang theo khoá hoặc nội dung");
            }
        }
        return parts.judge();
    }
}
