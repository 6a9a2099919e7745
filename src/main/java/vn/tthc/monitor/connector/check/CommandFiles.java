package vn.tthc.monitor.connector.check;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.platform.SystemClock;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** Connector files for commands that run without the server. */
public final class CommandFiles {
    private static final String EXISTING = "tên một tệp kết nối, không có .yaml (no such connector file)";

    private final Path configuration;

    private CommandFiles(Path configuration) {
        this.configuration = configuration;
    }

    /** Files of the folder given, or of the one the server would read. */
    public static CommandFiles in(@Nullable Path configuration) {
        if (configuration != null) {
            return new CommandFiles(configuration);
        }
        var set = System.getProperty("tthc.config", System.getenv("TTHC_CONFIG"));
        return new CommandFiles(Path.of(set == null ? "config" : set));
    }

    /** What a command works on, and one line for each thing that keeps it from it. */
    public record Chosen(List<ConnectorDefinition> definitions, List<String> problems) {}

    /** The file with this id, or all of them except the demo's. */
    public Chosen choose(@Nullable String id) {
        var definitions = new ArrayList<ConnectorDefinition>();
        var problems = new ArrayList<String>();
        var found = false;
        for (var file : ConnectorFiles.load(configuration, id != null)) {
            if (id == null || file.id().equals(id)) {
                found = true;
                file.definition().ifPresent(definitions::add);
                file.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        if (!found && id == null) {
            problems.add("Chưa có tệp kết nối nào trong " + configuration.resolve("connectors")
                    + "; cần ít nhất một, mẫu ở config/connectors/examples. (No connector files.)");
        } else if (!found) {
            problems.add("Không có tệp " + configuration.resolve("connectors").resolve(id + ".yaml")
                    + "; cần tên một tệp kết nối. (No such connector file.)");
        }
        return new Chosen(List.copyOf(definitions), List.copyOf(problems));
    }

    /** The file with this id, even one in the making; its problems say why nothing can be read. */
    public ConnectorFile draft(String id) {
        var files = new ConnectorFiles(configuration, System::getenv, true);
        return files.paths().stream()
                .filter(path -> path.endsWith(id + ".yaml"))
                .findFirst()
                .map(files::draft)
                .map(CommandFiles::asking)
                .orElseGet(() -> {
                    var path = configuration.resolve("connectors").resolve(id + ".yaml");
                    var problem = new Problem(
                            new Place(path.toString(), 1, 1), "unreadable-file", "không có tệp này", EXISTING, null);
                    return new ConnectorFile(id, id, path, null, List.of(problem), List.of(), Set.of(path));
                });
    }

    /** The file, with one problem where it asks no interface: there is nothing to read then. */
    private static ConnectorFile asking(ConnectorFile file) {
        var problem = nothingToRead(file.path());
        return file.definition().map(ConnectorDefinition::polls).orElse(true)
                ? file
                : new ConnectorFile(
                        file.id(), file.name(), file.path(), null, List.of(problem), file.warnings(), file.reads());
    }

    private static Problem nothingToRead(Path path) {
        return new Problem(
                new Place(path.toString(), 1, 1),
                "nothing-to-read",
                "tệp không hỏi giao diện nào nên không có gì để đọc thử",
                "khoá read; để thử phép dò thì dùng lệnh check (asks no interface; use check)",
                null);
    }

    /** One file twice: as it is, and with an invented value for every reference. */
    public record Rehearsal(
            @Nullable ConnectorDefinition asIs, @Nullable ConnectorDefinition other, List<String> problems) {
        /** For asking the source. */
        public ConnectorDefinition real() {
            return Objects.requireNonNull(asIs);
        }

        /** For everything that is kept. */
        public ConnectorDefinition invented() {
            return Objects.requireNonNull(other);
        }
    }

    /** The file with this id, for asking its source and keeping what it says. */
    public Rehearsal rehearsal(String id) {
        var chosen = choose(id);
        if (!chosen.problems().isEmpty()) {
            return new Rehearsal(null, null, chosen.problems());
        }
        var real = chosen.definitions().getFirst();
        if (!real.polls()) {
            var path = configuration.resolve("connectors").resolve(id + ".yaml");
            return new Rehearsal(null, null, List.of(nothingToRead(path).toString()));
        }
        var files = new ConnectorFiles(configuration, new InventedEnvironment(), true);
        var invented = files.paths().stream()
                .filter(path -> path.endsWith(id + ".yaml"))
                .findFirst()
                .map(files::read)
                .orElseThrow();
        return new Rehearsal(
                real,
                invented.loaded(),
                invented.problems().stream().map(Problem::toString).toList());
    }

    /** The configuration folder. */
    public Path folder() {
        return configuration;
    }

    /** The path of the file with this id, or of all of them except the demo's; none where there is none. */
    public List<Path> paths(@Nullable String id) {
        return new ConnectorFiles(configuration, System::getenv, id != null)
                .paths().stream()
                        .filter(path -> id == null || path.endsWith(id + ".yaml"))
                        .toList();
    }

    /** Where recordings of connectors are kept beside the configuration. */
    public Path recordings() {
        return configuration.resolve("connectors").resolve("tests");
    }

    public static Clock clock() {
        return SystemClock.clock();
    }

    public static SourceSessions sessions() {
        return new SourceSessions(clock());
    }
}
