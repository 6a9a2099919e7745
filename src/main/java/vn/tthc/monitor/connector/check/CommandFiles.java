package vn.tthc.monitor.connector.check;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.platform.SystemClock;

/** Connector files for commands that run without the server. */
public final class CommandFiles {
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

    public static Clock clock() {
        return SystemClock.clock();
    }

    public static SourceSessions sessions() {
        return new SourceSessions(clock());
    }
}
