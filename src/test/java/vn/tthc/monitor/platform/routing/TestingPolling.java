package vn.tthc.monitor.platform.routing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.tthc.monitor.platform.LoopFailures;
import vn.tthc.monitor.platform.TestingLoopFailures;

/** The project's own route files around a source of pages and a store that both write down what they were told. */
public final class TestingPolling implements AutoCloseable {
    final List<String> told = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();

    TestingPolling(List<String> pages) throws Exception {
        context.getRegistry().bind("connectors", new Source(pages));
        context.getRegistry().bind("dossiers", new Store());
        context.getRegistry().bind("loopFailures", LoopFailures.class, TestingLoopFailures.create());
        context.getPropertiesComponent().addInitialProperty("ingest.endpoint", "direct:ingest");
        context.start();
        for (var file : List.of("errors", "ingest", "poll-connector")) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.resolveMandatoryResource(context, "file:routes/" + file + ".camel.yaml"));
        }
    }

    CamelContext context() {
        return context;
    }

    @Override
    public void close() throws IOException {
        context.close();
    }

    /** Stands for the connectors. */
    public final class Source {
        private final List<String> pages;

        Source(List<String> pages) {
            this.pages = new ArrayList<>(pages);
        }

        /** Begins a run over all pages. */
        public Run begin(String connector) {
            told.add("begin " + connector);
            return new Run(pages.iterator());
        }

        /** Ends a run. */
        public String finish(Run run) {
            told.add("finish");
            return "report";
        }

        /** Breaks a run off. */
        public String abandon(Run run, Throwable cause) {
            told.add("abandon " + cause.getMessage());
            return "report";
        }
    }

    /** Stands for a run: an iterator that is more than an iterator. */
    public record Run(Iterator<String> pages) implements Iterator<String> {
        @Override
        public boolean hasNext() {
            return pages.hasNext();
        }

        @Override
        public String next() {
            return pages.next();
        }
    }

    /** Stands for the dossiers; it cannot store a page called bad. */
    public final class Store {
        /** Writes the page down. */
        public String store(String page) {
            if (page.equals("bad")) {
                throw new IllegalStateException("disk full");
            }
            told.add("store " + page);
            return "stored";
        }
    }
}
