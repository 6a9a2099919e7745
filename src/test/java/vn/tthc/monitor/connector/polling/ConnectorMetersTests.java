package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.connector.source.TestingSessions;

class ConnectorMetersTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ConnectorMeters meters = new ConnectorMeters(registry);

    private double gauge(String name) {
        return registry.get("dossier.connector." + name + ".not.after.timestamp")
                .tag("connector", "nguon")
                .gauge()
                .value();
    }

    @Test
    void theEndsOfBothCertificatesAreExported() {
        var certificates = new TestingCertificates(folder);
        certificates.serve(server, certificates.server);
        server.requireClientAuth();
        server.enqueue(new MockResponse.Builder().body("{}").build());
        var definition = new TestingDefinition();
        definition.network = new NetworkSettings(
                new TlsSettings(
                        certificates.authorityFile(),
                        false,
                        new TlsSettings.Identity.Pem(
                                certificates.certificateFile(certificates.client),
                                certificates.keyFile(certificates.client),
                                null),
                        TlsSettings.Minimum.TLS_1_2),
                null);
        meters.add("nguon", Duration.ofMinutes(1), null);
        assertThat(gauge("tls")).isNaN();
        assertThat(gauge("credential")).isNaN();
        var session = new SourceSessions(Clock.systemUTC())
                .open(definition.at(server.url("/").uri()), exchange -> meters.exchanged("nguon", exchange));
        meters.credential("nguon", session.credentialUntil());
        session.ask(TestingSessions.ask(definition));
        assertThat(gauge("tls")).isEqualTo(seconds(certificates.server));
        assertThat(gauge("credential")).isEqualTo(seconds(certificates.client));
    }

    private static double seconds(okhttp3.tls.HeldCertificate certificate) {
        return certificate.certificate().getNotAfter().toInstant().getEpochSecond();
    }
}
