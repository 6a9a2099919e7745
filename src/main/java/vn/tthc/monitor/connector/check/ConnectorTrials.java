package vn.tthc.monitor.connector.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ReadReport;
import vn.tthc.monitor.connector.Recording;
import vn.tthc.monitor.connector.SourceTrials;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.recording.Recorder;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;

/** Test reads of the files as they stand in the folder now, by the same sessions that the polls go through. */
@Component
class ConnectorTrials implements SourceTrials {
    private final Path configuration;
    private final boolean demo;
    private final SourceSessions sessions;
    private final Dossiers dossiers;

    ConnectorTrials(
            @Value("${tthc.config:config}") Path configuration,
            Environment environment,
            SourceSessions sessions,
            Dossiers dossiers) {
        this.configuration = configuration;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.sessions = sessions;
        this.dossiers = dossiers;
    }

    @Override
    public Optional<ReadReport> read(String connector, int limit) {
        var files = new ConnectorFiles(configuration, System::getenv, demo);
        return path(files, connector)
                .map(files::draft)
                .filter(draft ->
                        draft.definition().filter(ConnectorDefinition::polls).isPresent())
                .map(draft -> new TestRead(sessions)
                        .read(draft, limit, codes(draft.definition().orElseThrow()), true));
    }

    @Override
    public Recording record(String connector, int limit) {
        var real = valid(new ConnectorFiles(configuration, System::getenv, demo), connector);
        var invented = valid(new ConnectorFiles(configuration, new InventedEnvironment(), demo), connector);
        try {
            return new SourceRecording(sessions)
                    .record(real, invented, new SourceRecording.Wish(limit, codes(real), List.of()));
        } catch (SourceFailure e) {
            throw new Refused(e.sentence());
        } catch (Recorder.NotSafe e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static ConnectorDefinition valid(ConnectorFiles files, String connector) {
        return path(files, connector)
                .flatMap(path -> files.read(path).definition())
                .filter(ConnectorDefinition::polls)
                .orElseThrow(
                        () -> new Refused(
                                "Tệp kết nối " + connector
                                        + " chưa dùng được hoặc không hỏi giao diện nào; cần một tệp không còn lỗi. Sửa tệp rồi ghi lại."));
    }

    private static Optional<Path> path(ConnectorFiles files, String connector) {
        return files.paths().stream()
                .filter(path -> path.endsWith(connector + ".yaml"))
                .findFirst();
    }

    /** A dossier that the source should know, for one that only answers by code. */
    private List<String> codes(ConnectorDefinition definition) {
        var recheck = definition.read().recheck();
        if (recheck == null || definition.read().list() != null) {
            return List.of();
        }
        var own = dossiers.openCodes(definition.id(), sessions.now(), 1);
        var of = recheck.of();
        return own.isEmpty() && of != null
                ? dossiers.codesKnownElsewhere(definition.id(), of.source(), of.fields(), 1)
                : own;
    }
}
