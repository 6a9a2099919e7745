package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.platform.TestDatabase;

/** Sources that are only looked at, and sources that are looked at before they are read, through the real catalog. */
@ExtendWith(TestDatabase.class)
class ProbeSourceTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path configuration;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int page = 200;
    private LiveFolder folder;
    private @Nullable TestingCatalog bench;

    @BeforeEach
    void begin() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl().encodedPath());
                return request.getUrl().encodedPath().equals("/list")
                        ? new MockResponse.Builder()
                                .body("{\"items\":[{\"code\":\"a\",\"status\":\"4\"}]}")
                                .build()
                        : new MockResponse.Builder().code(page).build();
            }
        });
        folder = new LiveFolder(configuration, server.url("").toString());
    }

    @AfterEach
    void end() {
        if (bench != null) {
            bench.close();
        }
    }

    private TestingCatalog start(String text) {
        folder.save("nguon", text);
        bench = new TestingCatalog(folder.folder(), new TestingRoutes());
        assertThat(bench.catalog.find("nguon").orElseThrow().problems()).isEmpty();
        return bench;
    }

    private String watched(String... more) {
        return """
                id: nguon
                name: Cổng
                probe:
                  checks:
                    - {type: http, url: "%s"}
                %s
                """.formatted(server.url("/trang-chu"), String.join("\n", more));
    }

    @Test
    void aSourceThatIsThereIsOkAndBringsNothing() {
        var bench = start(watched());
        var report = bench.run();
        assertThat(report.kind()).isEqualTo(RunKind.PROBE);
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(report.message()).isNull();
        assertThat(report.newestRecordAt()).isNull();
        assertThat(report.slowest()).isPositive();
        assertThat(bench.dossiers.stored).isEmpty();
        var view = bench.catalog.find("nguon").orElseThrow();
        assertThat(view.onlyWatched()).isTrue();
        assertThat(bench.routes.ids()).containsExactly("poll-nguon");
        assertThat(bench.meters
                        .get("dossier.connector.poll.duration")
                        .tags("phase", "probe", "outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void ofSeveralFailuresTheWorstIsNamed() {
        page = 503;
        var bench = start(watched(
                "    - {type: tcp, host: 127.0.0.1, port: 1}",
                "    - {type: tcp, host: 127.0.0.1, port: " + server.getPort() + "}"));
        var report = bench.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.category()).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(report.message())
                .startsWith("2/3 phép thử hỏng, nặng nhất: ")
                .contains("127.0.0.1:1");
    }

    @Test
    void aSourceWithProbesIsReadOnlyWhereTheyAreGood() {
        var bench = start(folder.connector("nguon", "/list", "probe: {checks: [{type: http, url: /trang-chu}]}"));
        var good = bench.run();
        assertThat(good.kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(good.counts().added()).isEqualTo(1);
        assertThat(asked).containsExactly("/trang-chu", "/list");
        page = 500;
        asked.clear();
        var bad = bench.run();
        assertThat(bad.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(bad.category()).isEqualTo(FailureCategory.HTTP_5XX);
        assertThat(asked).containsExactly("/trang-chu");
        assertThat(bench.catalog.find("nguon").orElseThrow().onlyWatched()).isFalse();
    }

    @Test
    void aCheckGoesThroughEveryProbe() {
        page = 404;
        var bench = start(watched(
                "    - {type: http, url: \"" + server.url("/list") + "\"}", "    - {type: dns, name: localhost}"));
        var report = bench.catalog.check("nguon");
        assertThat(report.passed()).isFalse();
        assertThat(report.steps())
                .extracting(step -> step.name() + " " + step.result())
                .containsExactly("http FAILED", "http 2 PASSED", "dns PASSED");
    }
}
