package vn.tthc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandLineEntryTests {
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return CommandLineEntry.commandLine().setOut(new PrintWriter(out)).execute(arguments);
    }

    @Test
    void theShippedConfigurationHasNoErrors() {
        var code = run("lint", "--skip-env", "config");
        assertThat(code).as(out.toString()).isLessThan(2);
        assertThat(out).asString().contains(" 0 lỗi");
    }

    @Test
    void takesAFirstWordForACommand() {
        assertThat(CommandLineEntry.isCommand(new String[] {"lint"})).isTrue();
        assertThat(CommandLineEntry.isCommand(new String[] {"--spring.profiles.active=demo"}))
                .isFalse();
        assertThat(CommandLineEntry.isCommand(new String[] {})).isFalse();
    }
}
