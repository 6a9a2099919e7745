package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.platform.TestDatabase;

/** A source whose listing the test writes, and catalogs whose runs are judged as they end. */
@ExtendWith(TestDatabase.class)
abstract class RunJudgeBench {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    final TestingDefinition definition = new TestingDefinition();
    private final List<TestingCatalog> catalogs = new CopyOnWriteArrayList<>();
    Function<RecordedRequest, MockResponse.Builder> answer = _ -> items(3);

    @AfterEach
    void closeCatalogs() {
        catalogs.forEach(TestingCatalog::close);
    }

    TestingCatalog catalog() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer.apply(request).build();
            }
        });
        return kept(new TestingCatalog(definition, server.url("/").uri()));
    }

    private TestingCatalog kept(TestingCatalog made) {
        catalogs.add(made);
        return made;
    }

    static MockResponse.Builder items(int count) {
        return items(
                IntStream.range(0, count).boxed().map(number -> "a" + number).toList());
    }

    static MockResponse.Builder items(List<String> codes) {
        var items = codes.stream()
                .map(code -> "{\"code\":\"" + code + "\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return new MockResponse.Builder().body("{\"items\":" + items + "}");
    }

    static List<DriftEvent> events(TestingCatalog catalog, DriftKind kind) {
        return catalog.drift.events("nguon").stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    void window() {
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "since"),
                null,
                "epoch-millis",
                TestingDefinition.ZONE,
                Duration.ofMinutes(15),
                null);
    }

    /** A catalog, the dossiers and the queue, all of them real. */
    final class Whole {
        final TestingCatalog catalog;
        final RealDossiers real;
        final Dossiers dossiers;

        Whole() {
            var outer = catalog();
            real = new RealDossiers(outer.clock);
            catalog = kept(new TestingCatalog(definition, server.url("/").uri(), real.tombstones()));
            dossiers = real.dossiers(catalog.progress);
        }

        RunReport run(Duration later) {
            catalog.clock.advance(later);
            return catalog.run(dossiers::store);
        }
    }
}
