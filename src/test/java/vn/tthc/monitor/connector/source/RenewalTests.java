package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;

/** When a session has ended it is renewed once, and not again and again for what is simply forbidden. */
class RenewalTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final AtomicInteger logins = new AtomicInteger();
    /** The login whose session is taken; 0 takes none. */
    private final AtomicInteger valid = new AtomicInteger(1);

    private volatile MockResponse refusal = TestingSource.status(403);

    @BeforeEach
    void serve() {
        source.definition.auth = TestingDefinition.login(
                TestingDefinition.post("/login", "{\"p\":\"${password}\"}"),
                "session",
                new Placement(Placement.Where.QUERY, "phien"));
        source.on("/login", _ -> TestingSource.json("{\"session\":\"ma-" + logins.incrementAndGet() + "\"}"))
                .on("/list", this::list);
    }

    private MockResponse list(RecordedRequest request) {
        var good = ("Bearer ma-" + valid.get()).equals(request.getUrl().queryParameter("phien"));
        return good ? TestingSource.json("{\"items\":[]}") : refusal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "page", "redirect"})
    void everySignOfAnEndedSessionRenewsItOnce(String sign) {
        refusal = switch (sign) {
            case "page" ->
                TestingSource.with(200, "<!DOCTYPE html><form><INPUT name=p type = 'password'></form>")
                        .setHeader("Content-Type", "text/html")
                        .build();
            case "redirect" ->
                TestingSource.with(302, "").setHeader("Location", "/vao").build();
            default -> TestingSource.status(Integer.parseInt(sign));
        };
        source.on(
                "/vao",
                _ -> TestingSource.with(200, "<html><input type=\"password\"></html>")
                        .setHeader("Content-Type", "text/html")
                        .build());
        var session = source.open();
        source.ask(session);
        valid.set(2);
        source.ask(session);
        assertThat(logins).hasValue(2);
    }

    @Test
    void twentyThreadsThatAreForbiddenMakeOneLogin() throws Exception {
        source.definition.concurrency = 20;
        var session = source.open();
        source.ask(session);
        valid.set(2);
        assertThat(source.askTogether(session, 20)).hasSize(20);
        assertThat(logins).hasValue(2);
    }

    @Test
    void whatStaysForbiddenAfterALoginIsNotAskedWithANewLoginEveryTime() {
        valid.set(0);
        var session = source.open();
        for (var count = 0; count < 5; count++) {
            assertThat(source.failure(session).category()).isEqualTo(FailureCategory.AUTH);
        }
        assertThat(logins).hasValue(2);
        source.clock.advance(Duration.ofMinutes(31));
        valid.set(3);
        source.ask(session);
        assertThat(logins).hasValue(3);
    }

    @Test
    void aSessionRefusedBy401IsRenewedEvenThen() {
        valid.set(0);
        var session = source.open();
        source.failure(session);
        refusal = TestingSource.status(401);
        valid.set(3);
        source.ask(session);
        assertThat(logins).hasValue(3);
    }
}
