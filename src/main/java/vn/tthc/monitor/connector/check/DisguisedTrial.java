package vn.tthc.monitor.connector.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.ReadReport;
import vn.tthc.monitor.connector.check.TestRead.Shown;
import vn.tthc.monitor.connector.decoding.Document;
import vn.tthc.monitor.connector.recording.Redaction;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.platform.SecretMask;

/** A trial with invented people in the place of its real ones. */
final class DisguisedTrial {
    private static final String QUOTE_LEFT_OUT = "không hiện lời trích";
    private static final int SHORTEST_QUOTE = 3;

    private final SourceTrial trial;
    private final Redaction redaction;

    DisguisedTrial(SourceTrial trial, Redaction redaction) {
        this.trial = trial;
        this.redaction = redaction;
        trial.records().forEach(redaction::learn);
        trial.exchanges().forEach(exchange -> tree(exchange).ifPresent(redaction::learn));
    }

    /** The answer as reading would take it: a page for people may be well-formed, and is no data all the same. */
    private static Optional<JsonNode> tree(Exchange exchange) {
        return Document.html(exchange.body(), exchange.headers().get("Content-Type"))
                ? Optional.empty()
                : exchange.json();
    }

    /** What may be shown of it; everybody was learnt before the first record is changed. */
    Shown shown(ReadReport.@Nullable Failure failure) {
        return new Shown(
                trial.exchanges().stream().map(this::talk).toList(),
                trial.disguised(redaction::shown, this::said),
                TestRead.lastAnswer(trial.exchanges(), DisguisedTrial::tree).map(redaction::shown),
                failure == null
                        ? null
                        : new ReadReport.Failure(failure.category(), said(failure.sentence()), failure.hint()));
    }

    private ReadReport.Talk talk(Exchange exchange) {
        var head = redaction.inside(exchange.answerText(0)
                .lines()
                .filter(line -> !line.startsWith("… ("))
                .reduce("", (text, line) -> text + line + "\n"));
        return new ReadReport.Talk(
                redaction.inside(exchange.requestText()), cut(head + body(exchange)), exchange.took());
    }

    private String body(Exchange exchange) {
        return exchange.body().size() == 0
                ? ""
                : tree(exchange)
                        .map(tree -> SecretMask.mask(redaction.shown(tree).toPrettyString()))
                        .orElseGet(() -> withheld(exchange));
    }

    private static String withheld(Exchange exchange) {
        var type = exchange.headers().get("Content-Type");
        return "(Không hiện câu trả lời này: không đọc được thành dữ liệu nên không che được tên người; dài "
                + exchange.body().size() + " byte, kiểu " + (type == null ? "không nêu" : type) + ", SHA-256 "
                + exchange.body().sha256().hex()
                + ". Xem nguyên văn trên máy chủ bằng lệnh read không --masked.)";
    }

    private static String cut(String text) {
        return text.length() <= TestRead.LONGEST_ANSWER
                ? text
                : text.substring(0, TestRead.LONGEST_ANSWER) + "… (" + text.length() + " ký tự)";
    }

    /** A sentence about the source without its people, and without what it quotes of an answer that is not shown. */
    private String said(String sentence) {
        var said = sentence;
        for (var exchange : trial.exchanges()) {
            if (tree(exchange).isEmpty()) {
                said = withoutQuote(said, exchange.body().utf8());
            }
        }
        return redaction.inside(said);
    }

    /** Sentences quote how an answer begins, its blanks made one. */
    private static String withoutQuote(String sentence, String body) {
        var bare = body.startsWith("\uFEFF") ? body.substring(1) : body;
        var start = SecretMask.mask(bare.substring(0, Math.min(bare.length(), TestRead.LONGEST_ANSWER)))
                .replaceAll("\\s+", " ")
                .strip();
        for (var length = Math.min(start.length(), sentence.length()); length >= SHORTEST_QUOTE; length--) {
            var quote = start.substring(0, length);
            if (sentence.contains(quote)) {
                return sentence.replace(quote + "…", quote).replace(quote, QUOTE_LEFT_OUT);
            }
        }
        return sentence;
    }
}
