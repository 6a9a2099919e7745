package vn.tthc.monitor.connector.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
    static final int LONGEST_ANSWER = 4_000;

    private static final ReadReport.Failure REFUSED = new ReadReport.Failure(
            FailureCategory.REFUSED,
            "Không hiện gì: còn một giá trị cá nhân trong kết quả mà không thay được; cần đọc trên máy chủ bằng lệnh"
                    + " read không --masked. (A person would have been shown; nothing is.)",
            Hints.of(FailureCategory.REFUSED));

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
        try (var trial = new SourceTrial(sessions, definition, limit, codes)) {
            var failure = failure(trial);
            if (!disguised) {
                return report(file, limit, new Shown(trial, failure));
            }
            var redaction = Redaction.of(definition, List.of());
            redaction.learn(codes);
            var report = report(file, limit, new DisguisedTrial(trial, redaction).shown(failure));
            return redaction.leftIn(JsonMapper.shared().valueToTree(report)) == null
                    ? report
                    : nothing(file, definition, REFUSED);
        }
    }

    /**
     * What of a trial may be shown.
     *
     * @param answer the last one that is a tree; empty where none is
     */
    record Shown(
            List<ReadReport.Talk> talks,
            TrialRecords made,
            Optional<JsonNode> answer,
            ReadReport.@Nullable Failure failure) {
        /** Everything. */
        Shown(SourceTrial trial, ReadReport.@Nullable Failure failure) {
            this(
                    trial.exchanges().stream().map(TestRead::talk).toList(),
                    trial.made(),
                    lastAnswer(trial.exchanges(), Exchange::json),
                    failure);
        }

        /** What the file says are the records; where it says so wrongly, what looks like them. */
        List<JsonNode> records() {
            return made.records().isEmpty() ? answer.map(FoundList::records).orElse(List.of()) : made.records();
        }
    }

    private static ReadReport report(ConnectorFile file, int limit, Shown shown) {
        var definition = file.definition().orElseThrow();
        var made = shown.made;
        return new ReadReport(
                definition.id(),
                file.problems().stream().map(Problem::toString).toList(),
                shown.talks,
                shown.failure,
                made.total(),
                made.mapped().stream().limit(limit).toList(),
                made.unreadable().stream()
                        .limit(limit)
                        .map(bad -> new ReadReport.Unreadable(bad.code(), SecretMask.mask(bad.reason())))
                        .toList(),
                made.unmapped(),
                shown.answer.map(FoundList::in).orElse(List.of()).stream()
                        .map(list -> new ReadReport.Lists(list.path(), list.size(), list.keys()))
                        .toList(),
                FieldProfiles.of(shown.records()).stream().map(TestRead::field).toList(),
                proposal(definition, shown));
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

    static Optional<JsonNode> lastAnswer(List<Exchange> exchanges, Function<Exchange, Optional<JsonNode>> tree) {
        return exchanges.reversed().stream()
                .filter(exchange -> exchange.phase() != Ask.Phase.LOGIN)
                .map(tree)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static ReadReport.Talk talk(Exchange exchange) {
        return new ReadReport.Talk(exchange.requestText(), exchange.answerText(LONGEST_ANSWER), exchange.took());
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

    private static @Nullable String proposal(ConnectorDefinition definition, Shown shown) {
        var yaml = MappingProposal.of(shown.records(), definition.mapping(), shown.made.unmappedByField());
        var list = definition.read().list();
        if (yaml == null || list == null || !shown.made.records().isEmpty()) {
            return yaml == null ? null : SecretMask.mask(yaml);
        }
        var found = shown.answer.map(FoundList::in).orElse(List.of());
        var path = Objects.requireNonNull(found.getFirst().path());
        return SecretMask.mask("read:\n  list:\n    records: \"" + path + "\"\n" + yaml);
    }
}
