package vn.tthc.monitor.connector.polling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tthc.monitor.platform.Routes;

/** Remembers routes without running any. */
final class TestingRoutes implements Routes {
    final Map<String, Map<String, Object>> added = new TreeMap<>();
    int changes;

    @Override
    public void add(String templateId, String routeId, Map<String, Object> parameters) {
        changes++;
        added.put(routeId, parameters);
    }

    @Override
    public void remove(String routeId) {
        added.remove(routeId);
    }

    @Override
    public void start(String routeId) {}

    @Override
    public void stop(String routeId) {}

    @Override
    public void send(String endpoint, Object body) {
        throw new UnsupportedOperationException("nothing is sent to " + endpoint);
    }

    @Override
    public String state(String routeId) {
        return added.containsKey(routeId) ? "Started" : "Absent";
    }

    @Override
    public List<String> ids() {
        return List.copyOf(added.keySet());
    }
}
