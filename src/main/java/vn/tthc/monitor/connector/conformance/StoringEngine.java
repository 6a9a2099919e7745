package vn.tthc.monitor.connector.conformance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.WorkingDefinitions;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.Routes;
import vn.tthc.monitor.platform.SystemClock;
import vn.tthc.monitor.platform.TemporaryDatabase;

/** Connectors and dossiers of the application put together over a database of their own, without routes: pages go straight into the store. */
final class StoringEngine implements AutoCloseable {
    private final TemporaryDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Map<String, ConnectorDefinition> definitions = new ConcurrentHashMap<>();
    private final StoredPages pages = new StoredPages();

    private StoringEngine(TemporaryDatabase database) {
        this.database = database;
    }

    /** Starts database and modules; takes some seconds. */
    static StoringEngine start(Path configuration) {
        var engine = new StoringEngine(TemporaryDatabase.start());
        try {
            engine.assemble(configuration);
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private void assemble(Path configuration) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("kit", Map.of("tthc.config", configuration.toString())));
        context.register(Database.class);
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(Clock.class, SystemClock::clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Routes.class, StraightRoutes::new);
        context.registerBean(Audit.class, () -> (_, _, _, _) -> {});
        context.registerBean(StoredPages.class, () -> pages);
        context.registerBean(
                "rehearsedDefinitions",
                WorkingDefinitions.class,
                () -> id -> Optional.ofNullable(definitions.get(id)),
                bean -> bean.setPrimary(true));
        context.scan("vn.tthc.monitor.dossier", "vn.tthc.monitor.connector", "vn.tthc.monitor.deadline");
        context.refresh();
    }

    /** Takes calls and files of this connector from now on. */
    void knows(ConnectorDefinition definition) {
        definitions.put(definition.id(), definition);
    }

    Dossiers dossiers() {
        return context.getBean(Dossiers.class);
    }

    PushIntake pushes() {
        return context.getBean(PushIntake.class);
    }

    Imports imports() {
        return context.getBean(Imports.class);
    }

    /** What was stored, and where storing breaks off. */
    StoredPages pages() {
        return pages;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** How the database is spoken to; not marked as a configuration, so that the server does not find it. */
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Database {}

    /** Hands pages straight to the store. */
    private final class StraightRoutes implements Routes {
        @Override
        public void add(String templateId, String routeId, Map<String, Object> parameters) {}

        @Override
        public void remove(String routeId) {}

        @Override
        public void start(String routeId) {}

        @Override
        public void stop(String routeId) {}

        @Override
        public void send(String endpoint, Object body) {
            if (body instanceof PollRun run) {
                run.forEachRemaining(dossiers()::store);
            } else {
                dossiers().store((DossierPage) body);
            }
        }

        @Override
        public String state(String routeId) {
            return "Absent";
        }

        @Override
        public List<String> ids() {
            return List.of();
        }
    }
}
