package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.platform.TestDatabase;

/** Catalogs over a source that answers its listing page by page and writes down what was asked. */
@ExtendWith(TestDatabase.class)
abstract class CatalogBench {
    static final String FIRST = "{\"code\":\"a\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}";
    private static final String SECOND = "{\"code\":\"b\",\"status\":\"1\",\"updated\":\"2026-11-20T02:00:00Z\"}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    final TestingDefinition definition = new TestingDefinition();
    final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeCatalogs() {
        catalogs.forEach(TestingCatalog::close);
    }

    TestingCatalog catalog() {
        var made = new TestingCatalog(definition, server.url("/").uri());
        catalogs.add(made);
        return made;
    }

    void window() {
        definition.paging = new Paging.Page("page", 0, 1, 50, null);
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "since"),
                null,
                "epoch-millis",
                null,
                Duration.ofMinutes(15),
                null);
    }

    /** Answers the listing page by page; a page that starts with a digit is a status. */
    void serve(IntFunction<String> page) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                var number = Objects.requireNonNullElse(request.getUrl().queryParameter("page"), "0");
                var body = page.apply(Integer.parseInt(number));
                return body.startsWith("5")
                        ? new MockResponse.Builder().code(500).build()
                        : new MockResponse.Builder().body(body).build();
            }
        });
    }

    static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    void twoPages() {
        window();
        serve(page -> switch (page) {
            case 0 -> items(FIRST);
            case 1 -> items(SECOND);
            default -> items();
        });
    }
}
