package vn.tthc.monitor.connector.polling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.platform.TestDatabase;

/** A catalog over a real folder of connector files, and a server that writes down which of them asked. */
@ExtendWith(TestDatabase.class)
abstract class LiveFolderBench {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path configuration;

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new ArrayList<>();
    LiveFolder folder;
    TestingCatalog bench;

    @BeforeEach
    void begin() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl().encodedPath());
                var page = Objects.requireNonNullElse(request.getUrl().queryParameter("page"), "");
                var item = "{\"code\":\"" + request.getUrl().encodedPath().substring(1) + page
                        + "\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}";
                return new MockResponse.Builder()
                        .body("{\"items\":[" + (page.equals("2") ? "" : item) + "]}")
                        .build();
            }
        });
        folder = new LiveFolder(configuration, server.url("").toString());
        folder.save("nguon", folder.connector("nguon", "/a"));
        bench = start();
    }

    @AfterEach
    void end() {
        catalogs.forEach(TestingCatalog::close);
    }

    TestingCatalog start() {
        var started = new TestingCatalog(folder.folder(), new TestingRoutes());
        catalogs.add(started);
        return started;
    }

    void looks(int times) {
        for (var look = 0; look < times; look++) {
            bench.watch.look();
        }
    }

    ConnectorView view(String id) {
        return bench.catalog.find(id).orElseThrow();
    }

    String paged(String path) {
        return folder.connector("nguon", path)
                .replace(
                        "paging: {type: none}",
                        "paging: {type: page, parameter: page, size: 1},"
                                + " window: {by: updatedAt, from: {query: since, format: iso}, lookback: 15m}");
    }
}
