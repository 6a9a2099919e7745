package vn.tthc.monitor.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.tthc.monitor.connector.check.CommandFiles;
import vn.tthc.monitor.connector.check.SourceRecording;
import vn.tthc.monitor.connector.recording.Recorder;
import vn.tthc.monitor.connector.source.SourceFailure;

/**
 * Reads a little of a source and keeps it as a fixture without its people. Ends with 0 when it was written, 1 when the
 * source failed, 2 when the file is invalid or unknown or the folder holds another recording.
 */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Ghi câu trả lời đã thay người thật bằng người bịa, để thử tệp kết nối về sau."
                + " (Saves redacted answers as a fixture.)",
        exitCodeListHeading = "%nMã thoát (exit codes):%n",
        exitCodeList = {
            "0:đã ghi (written)",
            "1:nguồn lỗi hoặc không có hồ sơ (the source failed or had no dossiers)",
            "2:tệp sai, không có, hoặc thư mục đã có mẫu (invalid file, or a recording is there)"
        })
public final class RecordCommand implements Callable<Integer> {
    private static final String RECORDED = "(answer|list|recheck)(-?\\d+)?\\.json|expected\\.json";

    @Mixin
    private final ConnectorParameter connector = new ConnectorParameter();

    @Option(names = "--limit", defaultValue = "20", description = "số hồ sơ giữ lại, mặc định 20 (records kept)")
    private int limit = 20;

    @Option(names = "--out", description = "thư mục ghi; mặc định config/connectors/tests/<id> (folder)")
    private @Nullable Path folder;

    @Option(
            names = "--hide",
            description = "đường dẫn trong bản ghi cần che thêm; dùng được nhiều lần (one more path to hide)")
    private List<String> hidden = List.of();

    @Option(names = "--code", description = "hỏi theo mã hồ sơ này (asks for this dossier)")
    private List<String> codes = List.of();

    @Option(names = "--replace", description = "ghi đè mẫu đang có (replaces a recording that is there)")
    private boolean replace;

    @Override
    public Integer call() throws IOException {
        var out = connector.out();
        var files = connector.files();
        var pair = files.rehearsal(connector.id());
        var target = folder == null ? files.recordings().resolve(connector.id()) : folder;
        if (!pair.problems().isEmpty()) {
            pair.problems().forEach(out::println);
            return 2;
        }
        if (!replace && !recorded(target).isEmpty()) {
            out.println("Thư mục " + target + " đã có một mẫu; thêm --replace để ghi đè. (A recording is there.)");
            return 2;
        }
        try {
            var recording = new SourceRecording(CommandFiles.sessions())
                    .record(pair.real(), pair.invented(), new SourceRecording.Wish(limit, codes, hidden));
            write(recording, target);
            out.println("Đã ghi " + recording.records() + " hồ sơ vào " + target
                    + "; xem lại bằng mắt trước khi đưa ra khỏi đơn vị. (Look it over before it leaves.)");
            return recording.records() == 0 ? 1 : 0;
        } catch (SourceFailure e) {
            out.println("✕ [" + e.category().word() + "] " + e.sentence());
            return 1;
        } catch (Recorder.NotSafe e) {
            out.println("✕ " + e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private static List<Path> recorded(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(RECORDED))
                    .toList();
        }
    }

    private static void write(Recording recording, Path target) throws IOException {
        Files.createDirectories(target);
        for (var old : recorded(target)) {
            Files.delete(old);
        }
        for (var file : recording.files().entrySet()) {
            Files.writeString(target.resolve(file.getKey()), file.getValue());
        }
    }
}
