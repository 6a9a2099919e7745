package vn.tthc.monitor.platform;

import java.util.List;
import java.util.Map;

/** The running Camel routes, for modules that must not know Camel. Ids are unique; adding an existing id replaces it. */
public interface Routes {
    /** Makes one route from a template of the {@code routes} folder and starts it. */
    void add(String templateId, String routeId, Map<String, Object> parameters);

    /** Stops and removes; does nothing for an unknown id. */
    void remove(String routeId);

    /** Starts a stopped route; an unknown id is an {@link IllegalArgumentException}. */
    void start(String routeId);

    /** Stops a route after its exchange in flight; an unknown id is an {@link IllegalArgumentException}. */
    void stop(String routeId);

    /**
     * Gives something to the route that begins at a {@code direct:} address, and comes back when it is done with it. What
     * the route throws is thrown.
     */
    void send(String endpoint, Object body);

    /** Started, Stopped, Suspended, or Absent. */
    String state(String routeId);

    /** Ids of all routes, sorted. */
    List<String> ids();
}
