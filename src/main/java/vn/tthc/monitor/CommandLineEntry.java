package vn.tthc.monitor;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.tthc.monitor.platform.UserCommand;

/** The commands of the same program: each runs without the server and answers with its exit code. */
@Command(
        name = "tthc-monitor",
        mixinStandardHelpOptions = true,
        description =
                "Lệnh của TTHC Monitor; không có lệnh thì máy chủ khởi động. (Commands; without one the server starts.)",
        subcommands = {UserCommand.class})
class CommandLineEntry {
    /** A first argument that is no option is meant as a command, even if mistyped. */
    static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-") || arguments[0].equals("--help") || arguments[0].equals("-h"));
    }

    static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CommandLineEntry())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 2;
                });
    }
}
