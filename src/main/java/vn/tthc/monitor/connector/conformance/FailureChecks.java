package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Seen;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer.Manner;
import vn.tthc.monitor.connector.polling.Rehearsal.Outcome;

/** Checks 12 to 14 and 16: too many requests, a broken source, answers that are none, and politeness through all of it. */
final class FailureChecks {
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final String LOGIN_PAGE =
            "<!DOCTYPE html><html><body><form><input type=\"password\" name=\"p\"></form></body></html>";

    private FailureChecks() {}

    /** Only answers to questions for dossiers go wrong; the login stays. */
    private static void answer(Stage stage, int times, WireAnswer wrong) {
        stage.reset();
        stage.fill();
        stage.source().misbehave((kind, number, good) -> kind != Kind.LOGIN && number <= times ? wrong : null);
    }

    static Judgement tooMany(Stage stage) {
        var parts = new Judgement.Parts();
        var limits = stage.definition().http().limits();
        if (limits.retries() == 0) {
            parts.leave("chờ rồi hỏi lại (tệp khai retries: 0)");
        } else {
            answer(stage, 1, WireAnswer.status(429).with("Retry-After", "3"));
            waited(stage, Duration.ofSeconds(3), "Retry-After bằng giây", parts);
            stage.reset();
            var at = stage.clock().instant().plusSeconds(4);
            answer(stage, 1, WireAnswer.status(429).with("Retry-After", date(at)));
            waited(stage, Duration.ofSeconds(4), "Retry-After bằng ngày giờ", parts);
        }
        answer(stage, 100, WireAnswer.status(429).with("Retry-After", "99999999"));
        var outcome = stage.run(null);
        var longest = stage.clock().waits().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        parts.expect(
                outcome.category() == FailureCategory.RATE_LIMITED && longest.compareTo(limits.retryAfterCap()) <= 0,
                "Retry-After vô lý không bị chờ",
                outcome.category() + ", chờ lâu nhất " + longest);
        return parts.judge();
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.localizedBy(Locale.ROOT).format(moment.atOffset(ZoneOffset.UTC));
    }

    private static void waited(Stage stage, Duration wanted, String name, Judgement.Parts parts) {
        var outcome = stage.run(null);
        var longest = stage.clock().waits().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        parts.expect(
                outcome.category() == null
                        && longest.compareTo(wanted) <= 0
                        && longest.compareTo(wanted.minusSeconds(1)) >= 0,
                name,
                "chờ " + longest + ", kết thúc " + outcome.outcome() + " " + outcome.message());
    }

    static Judgement broken(Stage stage) {
        var parts = new Judgement.Parts();
        ends(stage, WireAnswer.status(500), "500", FailureCategory.HTTP_5XX, parts);
        ends(stage, WireAnswer.status(502), "502", FailureCategory.HTTP_5XX, parts);
        ends(stage, WireAnswer.status(200).in(Manner.RESET), "ngắt kết nối", FailureCategory.UNREACHABLE, parts);
        ends(stage, WireAnswer.status(200).in(Manner.SILENT), "im lặng", FailureCategory.TIMEOUT, parts);
        var long_ = WireAnswer.json(200, "[" + " ".repeat(4000) + "]").in(Manner.DRIP);
        ends(stage, long_, "nhỏ giọt", FailureCategory.TIMEOUT, parts);
        return parts.judge();
    }

    private static void ends(
            Stage stage, WireAnswer wrong, String name, FailureCategory category, Judgement.Parts parts) {
        answer(stage, 1000, wrong);
        stage.restart(Duration.ZERO, IMPATIENT);
        var began = System.nanoTime();
        var outcome = stage.run(null);
        var took = Duration.ofNanos(System.nanoTime() - began);
        var tries = stage.definition().http().limits().retries() + 1;
        var limit = IMPATIENT.multipliedBy(tries).plusSeconds(5);
        var asked = stage.source().log().stream()
                .filter(seen -> seen.kind() != Kind.LOGIN)
                .count();
        stage.source().misbehave((kind, number, good) -> null);
        stage.restart();
        var after = stage.run(outcome.checkpoint());
        parts.expect(
                outcome.category() == category
                        && outcome.checkpoint() == null
                        && took.compareTo(limit) < 0
                        && asked <= (long) tries * 3
                        && after.category() == null,
                name + " là " + category.word(),
                outcome.category() + " sau " + took.toMillis() + " ms và " + asked + " yêu cầu; lần sau "
                        + (after.category() == null ? "tốt" : after.message()));
    }

    static Judgement noAnswer(Stage stage) {
        var parts = new Judgement.Parts();
        var html = WireAnswer.of(200, "text/html; charset=utf-8", "<html><body><h1>Bảo trì</h1></body></html>");
        nothing(stage, html, "trang HTML", Set.of(FailureCategory.UNREADABLE), parts);
        var login = WireAnswer.of(200, "text/html; charset=utf-8", LOGIN_PAGE);
        nothing(stage, login, "trang đăng nhập", Set.of(FailureCategory.AUTH, FailureCategory.UNREADABLE), parts);
        cut(stage, parts);
        var error = WireAnswer.json(
                200, "{\"error_code\":\"-999\",\"code\":\"-999\",\"status\":\"-999\",\"message\":\"Lỗi hệ thống\"}");
        nothing(
                stage,
                error,
                "200 với thân báo lỗi",
                Set.of(
                        FailureCategory.REFUSED,
                        FailureCategory.SCHEMA,
                        FailureCategory.AUTH,
                        FailureCategory.UNREADABLE),
                parts);
        answer(stage, 1000, WireAnswer.status(204));
        var outcome = stage.run(null);
        parts.expect(
                outcome.category() == null && outcome.dossiers().isEmpty(),
                "204 là trang rỗng",
                outcome.category() + ": " + outcome.message());
        return parts.judge();
    }

    private static void cut(Stage stage, Judgement.Parts parts) {
        stage.reset();
        stage.fill();
        stage.source().misbehave((kind, number, good) -> {
            if (kind == Kind.LOGIN) {
                return null;
            }
            var whole = good.get();
            return whole.saying(whole.body().substring(0, whole.body().size() / 2));
        });
        refused(stage.run(null), "câu trả lời bị cắt", Set.of(FailureCategory.UNREADABLE), parts);
    }

    private static void nothing(
            Stage stage, WireAnswer wrong, String name, Set<FailureCategory> right, Judgement.Parts parts) {
        answer(stage, 1000, wrong);
        refused(stage.run(null), name, right, parts);
    }

    private static void refused(Outcome outcome, String name, Set<FailureCategory> right, Judgement.Parts parts) {
        var category = outcome.category();
        parts.expect(
                category != null
                        && right.contains(category)
                        && outcome.dossiers().isEmpty()
                        && outcome.checkpoint() == null,
                name + (category == null ? "" : " là " + category.word()),
                "kết thúc " + outcome.outcome() + " " + category);
    }

    /** The pause between any two requests holds, whatever goes wrong. */
    static Judgement politeness(Stage stage) {
        var floor = stage.definition().http().limits().floor();
        var declared = stage.file().definition().orElseThrow().http().limits().floor();
        if (declared.isZero()) {
            return Judgement.skip("tệp khai http.limits.floor: 0ms");
        }
        var parts = new Judgement.Parts();
        var wrongs = new ArrayList<WireAnswer>();
        wrongs.add(WireAnswer.status(500));
        wrongs.add(WireAnswer.status(401));
        wrongs.add(WireAnswer.status(200).in(Manner.RESET));
        for (var wrong : wrongs) {
            answer(stage, 1000, wrong);
            stage.restart(declared, Duration.ofSeconds(5));
            for (var run = 0; run < 3; run++) {
                stage.run(null);
            }
            var closest = closest(stage);
            parts.expect(
                    closest.compareTo(declared) >= 0,
                    "cách nhau ít nhất " + declared.toMillis() + " ms khi gặp "
                            + (wrong.manner() == Manner.RESET ? "ngắt kết nối" : wrong.status()),
                    "có hai yêu cầu cách nhau " + closest.toMillis() + " ms (sàn đang dùng " + floor + ")");
        }
        return parts.judge();
    }

    private static Duration closest(Stage stage) {
        var times = stage.source().log().stream().map(Seen::at).toList();
        var closest = Duration.ofDays(1);
        for (var index = 1; index < times.size(); index++) {
            var apart = Duration.between(times.get(index - 1), times.get(index));
            closest = apart.compareTo(closest) < 0 ? apart : closest;
        }
        return closest;
    }

    /** Whether the run failed altogether. */
    static boolean failed(Outcome outcome) {
        return outcome.outcome() == RunOutcome.FAILED;
    }
}
