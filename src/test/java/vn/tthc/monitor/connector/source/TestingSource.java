package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.platform.TestingClock;

/** A source whose paths are played by functions, and which remembers who asked for what. */
final class TestingSource extends Dispatcher {
    final TestingDefinition definition = new TestingDefinition();
    final TestingClock clock = new TestingClock(TestingSessions.NOW);
    final TestingSessions testing = new TestingSessions(clock);
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<RecordedRequest, MockResponse>> paths = new ConcurrentHashMap<>();
    private final MockWebServer server;

    TestingSource(MockWebServer server) {
        this.server = server;
        server.setDispatcher(this);
    }

    TestingSource on(String path, Function<RecordedRequest, MockResponse> answer) {
        paths.put(path, answer);
        return this;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        var answer = paths.get(request.getUrl().encodedPath());
        return answer == null ? status(404) : answer.apply(request);
    }

    static MockResponse.Builder with(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    static MockResponse json(String body) {
        return with(200, body).build();
    }

    static MockResponse status(int status) {
        return with(status, "").build();
    }

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    static String header(RecordedRequest request, String name) {
        return String.valueOf(request.getHeaders().get(name));
    }

    long count(String path) {
        return requests.stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .count();
    }

    RecordedRequest last(String path) {
        return requests.reversed().stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    SourceSession open() {
        return testing.open(definition, server);
    }

    Answer ask(SourceSession session) {
        return session.ask(TestingSessions.ask(definition));
    }

    SourceFailure failure(SourceSession session) {
        return Objects.requireNonNull(catchThrowableOfType(SourceFailure.class, () -> ask(session)));
    }

    /** Asks from so many threads at once; failures are answered as null. */
    List<Answer> askTogether(SourceSession session, int threads) throws InterruptedException {
        definition.concurrency = threads;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var count = 0; count < threads; count++) {
                asked.add(pool.submit(() -> ask(session)));
            }
            var answers = new ArrayList<Answer>();
            for (var future : asked) {
                try {
                    answers.add(future.get());
                } catch (ExecutionException _) {
                    // Counted by what is missing.
                }
            }
            return answers;
        }
    }
}
