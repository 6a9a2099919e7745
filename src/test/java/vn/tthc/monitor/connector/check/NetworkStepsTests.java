package vn.tthc.monitor.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.ProxySettings;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.connector.source.TestingSessions;

/** A check goes the same way as a poll: with its certificates, and through its proxy. */
class NetworkStepsTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @StartStop
    private final MockWebServer proxy = new MockWebServer();

    @TempDir
    Path folder;

    private final TestingDefinition definition = new TestingDefinition();

    private CheckReport check() {
        var clock = Clock.systemUTC();
        return new SourceCheck(new TestingSessions(clock).sessions, clock)
                .check(definition.at(server.url("/").uri()), List.of());
    }

    private static Step step(CheckReport report, String name) {
        return report.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void good(MockWebServer machine) {
        machine.enqueue(new MockResponse.Builder()
                .body("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}")
                .build());
    }

    private TestingCertificates tls(@Nullable HeldCertificate own) {
        var certificates = new TestingCertificates(folder);
        certificates.serve(server, certificates.server);
        definition.network = new NetworkSettings(
                new TlsSettings(
                        certificates.authorityFile(),
                        true,
                        own == null
                                ? null
                                : new TlsSettings.Identity.Pem(
                                        certificates.certificateFile(own), certificates.keyFile(own), null),
                        TlsSettings.Minimum.TLS_1_2),
                null);
        return certificates;
    }

    @Test
    void aPrivateAuthorityIsTrusted() {
        tls(null);
        good(server);
        var report = check();
        assertThat(report.passed()).isTrue();
        // A testing certificate lives for a day.
        assertThat(step(report, "tls").sentence()).contains("Chứng chỉ TLS còn hạn");
    }

    @Test
    void theEndOfOurOwnCertificateIsToldInTime() {
        var soon = Instant.now().plus(Duration.ofDays(5));
        tls(new HeldCertificate.Builder()
                .validityInterval(Instant.now().minusSeconds(60).toEpochMilli(), soon.toEpochMilli())
                .build());
        good(server);
        var step = step(check(), "tls");
        assertThat(step.result()).isEqualTo(Result.WARNED);
        assertThat(step.sentence()).contains("Chứng chỉ của mình còn hạn 4 ngày");
        assertThat(step.hint()).contains("http.tls");
    }

    @Test
    void aFileThatWentAwayStopsAtTls() {
        tls(null);
        definition.network = new NetworkSettings(
                new TlsSettings(folder.resolve("mat.pem"), true, null, TlsSettings.Minimum.TLS_1_2), null);
        var step = step(check(), "tls");
        assertThat(step.category()).isEqualTo(FailureCategory.TLS);
        assertThat(step.sentence()).contains("http.tls.ca", "mat.pem");
    }

    @Test
    void behindAProxyTheProxyIsLookedUpAndConnectedTo() {
        definition.network = new NetworkSettings(
                TlsSettings.PLAIN,
                new ProxySettings(ProxySettings.Kind.HTTP, "localhost", proxy.getPort(), null, List.of()));
        good(proxy);
        server.close();
        var report = check();
        assertThat(report.passed()).isTrue();
        assertThat(step(report, "dns").sentence()).startsWith("Proxy localhost");
        assertThat(step(report, "tcp").sentence()).contains(String.valueOf(proxy.getPort()));
        assertThat(proxy.getRequestCount()).isEqualTo(1);
    }
}
