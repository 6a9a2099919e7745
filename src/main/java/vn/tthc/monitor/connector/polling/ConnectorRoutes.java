package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Routes;

/** The polling route of every connector that has one, and the pause it was made with. */
@Component
class ConnectorRoutes {
    private static final String TEMPLATE = "poll-connector";
    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LONGEST_FIRST_DELAY = Duration.ofSeconds(5);

    private final Routes routes;
    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();

    ConnectorRoutes(Routes routes) {
        this.routes = routes;
    }

    /** The pause the connector's route was made with; null where it has none. */
    @Nullable Duration pause(String connector) {
        return pauses.get(connector);
    }

    /** Makes or replaces the route; its first round comes soon, spread so that systems behind one gateway take turns. */
    void add(String connector, Duration pause) {
        var most = Math.min(pause.toMillis() / 2, LONGEST_FIRST_DELAY.toMillis());
        add(
                connector,
                pause,
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(Math.max(1, most)))
                        .plus(SOONEST));
    }

    /** Makes or replaces the route, with its first round after a wait. */
    void add(String connector, Duration pause, Duration first) {
        var soonest = first.compareTo(SOONEST) < 0 ? SOONEST : first;
        routes.add(
                TEMPLATE,
                route(connector),
                Map.of("connector", connector, "delay", pause.toMillis(), "initialDelay", soonest.toMillis()));
        pauses.put(connector, pause);
    }

    void remove(String connector) {
        routes.remove(route(connector));
        pauses.remove(connector);
    }

    String state(String connector) {
        return routes.state(route(connector));
    }

    boolean running(String connector) {
        return "Started".equals(state(connector));
    }

    void start(String connector) {
        routes.start(route(connector));
    }

    void stop(String connector) {
        routes.stop(route(connector));
    }

    private static String route(String connector) {
        return "poll-" + connector;
    }
}
