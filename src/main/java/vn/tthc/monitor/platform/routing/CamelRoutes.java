package vn.tthc.monitor.platform.routing;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vn.tthc.monitor.platform.Routes;

/** The routes of the Camel context. One change at a time, so that replacing a route leaves exactly one. */
@Component("routes")
class CamelRoutes implements Routes {
    private final CamelContext context;
    /** One for all senders, and made late: it wants a context that has begun. */
    private final SingletonSupplier<ProducerTemplate> producer;

    CamelRoutes(CamelContext context) {
        this.context = context;
        this.producer = SingletonSupplier.of(context::createProducerTemplate);
    }

    @Override
    public synchronized void add(String templateId, String routeId, Map<String, Object> parameters) {
        remove(routeId);
        TemplatedRouteBuilder.builder(context, templateId)
                .routeId(routeId)
                .parameters(parameters)
                .add();
    }

    @Override
    public synchronized void remove(String routeId) {
        if (context.getRoute(routeId) == null) {
            return;
        }
        run("remove", routeId, () -> {
            context.getRouteController().stopRoute(routeId);
            context.removeRoute(routeId);
        });
    }

    @Override
    public synchronized void start(String routeId) {
        mustExist(routeId);
        run("start", routeId, () -> context.getRouteController().startRoute(routeId));
    }

    @Override
    public synchronized void stop(String routeId) {
        mustExist(routeId);
        run("stop", routeId, () -> context.getRouteController().stopRoute(routeId));
    }

    @Override
    public void send(String endpoint, Object body) {
        try {
            producer.obtain().sendBody(endpoint, body);
        } catch (CamelExecutionException failure) {
            throw thrown(failure);
        }
    }

    /** What a step threw: a split inside a route wraps it once more. */
    private static RuntimeException thrown(CamelExecutionException failure) {
        Throwable cause = failure;
        while ((cause instanceof CamelExecutionException || cause instanceof CamelExchangeException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException runtime ? runtime : failure;
    }

    @Override
    public String state(String routeId) {
        ServiceStatus status = context.getRouteController().getRouteStatus(routeId);
        return status == null ? "Absent" : status.name();
    }

    @Override
    public List<String> ids() {
        return context.getRoutes().stream().map(Route::getId).sorted().toList();
    }

    private void mustExist(String routeId) {
        if (context.getRoute(routeId) == null) {
            throw new IllegalArgumentException(
                    "Không có tuyến %s. (There is no route %s.)".formatted(routeId, routeId));
        }
    }

    private static void run(String what, String routeId, Change change) {
        try {
            change.make();
        } catch (Exception failure) {
            throw new IllegalStateException("could not %s route %s".formatted(what, routeId), failure);
        }
    }

    /** A call that Camel declares with every exception. */
    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }
}
