package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.platform.Secret;

/** Whoever leads us elsewhere gets nothing that could prove who we are. */
class RedirectTests {
    private static final String KEY = "khoa-tren-dia-chi";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @StartStop
    private final MockWebServer other = new MockWebServer();

    private final TestingSource source = new TestingSource(server);

    @BeforeEach
    void serve() {
        source.definition.auth =
                new Authentication.ApiKey(new Placement(Placement.Where.QUERY, "APIKey"), Secret.of(KEY));
        source.on("/moi", _ -> TestingSource.json("{\"items\":[]}"));
    }

    private void leadsTo(int status, String location) {
        source.on(
                "/list",
                _ -> TestingSource.with(status, "")
                        .setHeader("Location", location)
                        .build());
    }

    private RecordedRequest arrived() throws InterruptedException {
        other.enqueue(TestingSource.json("{\"items\":[]}"));
        source.ask(source.open());
        return other.takeRequest();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aKeyInTheQueryIsPutBackOnTheSameMachine(int status) {
        leadsTo(status, "/moi?trang=1");
        source.ask(source.open());
        assertThat(source.last("/moi").getUrl().queryParameter("APIKey")).isEqualTo(KEY);
        assertThat(source.last("/moi").getUrl().queryParameter("trang")).isEqualTo("1");
    }

    @Test
    void aKeyThatTheSourceRepeatsStaysAsItSaysOnTheSameMachine() {
        leadsTo(302, "/moi?APIKey=" + KEY);
        source.ask(source.open());
        assertThat(source.last("/moi").getUrl().queryParameterValues("APIKey")).containsExactly(KEY);
    }

    @Test
    void anotherMachineGetsNoKeyEvenWhereTheSourceRepeatsIt() throws Exception {
        leadsTo(302, other.url("/x?a=1&APIKey=" + KEY).toString());
        var arrived = arrived().getUrl();
        assertThat(arrived.queryParameterNames()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x/khoa-tren-dia-chi", "/x?khac=khoa-tren-dia-chi", "/x?b64=a2hvYS10cmVuLWRpYS1jaGk%3D"})
    void aKeyHiddenElsewhereInTheAddressStopsTheWay(String location) {
        leadsTo(302, other.url("/").toString().replaceAll("/$", "") + location);
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(failure.sentence()).contains("sang máy khác").doesNotContain(KEY);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void anotherMachineGetsNoHeaderOfOurs() throws Exception {
        source.definition.auth =
                new Authentication.ApiKey(new Placement(Placement.Where.HEADER, "X-Api-Key"), Secret.of(KEY));
        source.definition.headers = Map.of("X-Don-Vi", "phuong-1", "Cookie", "cu=gia-tri-cu");
        leadsTo(302, other.url("/x").toString());
        var headers = arrived().getHeaders();
        assertThat(headers.get("X-Api-Key")).isNull();
        assertThat(headers.get("X-Don-Vi")).isNull();
        assertThat(headers.get("Cookie")).isNull();
    }

    @Test
    void aBodyIsNeverSentToAnotherMachine() {
        source.definition.auth =
                new Authentication.ApiKey(new Placement(Placement.Where.BODY, "authKey"), Secret.of(KEY));
        source.definition.list =
                new HttpCall(HttpCall.Method.POST, "/list", Map.of(), Map.of(), TestingDefinition.json("{\"a\":1}"));
        leadsTo(307, other.url("/x").toString());
        assertThat(source.failure(source.open()).category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(other.getRequestCount()).isZero();
    }
}
