package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.DetailRead;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.Ask;

/** Each listed dossier asked for once more by its code. */
class DetailWalkTests extends WalkBench {
    private DetailWalk details() {
        definition.detail = new DetailRead(
                new HttpCall(HttpCall.Method.GET, "/detail/${code}", Map.of(), Map.of(), null),
                DottedPath.of("data"),
                true);
        var read = definition.at(server.url("/").uri());
        var session = session();
        return new DetailWalk(
                new ListWalk(session, Objects.requireNonNull(read.read().list()), WindowBounds.none(), Ask.Phase.LIST),
                Objects.requireNonNull(read.read().detail()),
                session,
                new RecordMapping(read));
    }

    private void serveDetails(int statusOfTwo) {
        serve(request -> switch (request.getUrl().encodedPath()) {
            case "/list" -> json("{" + items(1, 4) + "}");
            case "/detail/2" ->
                new MockResponse.Builder().code(statusOfTwo).body("{}").build();
            default -> json("{\"data\":{\"status\":\"4\",\"code\":null}}");
        });
    }

    @Test
    void aDetailIsLaidOverTheListedRecord() {
        serveDetails(200);
        var page = details().next().orElseThrow();
        assertThat(page.records().getFirst().json()).hasToString("{\"code\":\"1\",\"status\":\"4\"}");
    }

    @Test
    void aDetailThatFailsForGoodIsForQuarantine() {
        serveDetails(404);
        var page = details().next().orElseThrow();
        assertThat(page.records()).hasSize(3);
        assertThat(page.records().get(1).failure()).contains("HTTP 404");
        assertThat(page.skipped()).isZero();
    }

    @Test
    void aDetailThatFailsForNowIsSkippedAndCounted() {
        serveDetails(500);
        var page = details().next().orElseThrow();
        assertThat(page.records()).hasSize(2);
        assertThat(page.skipped()).isEqualTo(1);
    }
}
