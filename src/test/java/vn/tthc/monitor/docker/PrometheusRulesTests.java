package vn.tthc.monitor.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gives the shipped rules to promtool; where {@code CI=true}, a machine without it fails. */
class PrometheusRulesTests {
    private static final Path FOLDER = Path.of("docker", "prometheus");
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Pattern TESTED = Pattern.compile("alertname: (\\w+)");

    @BeforeEach
    void wantPromtool() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Promtool.installed()).as("promtool (package prometheus)").isTrue();
        }
    }

    @Test
    void configurationAndRulesAreValid() throws Exception {
        assertThat(Promtool.run(
                        "", "check", "config", FOLDER.resolve("prometheus.yml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void everyRuleBehavesAsItsTestsSay() throws Exception {
        var arguments = new ArrayList<>(List.of("test", "rules"));
        arguments.addAll(files("tests").stream().map(Path::toString).toList());
        assertThat(Promtool.run("", arguments.toArray(String[]::new))).contains("SUCCESS");
    }

    @Test
    void everyAlertHasATest() throws Exception {
        var alerts = new TreeSet<String>();
        var tested = new TreeSet<String>();
        for (var file : files("rules")) {
            ALERT.matcher(Files.readString(file)).results().forEach(found -> alerts.add(found.group(1)));
        }
        for (var file : files("tests")) {
            TESTED.matcher(Files.readString(file)).results().forEach(found -> tested.add(found.group(1)));
        }
        assertThat(tested).isEqualTo(alerts).isNotEmpty();
    }

    private static List<Path> files(String folder) throws Exception {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
