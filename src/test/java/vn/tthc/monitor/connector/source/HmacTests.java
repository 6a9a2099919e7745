package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.SigningRule;
import vn.tthc.monitor.connector.definition.SigningRule.Algorithm;
import vn.tthc.monitor.connector.definition.SigningRule.Encoding;
import vn.tthc.monitor.connector.definition.SigningRule.SecretForm;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

/** A source that reckons every signature itself, and takes no nonce twice. */
class HmacTests {
    private static final String KEY = PlantedSecret.text("khoa-ky-rat-dai-0123456789");
    private static final String CANONICAL = "${method}\n${path}\n${query}\n${timestamp}\n${nonce}\n${bodySha256}";
    private static final Map<String, String> HEADERS =
            Map.of("X-Key", "${keyId}", "X-Time", "${timestamp}", "X-Nonce", "${nonce}", "X-Sign", "v1=${signature}");

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final Set<String> nonces = new HashSet<>();

    private static SigningRule rule(SecretForm form, String secret, String timestamp, Encoding encoding) {
        return new SigningRule(
                Algorithm.HMAC_SHA256,
                Secret.of(secret),
                form,
                "may-01",
                CANONICAL,
                HEADERS,
                Map.of(),
                timestamp,
                encoding);
    }

    private void signs(SigningRule rule) {
        source.definition.auth = new Authentication.Hmac(rule);
    }

    private synchronized MockResponse check(RecordedRequest request) {
        var url = request.getUrl();
        var body = ByteString.encodeUtf8(TestingSource.body(request));
        var nonce = TestingSource.header(request, "X-Nonce");
        var text = String.join(
                "\n",
                request.getMethod(),
                url.encodedPath(),
                url.encodedQuery() == null ? "" : url.encodedQuery(),
                TestingSource.header(request, "X-Time"),
                nonce,
                body.sha256().hex());
        var right = "v1="
                + ByteString.encodeUtf8(text)
                        .hmacSha256(ByteString.encodeUtf8(KEY))
                        .hex();
        var good = right.equals(TestingSource.header(request, "X-Sign")) && nonces.add(nonce);
        return good ? TestingSource.json("{\"items\":[]}") : TestingSource.status(401);
    }

    @Test
    void everySendingIsSignedAnewRepeatsIncluded() {
        signs(rule(SecretForm.TEXT, KEY, "epoch-seconds", Encoding.HEX));
        source.definition.retries = 2;
        source.definition.list = new HttpCall(
                HttpCall.Method.POST,
                "/list",
                Map.of("tuNgay", "01/11/2026", "đơn vị", "Phường 1"),
                Map.of(),
                TestingDefinition.json("{\"trang\":0,\"ten\":\"Nguyễn\"}"));
        var asked = new AtomicInteger();
        source.on("/list", request -> {
            var checked = check(request);
            return asked.incrementAndGet() < 3 ? TestingSource.status(503) : checked;
        });
        source.ask(source.open());
        assertThat(nonces).hasSize(3);
        assertThat(TestingSource.header(source.last("/list"), "X-Time"))
                .isEqualTo(String.valueOf(TestingSessions.NOW.getEpochSecond()));
        assertThat(TestingSource.header(source.last("/list"), "X-Key")).isEqualTo("may-01");
    }

    @Test
    void aRedirectOnTheSameMachineIsSignedForItsNewPath() {
        signs(rule(SecretForm.TEXT, KEY, "epoch-seconds", Encoding.HEX));
        source.on(
                        "/list",
                        _ -> TestingSource.with(307, "")
                                .setHeader("Location", "/moi?trang=1")
                                .build())
                .on("/moi", this::check);
        source.ask(source.open());
        assertThat(nonces).hasSize(1);
    }

    @Test
    void aRedirectToAnotherMachineIsNotSigned() throws Exception {
        signs(rule(SecretForm.TEXT, KEY, "epoch-seconds", Encoding.HEX));
        try (var other = new MockWebServer()) {
            other.start();
            other.enqueue(TestingSource.json("{\"items\":[]}"));
            source.on(
                    "/list",
                    _ -> TestingSource.with(302, "")
                            .setHeader("Location", other.url("/x").toString())
                            .build());
            source.ask(source.open());
            var received = other.takeRequest().getHeaders();
            HEADERS.keySet().forEach(name -> assertThat(received.get(name)).isNull());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, epoch-millis, HEX, 1795143600000",
        "BASE64, iso, BASE64, 2026-11-20T03:00:00Z",
        "HEX, yyyyMMddHHmmss, HEX, 20261120030000"
    })
    void keysTimesAndSignaturesComeInSeveralForms(SecretForm form, String timestamp, Encoding encoding, String time) {
        var bytes = KEY.getBytes(StandardCharsets.UTF_8);
        var written = switch (form) {
            case TEXT -> KEY;
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case HEX -> HexFormat.of().formatHex(bytes);
        };
        signs(rule(form, written, timestamp, encoding));
        source.on("/list", _ -> TestingSource.json("{}"));
        source.ask(source.open());
        var request = source.last("/list");
        assertThat(TestingSource.header(request, "X-Time")).isEqualTo(time);
        var text = "GET\n/list\n\n" + time + "\n" + TestingSource.header(request, "X-Nonce") + "\n"
                + ByteString.EMPTY.sha256().hex();
        var mac = ByteString.encodeUtf8(text).hmacSha256(ByteString.encodeUtf8(KEY));
        assertThat(TestingSource.header(request, "X-Sign"))
                .isEqualTo("v1=" + (encoding == Encoding.HEX ? mac.hex() : mac.base64()));
    }

    @ParameterizedTest
    @CsvSource({"HMAC_SHA1, hmacSha1", "HMAC_SHA512, hmacSha512"})
    void theSignatureMayStandInTheAddress(Algorithm algorithm, String name) {
        signs(new SigningRule(
                algorithm,
                Secret.of(KEY),
                SecretForm.TEXT,
                null,
                "${host}|${sortedQuery}|${body}|${bodyMd5}|${keyId}",
                Map.of(),
                Map.of("sign", "${signature}"),
                "epoch-seconds",
                Encoding.HEX));
        source.definition.list = new HttpCall(HttpCall.Method.GET, "/list?z=1&a=2&m", Map.of(), Map.of(), null);
        source.on("/list", _ -> TestingSource.json("{}"));
        source.ask(source.open());
        var text = ByteString.encodeUtf8("localhost:" + server.getPort() + "|a=2&m&z=1||1B2M2Y8AsgTpgAmY7PhCfg==|");
        var key = ByteString.encodeUtf8(KEY);
        var right = name.equals("hmacSha1") ? text.hmacSha1(key) : text.hmacSha512(key);
        assertThat(source.last("/list").getUrl().queryParameter("sign")).isEqualTo(right.hex());
    }

    @Test
    void theSignatureIsHiddenInEveryText() {
        signs(rule(SecretForm.TEXT, KEY, "epoch-seconds", Encoding.BASE64));
        source.on(
                "/list",
                request -> TestingSource.with(
                                400, "{\"message\":\"sai chữ ký " + TestingSource.header(request, "X-Sign") + "\"}")
                        .build());
        var failure = source.failure(source.open());
        var signature = TestingSource.header(source.last("/list"), "X-Sign").substring(3);
        assertThat(failure.sentence()).contains("sai chữ ký").doesNotContain(signature);
        var exchange = source.testing.exchanges.getLast();
        assertThat(exchange.requestText()).contains("X-Sign: v1=••••••").doesNotContain(signature);
        assertThat(exchange.answerText(1000)).doesNotContain(signature);
    }
}
