package vn.tthc.monitor.connector.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.platform.PlantedSecret;

/** A source that reckons every Digest answer itself (RFC 7616). */
class DigestTests {
    private static final Pattern PART = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final AtomicInteger challenges = new AtomicInteger();

    private volatile String algorithm = "MD5";
    private volatile String password = PlantedSecret.text("mật-khẩu-số");
    /** The nonce that is taken at present. */
    private volatile String nonce = "nonce-1";

    private volatile boolean saysStale = true;

    @BeforeEach
    void serve() {
        source.definition.auth = new Authentication.Digest("can-bo", PlantedSecret.of("mật-khẩu-số"));
        source.on("/list", this::check);
    }

    private ByteString hash(String text) {
        var bytes = ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        return algorithm.equals("MD5") ? bytes.md5() : bytes.sha256();
    }

    private MockResponse check(RecordedRequest request) {
        var header = request.getHeaders().get("Authorization");
        if (header == null) {
            return challenge(false);
        }
        Map<String, String> parts = PART.matcher(header)
                .results()
                .collect(Collectors.toMap(
                        part -> part.group(1),
                        part -> part.group(2) == null ? part.group(3) : part.group(2),
                        (one, _) -> one));
        if (!nonce.equals(parts.get("nonce"))) {
            return challenge(saysStale);
        }
        var secret = hash("can-bo:kho:" + password).hex();
        var asked = hash(request.getMethod() + ":" + parts.get("uri")).hex();
        var right = hash(String.join(":", secret, nonce, parts.get("nc"), parts.get("cnonce"), parts.get("qop"), asked))
                .hex();
        return right.equals(parts.get("response")) ? TestingSource.json("{\"items\":[]}") : challenge(false);
    }

    private MockResponse challenge(boolean stale) {
        challenges.incrementAndGet();
        return TestingSource.with(401, "")
                .addHeader(
                        "WWW-Authenticate",
                        "Digest realm=\"kho\", qop=\"auth\", algorithm=" + algorithm + ", nonce=\"" + nonce + "\""
                                + (stale ? ", stale=true" : ""))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void aChallengeIsAnsweredOnceAndItsNonceUsedOn(String name) {
        algorithm = name;
        var session = source.open();
        source.ask(session);
        source.definition.list = TestingDefinition.post("/list?a=1", "{\"b\":2}");
        source.ask(session);
        source.ask(session);
        assertThat(challenges).hasValue(1);
        assertThat(source.count("/list")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewNonceIsTaken(boolean stale) {
        saysStale = stale;
        var session = source.open();
        source.ask(session);
        nonce = "nonce-2";
        source.ask(session);
        assertThat(challenges).hasValue(2);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTriedForever() {
        password = "khac";
        var session = source.open();
        var failure = source.failure(session);
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(failure.refusedLogin()).isTrue();
        assertThat(source.requests.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void aSourceThatWantsSomethingElseIsARefusalAndNoBrokenConnection() {
        source.on(
                "/list",
                _ -> TestingSource.with(401, "")
                        .addHeader("WWW-Authenticate", "Basic realm=\"kho\"")
                        .build());
        assertThat(source.failure(source.open()).category()).isEqualTo(FailureCategory.AUTH);
        algorithm = "SHA-512-256";
        source.on("/list", this::check);
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
    }

    @Test
    void theFirstChallengeThatIsUnderstoodIsAnswered() {
        source.on("/list", request -> {
            var checked = check(request);
            return checked.getCode() != 401
                    ? checked
                    : TestingSource.with(401, "")
                            .addHeader("WWW-Authenticate", "Negotiate")
                            .addHeader("WWW-Authenticate", "Digest realm=\"k\", algorithm=SHA-512-256, nonce=\"n\"")
                            .addHeader(
                                    "WWW-Authenticate",
                                    requireNonNull(checked.getHeaders().get("WWW-Authenticate")))
                            .build();
        });
        source.ask(source.open());
        assertThat(challenges).hasValue(1);
    }

    @Test
    void anotherMachinesChallengeIsNotAnswered() throws Exception {
        try (var other = new MockWebServer()) {
            other.start();
            other.enqueue(challenge(false));
            source.on(
                    "/list",
                    _ -> TestingSource.with(302, "")
                            .setHeader("Location", other.url("/x").toString())
                            .build());
            assertThat(source.failure(source.open()).category()).isEqualTo(FailureCategory.AUTH);
            assertThat(other.getRequestCount()).isEqualTo(1);
            assertThat(other.takeRequest().getHeaders().get("Authorization")).isNull();
        }
    }
}
