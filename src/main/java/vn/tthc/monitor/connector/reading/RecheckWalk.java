package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.source.Answer;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.Variables;

/** Asks known dossiers again by code, a batch for each page. */
public final class RecheckWalk implements PageWalk {
    private final SourceSession session;
    private final RecheckRead read;
    private final List<String> codes;
    private int position;

    public RecheckWalk(SourceSession session, RecheckRead read, List<String> codes) {
        this.session = session;
        this.read = read;
        this.codes = List.copyOf(codes);
    }

    @Override
    public Optional<RawPage> next() {
        if (position >= codes.size()) {
            return Optional.empty();
        }
        var batch = codes.subList(position, Math.min(position + read.batch(), codes.size()));
        position += batch.size();
        var variables = Variables.none().with("codes", batch).with("code", batch.getFirst());
        var answer = session.ask(new Ask(Ask.Phase.DETAIL, read.call(), variables));
        var answered = matched(batch, answer);
        var records = new ArrayList<RawRecord>();
        var unanswered = new ArrayList<String>();
        for (var code : batch) {
            var json = answered.get(code);
            if (json == null) {
                unanswered.add(code);
            } else {
                records.add(new RawRecord(json, code, null));
            }
        }
        return Optional.of(
                new RawPage(List.copyOf(records), answer.at(), position >= codes.size(), 0, List.copyOf(unanswered)));
    }

    private Map<String, JsonNode> matched(List<String> batch, Answer answer) {
        var records = records(answer);
        var codeFrom = read.codeFrom();
        var matched = new HashMap<String, JsonNode>();
        if (codeFrom == null) {
            requireOneForEach(batch, records, answer);
            for (var index = 0; index < records.size(); index++) {
                matched.put(batch.get(index), records.get(index));
            }
        } else {
            records.forEach(json -> matched.put(code(codeFrom, json), json));
        }
        matched.values().removeIf(json -> !json.isObject());
        return matched;
    }

    /** Without codes in the answer the order is all there is: one too few would give every later one a wrong status. */
    private void requireOneForEach(List<String> batch, List<JsonNode> records, Answer answer) {
        if (!records.isEmpty() && records.size() != batch.size()) {
            throw answer.failure(
                    FailureCategory.SCHEMA,
                    "trả " + records.size() + " kết quả cho " + batch.size() + " mã hồ sơ",
                    "mỗi mã một kết quả, hoặc mã nằm trong kết quả",
                    "Khai read.recheck.codeFrom hoặc đặt read.recheck.batch bằng 1.");
        }
    }

    private List<JsonNode> records(Answer answer) {
        if (answer.empty()) {
            return List.of();
        }
        var found = read.records().rows(answer.json());
        if (found.isArray()) {
            return List.copyOf(found.values());
        }
        return found.isObject() ? List.of(found) : List.of();
    }

    private static String code(@Nullable DottedPath path, JsonNode json) {
        var text = path == null ? DottedPath.textOf(json) : path.text(json);
        return text == null ? "" : text.strip();
    }
}
