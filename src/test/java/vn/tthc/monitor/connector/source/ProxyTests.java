package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.ProxyException;
import vn.tthc.monitor.connector.network.ProxySettings;
import vn.tthc.monitor.connector.network.ProxySettings.Kind;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.platform.PlantedSecret;

class ProxyTests {
    private static final ProxySettings.Login LOGIN =
            new ProxySettings.Login("nguoi-dung", PlantedSecret.of("mat-khau-proxy"));

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @StartStop
    private final MockWebServer proxy = new MockWebServer();

    @TempDir
    Path folder;

    private final TestingDefinition definition = new TestingDefinition();
    private final TestingSessions testing = new TestingSessions(Clock.systemUTC());

    private void through(Kind kind, int port, ProxySettings.@Nullable Login login, String... exceptions) {
        var known = Stream.of(exceptions)
                .map(ProxyException::parse)
                .flatMap(Optional::stream)
                .toList();
        definition.network =
                new NetworkSettings(TlsSettings.PLAIN, new ProxySettings(kind, "localhost", port, login, known));
    }

    private Answer ask() {
        return testing.open(definition, server).ask(TestingSessions.ask(definition));
    }

    private SourceFailure failure() {
        return Objects.requireNonNull(catchThrowableOfType(SourceFailure.class, this::ask));
    }

    private static MockResponse good() {
        return new MockResponse.Builder().body("{\"items\":[]}").build();
    }

    @Test
    void requestsGoThroughTheProxyWithItsLogin() throws Exception {
        through(Kind.HTTP, proxy.getPort(), LOGIN);
        proxy.enqueue(new MockResponse.Builder().code(407).build());
        proxy.enqueue(good());
        ask();
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                .isEqualTo("Basic "
                        + ByteString.encodeUtf8("nguoi-dung:" + PlantedSecret.text("mat-khau-proxy"))
                                .base64());
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void exceptedMachinesAreReachedDirectly() {
        through(Kind.HTTP, proxy.getPort(), null, "localhost");
        server.enqueue(good());
        ask();
        assertThat(proxy.getRequestCount()).isZero();
    }

    @Test
    void tlsGoesThroughATunnel() throws Exception {
        var certificates = new TestingCertificates(folder);
        certificates.serve(proxy, certificates.server);
        through(Kind.HTTP, proxy.getPort(), LOGIN);
        definition.network = new NetworkSettings(
                new TlsSettings(certificates.authorityFile(), true, null, TlsSettings.Minimum.TLS_1_2),
                definition.network.proxy());
        proxy.enqueue(new MockResponse.Builder().inTunnel().build());
        proxy.enqueue(good());
        certificates.serve(server, certificates.server);
        ask();
        assertThat(proxy.takeRequest().getRequestLine()).startsWith("CONNECT localhost:" + server.getPort());
        var inside = proxy.takeRequest();
        assertThat(inside.getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aProxyThatIsAwayIsNamed() {
        through(Kind.HTTP, proxy.getPort(), null);
        proxy.close();
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(failure.sentence()).contains("proxy localhost:" + proxy.getPort(), "http.proxy");
    }

    @Test
    void aProxyThatRefusesItsLoginIsNamed() {
        through(Kind.HTTP, proxy.getPort(), LOGIN);
        proxy.enqueue(new MockResponse.Builder().code(407).build());
        proxy.enqueue(new MockResponse.Builder().code(407).build());
        var failure = failure();
        assertThat(failure.sentence()).contains("Proxy", "407", "http.proxy.username");
        assertThat(failure.category()).isEqualTo(FailureCategory.UNREACHABLE);
    }

    @Test
    void aSocksProxyIsGivenNameAndPassword() throws Exception {
        try (var socks = new TestingSocksProxy("nguoi-dung", PlantedSecret.text("mat-khau-proxy"))) {
            through(Kind.SOCKS, socks.port(), LOGIN);
            server.enqueue(good());
            ask();
            assertThat(socks.asked()).isEqualTo(List.of("localhost:" + server.getPort()));
        }
    }

    @Test
    void aSocksProxyThatRefusesIsNamed() throws Exception {
        try (var socks = new TestingSocksProxy("nguoi-dung", "mat-khau-khac")) {
            through(Kind.SOCKS, socks.port(), LOGIN);
            var failure = failure();
            assertThat(failure.category()).isEqualTo(FailureCategory.UNREACHABLE);
            assertThat(failure.sentence()).contains("proxy localhost:" + socks.port());
        }
    }
}
