package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import vn.tthc.monitor.connector.TestingDefinition;

/** One source, asked through a session as it is at work, and what comes of it. */
abstract class SourceSessionBench {
    @StartStop
    final MockWebServer server = new MockWebServer();

    final TestingDefinition definition = new TestingDefinition();
    final TestingSessions testing = new TestingSessions();

    Answer ask() {
        return testing.open(definition, server).ask(TestingSessions.ask(definition));
    }

    SourceFailure failure() {
        return catchThrowableOfType(SourceFailure.class, this::ask);
    }

    void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}
