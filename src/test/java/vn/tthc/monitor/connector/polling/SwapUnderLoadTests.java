package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.routing.TestingCamel;

/** Files that change again and again under the project's own routes: no poll comes twice or stays away, nothing piles up. */
@ExtendWith(TestDatabase.class)
class SwapUnderLoadTests {
    private static final Duration PAUSE = Duration.ofMillis(250);

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path configuration;

    private final List<Long> polls = new CopyOnWriteArrayList<>();

    private TestingCatalog start(LiveFolder folder, TestingCamel camel) throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                polls.add(System.nanoTime());
                return new MockResponse.Builder()
                        .body("{\"items\":[{\"code\":\"a\",\"status\":\"4\"}]}")
                        .build();
            }
        });
        var later = new TestingCatalog(folder.folder(), camel.routes(), false);
        camel.start(Map.of("connectors", later.catalog, "dossiers", later.dossiers));
        later.watch.open();
        return later;
    }

    private static String text(LiveFolder folder, int version, Duration pause) {
        return folder.connector("nguon", "/a", "schedule: {every: " + pause.toMillis() + "ms}")
                .replace("Nguồn nguon", "Nguồn " + version);
    }

    @Test
    void noPollComesTwiceOrStaysAwayWhileItsFileChangesTenTimesAPause() throws Exception {
        var folder = new LiveFolder(configuration, server.url("").toString());
        folder.save("nguon", text(folder, 0, PAUSE));
        try (var camel = new TestingCamel();
                var bench = start(folder, camel)) {
            await().until(() -> polls.size() >= 2);
            polls.clear();
            var version = 0;
            while (polls.size() < 8) {
                folder.save("nguon", text(folder, ++version, PAUSE));
                bench.watch.look();
                bench.watch.look();
                // As long as a swap takes; the pause between two polls goes on meanwhile.
                assertThat(version).as("swaps without a poll").isLessThan(20_000);
            }
            assertThat(version).isGreaterThan(20);
            var times = List.copyOf(polls);
            for (var poll = 1; poll < times.size(); poll++) {
                assertThat(times.get(poll) - times.get(poll - 1)).isGreaterThan(PAUSE.toNanos() * 9 / 10);
            }
            var whole = times.getLast() - times.getFirst();
            assertThat(Duration.ofNanos(whole)).isLessThan(PAUSE.multipliedBy(4L * times.size()));
            assertThat(bench.catalog.runs("nguon", 100)).hasSizeGreaterThanOrEqualTo(times.size() - 1);
        }
    }

    @Test
    void aThousandSwapsLeaveNothingBehind() throws Exception {
        var folder = new LiveFolder(configuration, server.url("").toString());
        folder.save("nguon", text(folder, 0, Duration.ofMinutes(1)));
        try (var camel = new TestingCamel();
                var bench = start(folder, camel)) {
            await().until(() -> !bench.catalog.runs("nguon", 1).isEmpty());
            swaps(bench, folder, 1, 50);
            var counts = camel.counts();
            var meters = bench.meters.getMeters().size();
            var threads = threads();
            swaps(bench, folder, 51, 1000);
            assertThat(camel.counts()).isEqualTo(counts);
            assertThat(bench.meters.getMeters()).hasSize(meters);
            assertThat(threads()).isLessThanOrEqualTo(threads + 3);
            assertThat(bench.catalog.find("nguon").orElseThrow().name()).isEqualTo("Nguồn 1000");
        }
    }

    /** Every tenth swap changes the pause too, so that the route itself is replaced, with another first delay each time. */
    private static void swaps(TestingCatalog bench, LiveFolder folder, int from, int to) {
        for (var version = from; version <= to; version++) {
            folder.save("nguon", text(folder, version, Duration.ofSeconds(60 + version / 10 % 2)));
            bench.clock.advance(Duration.ofMillis(1));
            bench.watch.look();
            bench.watch.look();
        }
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }
}
