package vn.tthc.monitor.platform.routing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.tthc.monitor.platform.LoopFailures;
import vn.tthc.monitor.platform.Routes;
import vn.tthc.monitor.platform.TestingLoopFailures;

/** The project's own polling and storing routes around the beans of a test. */
public final class TestingCamel implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();

    public TestingCamel() throws Exception {
        context.getRegistry().bind("loopFailures", LoopFailures.class, TestingLoopFailures.create());
        context.getPropertiesComponent().addInitialProperty("ingest.endpoint", "direct:ingest");
    }

    /** Starts the routes; called once the beans that they name are there. */
    public void start(Map<String, Object> beans) throws Exception {
        beans.forEach((name, bean) -> context.getRegistry().bind(name, bean));
        context.start();
        for (var file : List.of("errors", "ingest", "poll-connector", "import-file")) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.resolveMandatoryResource(context, "file:routes/" + file + ".camel.yaml"));
        }
    }

    public Routes routes() {
        return new CamelRoutes(context);
    }

    /** Everything that a swap could leave behind in Camel. */
    public List<Integer> counts() {
        return List.of(
                context.getRoutes().size(),
                context.getRouteDefinitions().size(),
                context.getEndpoints().size());
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
