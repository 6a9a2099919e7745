package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.TestingSessions;

/** A source that answers as the test says, and the addresses and bodies that reached it. */
abstract class WalkBench {
    @StartStop
    final MockWebServer server = new MockWebServer();

    final TestingDefinition definition = new TestingDefinition();
    final List<String> targets = new ArrayList<>();
    final List<String> bodies = new ArrayList<>();

    void serve(Function<RecordedRequest, MockResponse> answer) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                var body = request.getBody();
                bodies.add(body == null ? "" : body.utf8());
                return answer.apply(request);
            }
        });
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    static String items(int from, int to) {
        var items = new ArrayList<String>();
        for (var number = from; number < to; number++) {
            items.add("{\"code\":\"" + number + "\"}");
        }
        return "\"items\":[" + String.join(",", items) + "]";
    }

    SourceSession session() {
        return new TestingSessions().open(definition, server);
    }

    ListWalk walk(WindowBounds window) {
        var read = Objects.requireNonNull(
                definition.at(server.url("/").uri()).read().list());
        return new ListWalk(session(), read, window, Ask.Phase.LIST);
    }
}
