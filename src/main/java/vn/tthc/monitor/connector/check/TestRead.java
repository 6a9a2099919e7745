package vn.tthc.monitor.connector.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ReadReport;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.discovery.FieldProfile;
import vn.tthc.monitor.connector.discovery.FieldProfiles;
import vn.tthc.monitor.connector.discovery.FoundList;
import vn.tthc.monitor.connector.discovery.MappingProposal;
import vn.tthc.monitor.connector.recording.Redaction;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.platform.SecretMask;
import vn.tthc.monitor.platform.config.Problem;

/** Reads a little of a source without storing anything, and says what its file makes of it and what it lacks. */
public final class TestRead {
    private static final int LONGEST_ANSWER = 4_000;

    private final SourceSessions sessions;

    public TestRead(SourceSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Reads.
     *
     * @param file sound in what it asks for; its mapping may be unfinished
     * @param disguised whether people are replaced by invented ones before anything is shown
     */
    public ReadReport read(ConnectorFile file, int limit, List<String> codes, boolean disguised) {
        var definition = file.definition().orElseThrow();
        var obstacle = disguised ? Redaction.obstacle(definition) : null;
        if (obstacle != null) {
            var refused = FailureCategory.REFUSED;
            return nothing(file, definition, new ReadReport.Failure(refused, obstacle, Hints.of(refused)));
        }
        var redaction = disguised ? Redaction.of(definition, List.of()) : null;
        UnaryOperator<JsonNode> disguise = redaction == null ? UnaryOperator.identity() : redaction;
        try (var trial = new SourceTrial(sessions, definition, limit, codes, disguise)) {
            var failure = failure(trial);
            var last = lastAnswer(trial);
            var records = records(trial, last, disguise);
            return new ReadReport(
                    definition.id(),
                    file.problems().stream().map(Problem::toString).toList(),
                    trial.exchanges().stream()
                            .map(exchange -> talk(exchange, redaction))
                            .toList(),
                    failure,
                    trial.total(),
                    trial.mapped().stream().limit(limit).toList(),
                    trial.unreadable().stream()
                            .limit(limit)
                            .map(bad -> new ReadReport.Unreadable(bad.code(), SecretMask.mask(bad.reason())))
                            .toList(),
                    trial.unmapped(),
                    last.map(FoundList::in).orElse(List.of()).stream()
                            .map(list -> new ReadReport.Lists(list.path(), list.size(), list.keys()))
                            .toList(),
                    FieldProfiles.of(records).stream().map(TestRead::field).toList(),
                    proposal(definition, trial, records));
        }
    }

    private static ReadReport nothing(ConnectorFile file, ConnectorDefinition definition, ReadReport.Failure failure) {
        var problems = file.problems().stream().map(Problem::toString).toList();
        return new ReadReport(
                definition.id(),
                problems,
                List.of(),
                failure,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static ReadReport.@Nullable Failure failure(SourceTrial trial) {
        try {
            if (!trial.asks()) {
                throw SourceFailure.lasting(
                        FailureCategory.SCHEMA,
                        "Nguồn chỉ trả lời theo mã hồ sơ mà chưa có mã nào để hỏi; cần --code và một mã hồ sơ đã biết.");
            }
            trial.readPage();
            return null;
        } catch (SourceFailure e) {
            return new ReadReport.Failure(e.category(), e.sentence(), Hints.of(e.category()));
        }
    }

    private static Optional<JsonNode> lastAnswer(SourceTrial trial) {
        return trial.exchanges().reversed().stream()
                .filter(exchange -> exchange.phase() != Ask.Phase.LOGIN)
                .map(Exchange::json)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What the file says are the records; where it says so wrongly, what looks like them. */
    private static List<JsonNode> records(
            SourceTrial trial, Optional<JsonNode> last, UnaryOperator<JsonNode> disguise) {
        return trial.records().isEmpty()
                ? last.map(FoundList::records).orElse(List.of()).stream()
                        .map(disguise)
                        .toList()
                : trial.records();
    }

    private static ReadReport.Talk talk(Exchange exchange, @Nullable Redaction redaction) {
        if (redaction == null) {
            return new ReadReport.Talk(exchange.requestText(), exchange.answerText(LONGEST_ANSWER), exchange.took());
        }
        var body = exchange.json()
                .map(tree -> redaction.apply(tree).toPrettyString())
                .orElseGet(() -> exchange.body().utf8());
        var answer = redaction.inside(exchange.answerText(0) + "\n" + body);
        return new ReadReport.Talk(redaction.inside(exchange.requestText()), cut(answer), exchange.took());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ANSWER
                ? text
                : text.substring(0, LONGEST_ANSWER) + "… (" + text.length() + " ký tự)";
    }

    private static ReadReport.Field field(FieldProfile profile) {
        var values = profile.values().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> SecretMask.mask(entry.getKey()),
                        Map.Entry::getValue,
                        Integer::sum,
                        LinkedHashMap::new));
        return new ReadReport.Field(
                profile.path(),
                profile.filledPercent(),
                profile.kind().word(),
                profile.types(),
                profile.formats(),
                values);
    }

    private static @Nullable String proposal(
            ConnectorDefinition definition, SourceTrial trial, List<JsonNode> records) {
        var yaml = MappingProposal.of(records, definition.mapping(), trial.unmappedByField());
        var list = definition.read().list();
        if (yaml == null || list == null || !trial.records().isEmpty()) {
            return yaml == null ? null : SecretMask.mask(yaml);
        }
        var found = lastAnswer(trial).map(FoundList::in).orElse(List.of());
        var path = Objects.requireNonNull(found.getFirst().path());
        return SecretMask.mask("read:\n  list:\n    records: \"" + path + "\"\n" + yaml);
    }
}
