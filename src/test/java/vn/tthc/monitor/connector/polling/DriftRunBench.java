package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.platform.TestDatabase;

/** A source that is known after three runs, and whose answers then are not as they were. */
@ExtendWith(TestDatabase.class)
abstract class DriftRunBench {
    static final int RECORDS = 10;

    @StartStop
    final MockWebServer server = new MockWebServer();

    final TestingDefinition definition = new TestingDefinition();
    final AtomicReference<IntFunction<String>> records = new AtomicReference<>(DriftRunBench::usual);
    int count = RECORDS;

    @SuppressWarnings("NullAway.Init")
    TestingCatalog catalog;

    @SuppressWarnings("NullAway.Init")
    private RealDossiers real;

    @SuppressWarnings("NullAway.Init")
    Dossiers dossiers;

    @BeforeEach
    void serve() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var items =
                        IntStream.range(0, count).mapToObj(records.get()).collect(Collectors.joining(",", "[", "]"));
                return new MockResponse.Builder()
                        .body("{\"items\":" + items + "}")
                        .build();
            }
        });
    }

    @AfterEach
    void closeCatalog() {
        if (catalog != null) {
            catalog.close();
        }
    }

    static String usual(int number) {
        return "{\"code\":\"a%d\",\"status\":\"4\",\"received\":\"2026-11-02\",\"due\":\"2026-11-30\",\"name\":\"Lê Sáu\"}"
                .formatted(number);
    }

    static String without(int number, String part) {
        return usual(number).replaceFirst(",?\"" + part + "\":\"[^\"]*\"", "");
    }

    static String withExtra(int number) {
        return usual(number).replace("\"status\"", "\"ghiChu\":\"Đào 0912\",\"status\"");
    }

    void rules(DriftVerb newField, DriftVerb missing, DriftVerb retyped) {
        definition.drift = new DriftRules(newField, missing, retyped, DriftVerb.KEEP);
    }

    /** The first runs, after which the source is known. */
    void learn() {
        catalog = new TestingCatalog(
                definition, server.url("/").uri(), new RealDossiers(java.time.Clock.systemUTC()).tombstones());
        real = new RealDossiers(catalog.clock);
        dossiers = real.dossiers(catalog.progress);
        for (var run = 0; run < 3; run++) {
            assertThat(run().outcome()).isEqualTo(RunOutcome.OK);
        }
        assertThat(events()).isEmpty();
    }

    RunReport run() {
        catalog.clock.advance(Duration.ofMinutes(1));
        return catalog.run(dossiers::store);
    }

    RunReport run(IntFunction<String> changed) {
        records.set(changed);
        return run();
    }

    List<DriftEvent> events() {
        return catalog.drift.events("nguon");
    }

    DriftEvent event() {
        assertThat(events()).hasSize(1);
        return events().getFirst();
    }

    void acknowledge() {
        catalog.clock.advance(Duration.ofSeconds(1));
        assertThat(catalog.drift.acknowledge("nguon", event().id(), "kỹ thuật viên"))
                .isTrue();
    }

    SourceDossier stored(int number) {
        return real.record("nguon", "a" + number);
    }
}
