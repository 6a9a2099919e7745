package vn.tthc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void lintTellsWhatTheStartWouldRefuseInFilesOfFixedNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("calendar.yaml"), """
                hours: [{days: [mon], open: ["07:00-11:30"]}]
                holidays: [{date: 2026-01-10, name: Nghỉ}]
                makeUpDays: [{date: 2026-01-10, name: Làm bù}]
                """);
        Files.writeString(folder.resolve("agencies.yaml"), "agencies: [{code: H24.1, name: Phường, parent: H99}]\n");
        Files.writeString(folder.resolve("alerts.yaml"), """
                channels: [{id: thu, type: smtp, host: thu.example, from: a@example.vn, to: [b@example.vn]}]
                routes: [{id: ky-thuat, to: [thu]}]
                """);
        assertThat(run(
                        "lint",
                        folder.toString(),
                        folder.resolve("calendar.yaml").toString(),
                        folder.resolve("agencies.yaml").toString(),
                        folder.resolve("alerts.yaml").toString()))
                .isEqualTo(2);
        assertThat(out).asString().contains("holiday-on-make-up-day", "unknown-agency", "no-default-route");
    }

    @Test
    void takesAFirstWordForACommand() {
        assertThat(CommandLineEntry.isCommand(new String[] {"lint"})).isTrue();
        assertThat(CommandLineEntry.isCommand(new String[] {"--spring.profiles.active=demo"}))
                .isFalse();
        assertThat(CommandLineEntry.isCommand(new String[] {})).isFalse();
    }
}
