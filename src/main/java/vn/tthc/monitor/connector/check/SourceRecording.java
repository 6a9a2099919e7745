package vn.tthc.monitor.connector.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.Recording;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.recording.Recorder;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.SourceDossier;

/** Reads a little of a source to keep it as a fixture. */
public final class SourceRecording {
    private final SourceSessions sessions;

    public SourceRecording(SourceSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What to record.
     *
     * @param codes dossiers to ask for by code, besides or instead of what is listed
     * @param hidden more paths of a record whose values must not be kept
     */
    public record Wish(int limit, List<String> codes, List<String> hidden) {}

    /**
     * Reads and records.
     *
     * @param real asks the source
     * @param invented the same file without its real addresses, for what is kept
     * @throws SourceFailure where the source cannot be read
     */
    public Recording record(ConnectorDefinition real, ConnectorDefinition invented, Wish wish) {
        var read = read(real, wish);
        return new Recorder(invented, wish.hidden(), wish.limit()).record(read.exchanges, read.records);
    }

    private record Read(List<Exchange> exchanges, List<JsonNode> records) {}

    private Read read(ConnectorDefinition real, Wish wish) {
        var lists = real.read().list() != null;
        var codes = lists ? List.<String>of() : wish.codes();
        try (var trial = new SourceTrial(sessions, real, wish.limit(), codes)) {
            if (!trial.asks()) {
                throw SourceFailure.lasting(
                        FailureCategory.SCHEMA,
                        "Nguồn chỉ trả lời theo mã hồ sơ; cần ít nhất một mã. Thêm --code và một mã hồ sơ đã biết.");
            }
            trial.readPage();
            var known = trial.mapped().stream().map(SourceDossier::code).toList();
            var asked = asked(real, wish, known);
            return new Read(
                    Stream.concat(trial.exchanges().stream(), asked.exchanges.stream())
                            .toList(),
                    Stream.concat(trial.records().stream(), asked.records.stream())
                            .toList());
        }
    }

    /** Of a source that lists and answers by code as well, both answers are kept. */
    private Read asked(ConnectorDefinition real, Wish wish, List<String> known) {
        var recheck = real.read().recheck();
        if (real.read().list() == null || real.read().detail() != null || recheck == null) {
            return new Read(List.of(), List.of());
        }
        var codes = wish.codes().isEmpty() ? known.subList(0, Math.min(recheck.batch(), known.size())) : wish.codes();
        if (codes.isEmpty()) {
            return new Read(List.of(), List.of());
        }
        try (var trial = new SourceTrial(sessions, real, codes.size(), Objects.requireNonNull(codes))) {
            trial.readPage();
            return new Read(trial.exchanges(), trial.records());
        }
    }
}
