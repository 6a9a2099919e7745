package vn.tthc.monitor;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.tthc.monitor.alert.AlertShape;
import vn.tthc.monitor.connector.CheckCommand;
import vn.tthc.monitor.connector.ColumnFile;
import vn.tthc.monitor.connector.ConformanceCommand;
import vn.tthc.monitor.connector.LintCommand;
import vn.tthc.monitor.connector.ReadCommand;
import vn.tthc.monitor.connector.RecordCommand;
import vn.tthc.monitor.connector.ReplayCommand;
import vn.tthc.monitor.deadline.CalendarShape;
import vn.tthc.monitor.deadline.ProcedureShape;
import vn.tthc.monitor.deadline.RuleSetShape;
import vn.tthc.monitor.dossier.AgencyFile;
import vn.tthc.monitor.dossier.RoutingFile;
import vn.tthc.monitor.platform.UserCommand;
import vn.tthc.monitor.platform.config.FileCheck;

/** The commands of the same program: each runs without the server and answers with its exit code. */
@Command(
        name = "tthc-monitor",
        mixinStandardHelpOptions = true,
        description =
                "Lệnh của TTHC Monitor; không có lệnh thì máy chủ khởi động. (Commands; without one the server starts.)",
        subcommands = {
            UserCommand.class,
            CheckCommand.class,
            ReadCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            ConformanceCommand.class
        })
class CommandLineEntry {
    private static final String LOGGING = "logback.configurationFile";

    /** A first argument that is no option is meant as a command, even if mistyped. */
    static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-") || arguments[0].equals("--help") || arguments[0].equals("-h"));
    }

    static int run(String[] arguments) {
        // Before anything logs: the answer of a command must stand alone on standard output.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "logback-command.xml");
        }
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CommandLineEntry())
                .addSubcommand(new LintCommand(fixedFiles()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 2;
                });
    }

    /** The configuration files that are no connectors; every module that owns one adds its check here. */
    private static List<FileCheck> fixedFiles() {
        return List.of(
                CalendarShape.CHECK,
                RuleSetShape.CHECK,
                ProcedureShape.CHECK,
                AgencyFile.CHECK,
                AlertShape.CHECK,
                ColumnFile.CHECK,
                RoutingFile.CHECK);
    }
}
