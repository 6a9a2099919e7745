package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.definition.HttpSettings.Limits;
import vn.tthc.monitor.connector.definition.Probe;
import vn.tthc.monitor.connector.definition.Probe.Redirects;
import vn.tthc.monitor.connector.definition.ProbeSettings;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.TestingCertificates;
import vn.tthc.monitor.connector.network.TlsSettings;

class ProbeSessionTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private NetworkSettings network = NetworkSettings.PLAIN;
    private Duration timeout = Duration.ofSeconds(5);
    private ProbeSession.Resolver resolver = InetAddress::getAllByName;

    private List<ProbeAnswer> look(Probe... probes) {
        var settings = new ProbeSettings(List.of(probes), timeout, network);
        var limits = new Limits(
                9,
                Duration.ofSeconds(1),
                9,
                Duration.ZERO,
                timeout,
                timeout,
                org.springframework.util.unit.DataSize.ofMegabytes(1),
                0,
                timeout,
                timeout);
        var http = new HttpSettings(
                server.url("/"),
                java.util.Map.of(),
                new Authentication.None(),
                limits,
                null,
                List.of(),
                settings.network(),
                null);
        var floor = new RequestFloor(Duration.ZERO, System::nanoTime, wait -> {});
        var transport = new Transport(http, floor, Clock.systemUTC(), Signature.NONE);
        var session = new ProbeSession(settings, transport, Clock.systemUTC(), resolver);
        try {
            return session.look();
        } finally {
            session.close();
        }
    }

    private ProbeAnswer one(Probe probe) {
        return look(probe).getFirst();
    }

    private Probe.Http http(@Nullable String text, Redirects redirects, String... expect) {
        return new Probe.Http(server.url("/dang-nhap"), false, List.of(expect), text, redirects);
    }

    private static @Nullable FailureCategory category(ProbeAnswer answer) {
        var failure = answer.failure();
        return failure == null ? null : failure.category();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            200, 2xx, ''
            204, 2xx, ''
            401, 401, ''
            500, 2xx, HTTP_5XX
            503, 200, HTTP_5XX
            404, 2xx, HTTP_4XX
            201, 200, REFUSED
            """)
    void aStatusIsUpWhereItIsExpected(int status, String expect, String category) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        var answer = one(http(null, Redirects.FOLLOW, expect));
        assertThat(category(answer)).isEqualTo(category.isEmpty() ? null : FailureCategory.valueOf(category));
        assertThat(answer.sentence()).contains("/dang-nhap", String.valueOf(status));
    }

    @Test
    void nothingProvesWhoWeAreAndTheHeaderAloneCanBeAskedFor() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        assertThat(one(new Probe.Http(server.url("/a"), true, List.of("2xx"), null, Redirects.FOLLOW))
                        .failure())
                .isNull();
        var request = Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS));
        assertThat(request.getMethod()).isEqualTo("HEAD");
        assertThat(request.getHeaders().names())
                .containsOnly("Accept", "User-Agent", "Host", "Connection", "Accept-Encoding");
    }

    @Test
    void aPageWithoutItsTextIsNotThePage() {
        server.enqueue(new MockResponse.Builder().body("<h1>Đang bảo trì</h1>").build());
        var answer = one(http("Dịch vụ công", Redirects.FOLLOW, "2xx"));
        assertThat(category(answer)).isEqualTo(FailureCategory.REFUSED);
        assertThat(answer.sentence()).contains("không có chữ \"Dịch vụ công\"", "probe.checks.text");
        server.enqueue(
                new MockResponse.Builder().body("<h1>Cổng Dịch vụ công</h1>").build());
        assertThat(one(http("Dịch vụ công", Redirects.FOLLOW, "2xx")).failure()).isNull();
    }

    @Test
    void aRedirectIsFollowedOrUpOrDownAsTheFileSays() {
        var elsewhere = new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/sso")
                .build();
        server.enqueue(elsewhere);
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThat(category(one(http(null, Redirects.FOLLOW, "2xx")))).isEqualTo(FailureCategory.HTTP_5XX);
        server.enqueue(elsewhere);
        assertThat(category(one(http(null, Redirects.UP, "2xx")))).isNull();
        server.enqueue(elsewhere);
        var down = one(http(null, Redirects.DOWN, "2xx"));
        assertThat(category(down)).isEqualTo(FailureCategory.REFUSED);
        assertThat(down.sentence()).contains("302", "không chuyển hướng");
    }

    @Test
    void whatDoesNotAnswerInTimeIsATimeoutInTheWordsOfProbes() {
        timeout = Duration.ofMillis(300);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        var answer = one(http(null, Redirects.FOLLOW, "2xx"));
        assertThat(category(answer)).isEqualTo(FailureCategory.TIMEOUT);
        assertThat(answer.sentence()).contains("300 mili giây", "probe.timeout").doesNotContain("http.limits");
    }

    @Test
    void aCertificateNobodyTrustsIsATlsFailure() throws IOException {
        try (var secured = new MockWebServer()) {
            var held = new HeldCertificate.Builder()
                    .addSubjectAlternativeName("localhost")
                    .build();
            secured.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(held)
                    .build()
                    .sslSocketFactory());
            secured.start();
            var answer = one(new Probe.Tls(secured.url("/"), 20));
            assertThat(category(answer)).isEqualTo(FailureCategory.TLS);
            assertThat(answer.sentence()).contains("probe.tls.ca").doesNotContain("http.tls");
        }
    }

    @Test
    void aTrustedCertificateSaysHowLongItIsGood() {
        var certificates = new TestingCertificates(folder);
        certificates.serve(server, certificates.server);
        network = new NetworkSettings(
                new TlsSettings(certificates.authorityFile(), false, null, TlsSettings.Minimum.TLS_1_2), null);
        var until = certificates.server.certificate().getNotAfter().toInstant();
        var good = one(new Probe.Tls(server.url("/"), 0));
        assertThat(good.failure()).isNull();
        assertThat(good.certificateUntil()).isEqualTo(until);
        assertThat(good.notice()).isNull();
        assertThat(one(new Probe.Tls(server.url("/"), 365_000)).notice()).contains("còn hạn", "gia hạn");
    }

    @Test
    void aNameMustLeadToOneOfItsAddresses() throws UnknownHostException {
        var found = new InetAddress[] {InetAddress.getByName("203.0.113.7"), InetAddress.getByName("203.0.113.8")};
        resolver = host -> found;
        assertThat(one(new Probe.Dns("a.example", Set.of())).sentence()).contains("203.0.113.7, 203.0.113.8");
        assertThat(one(new Probe.Dns("a.example", Set.of("203.0.113.8"))).failure())
                .isNull();
        var wrong = one(new Probe.Dns("a.example", Set.of("198.51.100.1")));
        assertThat(category(wrong)).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(wrong.sentence()).contains("203.0.113.7", "cần một trong 198.51.100.1");
    }

    @Test
    void aNameNobodyKnowsIsUnreachable() {
        resolver = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(category(one(new Probe.Dns("a.example", Set.of())))).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(category(one(new Probe.Tcp("a.example", 443)))).isEqualTo(FailureCategory.UNREACHABLE);
    }

    @Test
    void aPortIsOpenOrNot() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            assertThat(one(new Probe.Tcp("127.0.0.1", port)).failure()).isNull();
        }
        var closed = one(new Probe.Tcp("127.0.0.1", port));
        assertThat(category(closed)).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(closed.sentence()).contains("127.0.0.1:" + port);
    }

    @Test
    void aResolverThatHangsHoldsNeitherTheOthersNorTheRun() {
        timeout = Duration.ofSeconds(2);
        var never = new CountDownLatch(1);
        resolver = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        server.enqueue(new MockResponse.Builder().build());
        var answers = look(new Probe.Dns("a.example", Set.of()), http(null, Redirects.FOLLOW, "2xx"));
        assertThat(category(answers.getFirst())).isEqualTo(FailureCategory.TIMEOUT);
        assertThat(answers.getLast().failure()).isNull();
        never.countDown();
    }

    @Test
    void addressesShowNoQuery() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        var url = HttpUrl.get(server.url("/a") + "?khoa=rat-bi-mat");
        var answer = one(new Probe.Http(url, false, List.of("2xx"), null, Redirects.FOLLOW));
        assertThat(answer.sentence()).doesNotContain("rat-bi-mat");
    }
}
