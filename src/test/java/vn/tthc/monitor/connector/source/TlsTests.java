package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.connector.network.TlsSettings.Identity.Pem;
import vn.tthc.monitor.connector.network.TlsSettings.Identity.Pkcs12;
import vn.tthc.monitor.connector.network.TlsSettings.Minimum;
import vn.tthc.monitor.platform.Secret;

class TlsTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private final TestingDefinition definition = new TestingDefinition();
    private final TestingSessions testing = new TestingSessions(Clock.systemUTC());
    private TestingCertificates certificates;

    @BeforeEach
    void serve() {
        certificates = new TestingCertificates(folder);
        certificates.serve(server, certificates.server);
        server.enqueue(new MockResponse.Builder().body("{\"items\":[]}").build());
    }

    /** TLS 1.2 tells of a refused certificate within the handshake; the newer one may just hang up. */
    private void serveOldTls() {
        server.useHttps(new OldSockets(new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificates.authority.certificate())
                .heldCertificate(certificates.server)
                .build()
                .sslSocketFactory()));
    }

    private void network(@Nullable Path authorities, boolean system, TlsSettings.@Nullable Identity identity) {
        definition.network = new NetworkSettings(new TlsSettings(authorities, system, identity, Minimum.TLS_1_2), null);
    }

    private Pem pem(HeldCertificate certificate) {
        return new Pem(certificates.certificateFile(certificate), certificates.keyFile(certificate), null);
    }

    private Answer ask() {
        return testing.open(definition, server).ask(TestingSessions.ask(definition));
    }

    private SourceFailure failure() {
        return Objects.requireNonNull(catchThrowableOfType(SourceFailure.class, this::ask));
    }

    @Test
    void aPrivateAuthorityIsTrustedBesideOrInsteadOfTheSystems() {
        network(certificates.authorityFile(), true, null);
        assertThat(ask().json().path("items").isArray()).isTrue();
        server.enqueue(new MockResponse.Builder().body("{}").build());
        network(certificates.authorityFile(), false, null);
        assertThat(ask().json().isObject()).isTrue();
        assertThat(testing.exchanges.getLast().certificateUntil())
                .isEqualTo(certificates.server.certificate().getNotAfter().toInstant());
    }

    @Test
    void anUnknownAuthorityIsSaidWithTheKeyThatAddsIt() {
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.TLS);
        assertThat(failure.sentence()).contains("CA chưa được tin", "http.tls.ca");
        assertThat(failure.repeatable()).isFalse();
    }

    @Test
    void anotherMachinesCertificateIsSaidWithItsNames() {
        certificates.serve(
                server,
                certificates
                        .signed("khac")
                        .addSubjectAlternativeName("khac.example")
                        .build());
        network(certificates.authorityFile(), true, null);
        assertThat(failure().sentence()).contains("không ghi tên máy localhost", "khac.example");
    }

    @Test
    void aSourcesExpiredCertificateIsSaid() {
        var now = Instant.now().toEpochMilli();
        certificates.serve(
                server,
                certificates
                        .signed("cu")
                        .addSubjectAlternativeName("localhost")
                        .validityInterval(now - 20_000_000, now - 10_000_000)
                        .build());
        network(certificates.authorityFile(), true, null);
        assertThat(failure().sentence()).contains("chứng chỉ của nguồn đã hết hạn");
    }

    @Test
    void ourCertificateIsShownFromPemAndFromPkcs12() throws Exception {
        server.requireClientAuth();
        network(certificates.authorityFile(), true, pem(certificates.client));
        assertThat(ask().json().path("items").isArray()).isTrue();
        server.enqueue(new MockResponse.Builder().body("{}").build());
        network(
                certificates.authorityFile(),
                true,
                new Pkcs12(certificates.pkcs12File(certificates.client), Secret.of(TestingCertificates.PASSWORD)));
        assertThat(ask().json().isObject()).isTrue();
        for (var count = 0; count < 2; count++) {
            var shown =
                    Objects.requireNonNull(server.takeRequest().getHandshake()).peerPrincipal();
            assertThat(String.valueOf(shown)).contains("may-khach");
        }
    }

    @Test
    void theEndOfOurCertificateIsKnown() {
        assertThat(testing.open(definition, server).credentialUntil()).isNull();
        network(certificates.authorityFile(), true, pem(certificates.client));
        assertThat(testing.open(definition, server).credentialUntil())
                .isEqualTo(certificates.client.certificate().getNotAfter().toInstant());
    }

    @Test
    void theEndOfTheSourcesCertificateIsKnownWithoutAskingAnything() {
        network(certificates.authorityFile(), true, null);
        assertThat(testing.open(definition, server).certificateUntil())
                .isEqualTo(certificates.server.certificate().getNotAfter().toInstant());
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aSourceThatWantsACertificateIsSaid() {
        serveOldTls();
        server.requireClientAuth();
        network(certificates.authorityFile(), true, null);
        assertThat(failure().sentence()).contains("đòi chứng chỉ của mình", "http.tls.certificate");
    }

    @Test
    void ourExpiredCertificateIsSaidWithItsDay() {
        serveOldTls();
        server.requireClientAuth();
        var now = Instant.now();
        var old = certificates
                .signed("het-han")
                .validityInterval(
                        now.minus(Duration.ofDays(400)).toEpochMilli(),
                        now.minus(Duration.ofDays(30)).toEpochMilli())
                .build();
        network(certificates.authorityFile(), true, pem(old));
        assertThat(failure().sentence()).contains("nguồn không nhận", "het-han", "đã hết hạn ngày ", "http.tls");
    }

    @Test
    void aCertificateFromAnUnknownAuthorityIsRefusedAndSaid() {
        serveOldTls();
        server.requireClientAuth();
        network(
                certificates.authorityFile(),
                true,
                pem(new HeldCertificate.Builder().commonName("nguoi-la").build()));
        assertThat(failure().sentence()).contains("nguồn không nhận", "nguoi-la");
    }

    @Test
    void aSourceThatHangsUpOnOurCertificateIsSaidWithIt() throws Exception {
        try (var rude = new MockWebServer()) {
            certificates.serve(rude, certificates.server);
            rude.requireClientAuth();
            rude.start();
            rude.enqueue(new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseSocket())
                    .build());
            network(certificates.authorityFile(), true, pem(certificates.client));
            var session = testing.open(definition, rude);
            var failure = Objects.requireNonNull(
                    catchThrowableOfType(SourceFailure.class, () -> session.ask(TestingSessions.ask(definition))));
            assertThat(failure.category()).isIn(FailureCategory.UNREACHABLE, FailureCategory.TLS);
            assertThat(failure.sentence()).contains("nguồn không nhận", "may-khach", "hạn đến");
        }
    }

    @Test
    void aFileThatWentAwayFailsTheCallAndNotTheStart() {
        network(folder.resolve("mat-roi.pem"), true, null);
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.TLS);
        assertThat(failure.sentence()).contains("http.tls.ca", "mat-roi.pem");
    }

    @Test
    void aSourceWithoutANewEnoughTlsIsRefused() {
        serveOldTls();
        definition.network =
                new NetworkSettings(new TlsSettings(certificates.authorityFile(), true, null, Minimum.TLS_1_3), null);
        assertThat(failure().sentence()).contains("không có phiên bản TLS chung", "http.tls.minimum");
        network(certificates.authorityFile(), true, null);
        assertThat(ask().json().path("items").isArray()).isTrue();
    }

    /** Sockets of a server that knows TLS 1.2 and nothing newer. */
    private static final class OldSockets extends SSLSocketFactory {
        private final SSLSocketFactory sockets;

        OldSockets(SSLSocketFactory sockets) {
            this.sockets = sockets;
        }

        private static Socket old(Socket socket) {
            if (socket instanceof SSLSocket secure) {
                secure.setEnabledProtocols(new String[] {"TLSv1.2"});
            }
            return socket;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean closes) throws IOException {
            return old(sockets.createSocket(socket, host, port, closes));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return old(sockets.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return old(sockets.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return old(sockets.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return old(sockets.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }
    }
}
