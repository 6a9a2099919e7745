package vn.tthc.monitor.connector.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.polling.FieldTime;
import vn.tthc.monitor.connector.polling.Rehearsal.Outcome;
import vn.tthc.monitor.connector.recording.RecordedFolder;
import vn.tthc.monitor.dossier.SourceDossier;

/** Checks 3 to 5 and 7 to 10: what is read, how a run goes on from the last one, and the edges of its window. */
final class ReadingChecks {
    private static final Duration FAR = Duration.ofDays(400);
    private static final Duration SKEW = Duration.ofMinutes(10);

    private ReadingChecks() {}

    /** Reads the recorded world, several pages of it, and compares every dossier. */
    static Judgement expected(Stage stage) {
        var outcome = stage.run(null);
        if (outcome.category() != null) {
            return Judgement.fail(String.valueOf(outcome.message()));
        }
        var expected = stage.recorded().orElseThrow().expected();
        var readable = expected.stream().filter(one -> !one.has("unreadable")).toList();
        var found = outcome.dossiers();
        if (found.size() != readable.size()) {
            return Judgement.fail("đọc được " + found.size() + " hồ sơ, mẫu có " + readable.size());
        }
        for (var index = 0; index < found.size(); index++) {
            var only = RecordedFolder.onlyKeysOf(readable.get(index), json(stage, found.get(index)));
            if (!only.equals(readable.get(index))) {
                return Judgement.fail(
                        "hồ sơ thứ " + (index + 1) + " khác mẫu: " + difference(readable.get(index), only));
            }
        }
        var bad = expected.size() - readable.size();
        return outcome.rejected() == bad
                ? Judgement.pass(found.size() + " hồ sơ đúng như mẫu, " + bad + " bản ghi hỏng vào cách ly")
                : Judgement.fail("vào cách ly " + outcome.rejected() + " bản ghi, mẫu nói " + bad);
    }

    private static JsonNode json(Stage stage, SourceDossier dossier) {
        // Addresses of the rehearsal stand for those of the recording.
        var text =
                RecordedFolder.json(dossier).toString().replace(stage.source().address(), InventedEnvironment.NOWHERE);
        return JsonMapper.shared().readTree(text);
    }

    private static String difference(JsonNode expected, JsonNode found) {
        for (var entry : expected.properties()) {
            var other = found.path(entry.getKey());
            if (!other.equals(entry.getValue())) {
                return entry.getKey() + " là " + other + ", mẫu là " + entry.getValue();
            }
        }
        return "không rõ khác ở đâu";
    }

    /** Reads again from where the first run ended. */
    static Judgement again(Stage stage) {
        var first = stage.run(null);
        stage.store().newlyAdded();
        stage.clock().advance(Duration.ofMinutes(5));
        var second = stage.run(first.checkpoint());
        var added = stage.store().newlyAdded();
        var changed = stage.store().newlyChanged();
        var back =
                first.mark() != null && (second.mark() == null || second.mark().isBefore(first.mark()));
        return new Judgement.Parts()
                .expect(added == 0 && changed == 0, "không hồ sơ nào mới hay đổi", added + " mới, " + changed + " đổi")
                .expect(!back, "mốc đọc không lùi", first.mark() + " → " + second.mark())
                .judge();
    }

    /** Dies after every page in turn, begins again, and must end with everything. */
    static Judgement fromEveryPage(Stage stage) {
        stage.fill();
        var whole = Set.copyOf(stage.world().codes());
        var pages = stage.run(null).pages().size();
        for (var survived = 0; survived <= pages; survived++) {
            stage.restart();
            stage.store().stored().clear();
            var died = stage.run(null, survived);
            stage.restart();
            stage.run(died.checkpoint());
            var missing = new HashSet<>(whole);
            missing.removeAll(stage.store().stored().keySet());
            if (!missing.isEmpty()) {
                return Judgement.fail("chết sau trang " + survived + " thì mất " + missing);
            }
        }
        return Judgement.pass("chết sau trang nào trong " + pages + " trang cũng đủ " + whole.size() + " hồ sơ");
    }

    private static @Nullable Window window(Stage stage) {
        var list = stage.definition().read().list();
        return list == null ? null : list.window();
    }

    private static Judgement noWindow(Stage stage) {
        return Judgement.skip(
                stage.lists()
                        ? "không khai read.list.window nên lần nào cũng đọc hết"
                        : "nguồn chỉ trả lời theo mã, không có mốc đọc");
    }

    /** A checkpoint in the future, from a clock that was wrong: nothing is newer, and the next run finds the right one. */
    static Judgement future(Stage stage) {
        var window = window(stage);
        if (window == null) {
            return noWindow(stage);
        }
        stage.fill();
        var now = stage.clock().instant();
        var wrong = "{\"mark\":\"" + now.plus(FAR) + "\",\"fullAt\":\"" + now + "\"}";
        var first = stage.run(wrong);
        var second = stage.run(first.checkpoint());
        var missing = new HashSet<>(stage.world().codes());
        missing.removeAll(codes(second));
        return new Judgement.Parts()
                .expect(
                        first.category() == null && first.dossiers().isEmpty(),
                        "mốc đọc ở tương lai thì lần đầu không có gì",
                        first.dossiers().size() + " hồ sơ, " + first.message())
                .expect(
                        second.kind() == RunKind.FULL && missing.isEmpty(),
                        "lần sau đọc lại toàn bộ",
                        "lần đọc " + second.kind() + " thiếu " + missing)
                .expect(
                        second.mark() != null
                                && !second.mark().isAfter(stage.clock().instant()),
                        "và có mốc đúng",
                        "mốc là " + second.mark())
                .leave("lời cảnh báo của lần đầu (SourceClockTests)")
                .judge();
    }

    /** Two records of one moment on two pages. */
    static Judgement boundary(Stage stage) {
        var window = window(stage);
        if (window == null) {
            return noWindow(stage);
        }
        var moment = stage.clock().instant().minus(Duration.ofMinutes(30));
        var records = new ArrayList<JsonNode>();
        for (var number = 0; number < 4; number++) {
            records.add(timed(stage, moment, number));
        }
        stage.become(records);
        var first = stage.run(null);
        stage.world().add(timed(stage, moment, 77));
        stage.restart();
        var second = stage.run(first.checkpoint());
        return new Judgement.Parts()
                .expect(
                        codes(first).size() == 4,
                        "bốn hồ sơ cùng lúc qua hai trang",
                        codes(first).size() + " hồ sơ")
                .expect(
                        second.dossiers().size() == 5,
                        "mốc dưới bao gồm chính nó: hồ sơ cùng lúc đến sau vẫn được đọc",
                        "lần sau chỉ đọc " + second.dossiers().size() + " hồ sơ")
                .judge();
    }

    /** Updates that reach the source after their time. */
    static Judgement late(Stage stage) {
        var window = window(stage);
        if (window == null) {
            return noWindow(stage);
        }
        stage.fill();
        var first = stage.run(null);
        var mark = first.mark();
        if (mark == null) {
            return Judgement.fail(
                    "sau lần đọc đầu chưa có mốc đọc: trường " + window.by().key() + " không có giá trị");
        }
        var inside = timed(stage, mark.minus(window.lookback().dividedBy(2)), 901);
        var outside = timed(stage, mark.minus(window.lookback()).minus(Duration.ofDays(2)), 902);
        stage.world().add(inside);
        stage.world().add(outside);
        stage.restart();
        stage.clock().advance(Duration.ofMinutes(5));
        var second = stage.run(first.checkpoint());
        var parts = new Judgement.Parts()
                .expect(
                        codes(second).contains(stage.world().code(inside)),
                        "cập nhật muộn trong lookback được đọc",
                        "không thấy");
        return reconciled(stage, second, outside, parts).judge();
    }

    private static Judgement.Parts reconciled(Stage stage, Outcome second, JsonNode outside, Judgement.Parts parts) {
        var code = Objects.requireNonNull(stage.world().code(outside));
        if (codes(second).contains(code)) {
            return parts.expect(true, "cập nhật muộn hơn nữa cũng được đọc ngay", "");
        }
        var cron = stage.definition().schedule().reconcile();
        if (cron == null) {
            return stage.definition().read().recheck() == null
                    ? parts.expect(
                            false,
                            "cập nhật muộn hơn lookback",
                            "không bao giờ được đọc; thêm schedule.reconcile hoặc read.recheck")
                    : parts.leave("cập nhật muộn hơn lookback của hồ sơ chưa biết (hồ sơ đã biết có read.recheck lo)");
        }
        stage.clock().passes(cron, stage.definition().mapping().timezone());
        var full = stage.run(second.checkpoint());
        return parts.expect(
                full.kind() == RunKind.FULL && codes(full).contains(code),
                "cập nhật muộn hơn lookback được lần đọc toàn bộ tìm thấy",
                "lần đọc " + full.kind() + " không thấy");
    }

    /** A source whose clock runs ahead or behind, and times without a zone. */
    static Judgement clocks(Stage stage) {
        var window = window(stage);
        if (window == null) {
            return noWindow(stage);
        }
        var parts = new Judgement.Parts();
        for (var skew : List.of(SKEW, SKEW.negated())) {
            stage.reset();
            var theirs = stage.clock().instant().plus(skew);
            stage.become(List.of(timed(stage, theirs, 1), timed(stage, theirs, 2)));
            var first = stage.run(null);
            stage.clock().advance(Duration.ofMinutes(2));
            var later = timed(stage, stage.clock().instant().plus(skew), 3);
            stage.world().add(later);
            stage.restart();
            var second = stage.run(first.checkpoint());
            var bounded = window.slices().closed() && skew.isPositive();
            if (bounded) {
                // Asked up to now, a source that lives in the future has its newest ones left for later.
                stage.clock().advance(SKEW.plus(window.settle()));
                second = stage.run(second.checkpoint());
            }
            parts.expect(
                    codes(second).contains(stage.world().code(later)),
                    "đồng hồ nguồn lệch " + skew.toMinutes() + " phút không mất hồ sơ",
                    "hồ sơ cập nhật sau đó không được đọc");
        }
        var noon = Instant.parse("2026-03-04T05:00:00Z");
        var written = timed(stage, noon, 9);
        parts.expect(
                stage.world()
                        .dossier(written)
                        .map(dossier -> FieldTime.of(window.by(), dossier.times()))
                        .filter(read -> Duration.between(read, noon).abs().compareTo(Duration.ofDays(1)) < 0)
                        .isPresent(),
                "giờ không múi giờ đọc theo " + stage.definition().mapping().timezone(),
                "12 giờ trưa đọc ra giờ khác");
        return parts.judge();
    }

    /** One more record that happened at a moment, by the time its source filters on. */
    private static JsonNode timed(Stage stage, Instant moment, int number) {
        var window = Objects.requireNonNull(window(stage));
        return stage.world().editor().with(stage.another(number), window.by(), moment);
    }

    private static Set<String> codes(Outcome outcome) {
        return outcome.dossiers().stream().map(SourceDossier::code).collect(Collectors.toSet());
    }

    /** Whether a run read nothing and ended well. */
    static boolean emptyAndWell(Outcome outcome) {
        return outcome.outcome() == RunOutcome.OK_EMPTY && outcome.dossiers().isEmpty();
    }

    /** How often something was asked. */
    static long asked(Stage stage, Kind kind) {
        return stage.source().log().stream().filter(seen -> seen.kind() == kind).count();
    }
}
