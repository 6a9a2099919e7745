package vn.tthc.monitor.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.source.TestingSessions;

class SourceCheckTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();

    private CheckReport check(URI base) {
        var clock = Clock.fixed(TestingSessions.NOW, ZoneOffset.UTC);
        return new SourceCheck(new TestingSessions().sessions, clock).check(definition.at(base));
    }

    private CheckReport check() {
        return check(server.url("/").uri());
    }

    private static Step step(CheckReport report, String name) {
        return report.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStepOfAGoodSourcePasses() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Date", "Fri, 20 Nov 2026 03:00:01 GMT")
                .body("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}")
                .build());
        var report = check();
        assertThat(report.passed()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly("dns", "tcp", "tls", "login", "page", "mapping", "clock");
    }

    @Test
    void aRefusedKeyStopsAtThePage() {
        server.enqueue(new MockResponse.Builder().code(401).build());
        var report = check();
        assertThat(step(report, "page").category()).isEqualTo(FailureCategory.AUTH);
        assertThat(step(report, "mapping").result()).isEqualTo(Result.SKIPPED);
    }

    @Test
    void aClosedPortStopsAtTcp() {
        var base = server.url("/").uri();
        server.close();
        assertThat(step(check(base), "tcp").category()).isEqualTo(FailureCategory.UNREACHABLE);
    }

    @Test
    void unknownCodesAndWrongClocksAreWarnings() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Date", "Fri, 20 Nov 2026 02:00:00 GMT")
                .body("{\"items\":[{\"code\":\"a\",\"status\":\"77\"}]}")
                .build());
        var report = check();
        assertThat(report.passed()).isTrue();
        assertThat(step(report, "mapping").sentence()).contains("status = 77");
        assertThat(step(report, "clock").result()).isEqualTo(Result.WARNED);
    }
}
