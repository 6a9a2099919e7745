package vn.tthc.monitor.connector.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.network.TestingCertificates;

/** Each example of a way to log in, as a technician copies it, against a source that asks for exactly that. */
class ExampleAuthenticationTests {
    private static final Path EXAMPLES = Path.of("config/connectors/examples");
    private static final String GOOD = "{\"data\":[{\"maHoSo\":\"H1\",\"trangThai\":\"1\"}],\"error_code\":\"0\"}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private final TestingSource source = new TestingSource(server);
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void variables() {
        environment.putAll(Map.of(
                "NGUON_USER", "can-bo-mau",
                "NGUON_PASSWORD", "mat-khau-mau-1",
                "NGUON_CLIENT_SECRET", "bi-mat-mau-1",
                "NGUON_SECRET", "khoa-ky-mau-1",
                "NGUON_KEY_ID", "khoa-01",
                "PROXY_USER", "nguoi-dung-proxy",
                "PROXY_PASSWORD", "mat-khau-proxy-1"));
    }

    private Answer read(String example) throws IOException {
        environment.put("NGUON_URL", server.url("/").toString());
        var copy = folder.resolve(example + ".yaml");
        Files.writeString(
                copy,
                Files.readString(EXAMPLES.resolve(example + ".yaml"))
                        .replace("proxy.donvi.example", "localhost")
                        .replace("port: 3128", "port: " + server.getPort()));
        var file = new ConnectorFiles(folder, environment::get, false).read(copy);
        assertThat(file.problems()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        var definition = file.definition().orElseThrow();
        var list = requireNonNull(definition.read().list());
        var session = new SourceSessions(Clock.systemUTC()).open(definition, source.testing.exchanges::add);
        return session.ask(new Ask(Ask.Phase.LIST, list.call(), Variables.none()));
    }

    @Test
    void everyExampleOfALoginIsTriedHere() {
        var tried = Stream.of(getClass().getDeclaredMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(requireNonNull(EXAMPLES.toFile().list((_, name) -> name.startsWith("auth-"))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tried).contains(name.replaceAll("-|\\.yaml", "")));
    }

    @Test
    void authOauth2Password() throws IOException {
        source.on(
                        "/auth/realms/motcua/protocol/openid-connect/token",
                        request -> TestingSource.body(request)
                                        .equals(
                                                "grant_type=password&username=can-bo-mau&password=mat-khau-mau-1"
                                                        + "&scope=offline_access&client_id=tthc-monitor&client_secret=bi-mat-mau-1")
                                ? TestingSource.json("{\"access_token\":\"ve-mau\"}")
                                : TestingSource.status(400))
                .on("/api/ho-so", request -> goodIf("Bearer ve-mau", request, "Authorization"));
        assertThat(read("auth-oauth2-password").json().path("data").size()).isEqualTo(1);
    }

    private static MockResponse goodIf(String expected, RecordedRequest request, String header) {
        return expected.equals(request.getHeaders().get(header)) ? TestingSource.json(GOOD) : TestingSource.status(401);
    }

    @Test
    void authSessionLogin() throws IOException {
        source.on("/api/thach-do", _ -> TestingSource.json("{\"data\":{\"ma\":\"abc\"}}"))
                .on(
                        "/api/dang-nhap",
                        request -> TestingSource.body(request)
                                        .equals("taiKhoan=can-bo-mau&matKhau=mat-khau-mau-1&maThachDo=abc")
                                ? TestingSource.with(200, "{\"error_code\":0}")
                                        .addHeader("Set-Cookie", "JSESSIONID=phien-mau-1234567; Path=/")
                                        .build()
                                : TestingSource.json("{\"error_code\":7}"))
                .on("/api/ho-so", request -> goodIf("JSESSIONID=phien-mau-1234567", request, "Cookie"));
        assertThat(read("auth-session-login").json().path("data").size()).isEqualTo(1);
    }

    @Test
    void authFormLogin() throws IOException {
        source.on(
                        "/dang-nhap",
                        request -> request.getMethod().equals("GET")
                                ? TestingSource.with(
                                                200,
                                                "<form id=dang-nhap method=post><input name=u><input name=p type=password>"
                                                        + "<input name=donVi><input type=hidden name=k value=v></form>")
                                        .setHeader("Content-Type", "text/html")
                                        .build()
                                : TestingSource.body(request).equals("u=can-bo-mau&p=mat-khau-mau-1&donVi=phuong-1&k=v")
                                        ? TestingSource.with(200, "")
                                                .addHeader("Set-Cookie", ".ASPXAUTH=ve-vao-cua-1234567; Path=/")
                                                .build()
                                        : TestingSource.status(400))
                .on("/HoSo/DanhSach", request -> goodIf(".ASPXAUTH=ve-vao-cua-1234567", request, "Cookie"));
        assertThat(read("auth-form-login").json().path("data").size()).isEqualTo(1);
    }

    @Test
    void authHmac() throws IOException {
        source.on("/api/ho-so", request -> {
            var text = "GET\n/api/ho-so\n\n" + TestingSource.header(request, "X-Timestamp") + "\n"
                    + TestingSource.header(request, "X-Nonce") + "\n"
                    + ByteString.EMPTY.sha256().hex();
            var right = ByteString.encodeUtf8(text).hmacSha256(ByteString.encodeUtf8("khoa-ky-mau-1"));
            return TestingSource.header(request, "X-Key-Id").equals("khoa-01")
                    ? goodIf(right.base64(), request, "X-Signature")
                    : TestingSource.status(401);
        });
        assertThat(read("auth-hmac").json().path("data").size()).isEqualTo(1);
    }

    @Test
    void authDigest() throws IOException {
        source.on("/api/ho-so", request -> {
            if (request.getHeaders().get("Proxy-Authorization") == null) {
                return TestingSource.status(407);
            }
            var proof = TestingSource.header(request, "Authorization");
            return proof.startsWith("Digest ") && proof.contains("username=\"can-bo-mau\"")
                    ? TestingSource.json(GOOD)
                    : TestingSource.with(401, "")
                            .addHeader("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"n\"")
                            .build();
        });
        assertThat(read("auth-digest").json().path("data").size()).isEqualTo(1);
    }

    @Test
    void authMutualTls() throws IOException {
        var certificates = new TestingCertificates(folder);
        certificates.serve(server, certificates.server);
        server.requireClientAuth();
        environment.put("NGUON_CA_FILE", certificates.authorityFile().toString());
        environment.put(
                "NGUON_CERTIFICATE_FILE",
                certificates.certificateFile(certificates.client).toString());
        environment.put(
                "NGUON_KEY_FILE", certificates.keyFile(certificates.client).toString());
        source.on("/api/ho-so", request -> {
            var shown = requireNonNull(request.getHandshake()).peerPrincipal();
            return String.valueOf(shown).contains("may-khach") ? TestingSource.json(GOOD) : TestingSource.status(401);
        });
        assertThat(read("auth-mutual-tls").json().path("data").size()).isEqualTo(1);
    }
}
