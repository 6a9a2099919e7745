package vn.tthc.monitor.platform.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CamelRoutesTests {
    @Test
    void aRunHandsOnItsPagesInOrderAndIsFinished() throws Exception {
        try (var polling = new TestingPolling(List.of("first", "second"))) {
            add(polling);
            waitFor(polling, "finish");
            assertThat(polling.told).startsWith("begin city", "store first", "store second", "finish");
        }
    }

    @Test
    void aPageThatCannotBeStoredEndsTheRunOnceAndTheNextRunComes() throws Exception {
        try (var polling = new TestingPolling(List.of("first", "bad", "third"))) {
            add(polling);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            polling.told.stream().filter("begin city"::equals).count() >= 2);
            assertThat(polling.told.subList(0, 4))
                    .containsExactly("begin city", "store first", "abandon disk full", "begin city");
        }
    }

    @Test
    void anEmptyRunIsFinished() throws Exception {
        try (var polling = new TestingPolling(List.of())) {
            add(polling);
            waitFor(polling, "finish");
            assertThat(polling.told).startsWith("begin city", "finish");
        }
    }

    @Test
    void aRouteIsStoppedStartedReplacedAndRemovedAlone() throws Exception {
        try (var polling = new TestingPolling(List.of())) {
            var routes = add(polling);
            assertThat(routes.ids()).containsExactly("ingest", "poll-city");
            routes.stop("poll-city");
            assertThat(routes.state("poll-city")).isEqualTo("Stopped");
            routes.start("poll-city");
            assertThat(routes.state("poll-city")).isEqualTo("Started");
            add(polling);
            assertThat(routes.ids()).containsExactly("ingest", "poll-city");
            routes.remove("poll-city");
            routes.remove("poll-city");
            assertThat(routes.state("poll-city")).isEqualTo("Absent");
            assertThatThrownBy(() -> routes.start("poll-city")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static CamelRoutes add(TestingPolling polling) {
        var routes = new CamelRoutes(polling.context());
        routes.add("poll-connector", "poll-city", Map.of("connector", "city", "delay", "50", "initialDelay", "0"));
        return routes;
    }

    private static void waitFor(TestingPolling polling, String word) {
        await().atMost(Duration.ofSeconds(20)).until(() -> polling.told.contains(word));
    }
}
