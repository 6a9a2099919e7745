package vn.tthc.monitor.connector.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.Reversals;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.Routes;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

/** Connectors and dossiers put together over the test database, without Camel: pages go straight into the store. */
final class TestingImports implements AutoCloseable {
    /** 09:41 in Việt Nam. */
    static final Instant NOW = Instant.parse("2026-11-20T02:41:00Z");

    static final String SYSTEM = """
            id: ho-tich
            name: Hộ tịch (tệp Excel)
            files: {}
            mapping:
              timezone: Asia/Ho_Chi_Minh
              fields: {}
            """;

    final TestingClock clock = new TestingClock(NOW);
    final List<RunReport> told = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    final Path configuration;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    /** Ends the storing of pages before this one, as a killed process would. */
    int dieAtPage = Integer.MAX_VALUE;

    TestingImports(Path folder, String... connectors) {
        configuration = folder.resolve("config");
        try {
            Files.createDirectories(configuration.resolve("connectors"));
            for (var file : List.of("columns.yaml", "calendar.yaml", "agencies.yaml")) {
                Files.copy(Path.of("config", file), configuration.resolve(file));
            }
            FileSystemUtils.copyRecursively(Path.of("config/presets"), configuration.resolve("presets"));
            for (var connector : connectors) {
                var id = connector.lines().findFirst().orElseThrow().replace("id: ", "");
                Files.writeString(configuration.resolve("connectors").resolve(id + ".yaml"), connector);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    private void start() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("tthc.config", configuration.toString())));
        context.registerBean(JdbcClient.class, TestDatabase::jdbc);
        var transactions = TestDatabase.transactions();
        context.registerBean(TransactionTemplate.class, () -> transactions);
        context.registerBean(
                PlatformTransactionManager.class, () -> Objects.requireNonNull(transactions.getTransactionManager()));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Routes.class, StraightRoutes::new);
        context.registerBean(OnRunFinished.class, () -> told::add);
        context.registerBean(
                Audit.class, () -> (actor, action, object, _) -> audited.add(actor + " " + action + " " + object));
        context.scan("vn.tthc.monitor.dossier", "vn.tthc.monitor.connector", "vn.tthc.monitor.deadline");
        context.refresh();
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }

    Imports imports() {
        return context.getBean(Imports.class);
    }

    Connectors connectors() {
        return context.getBean(Connectors.class);
    }

    Dossiers dossiers() {
        return context.getBean(Dossiers.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What is stored of a dossier. */
    Optional<SourceDossier> stored(String connector, String code) {
        return Optional.ofNullable(
                context.getBean(Reversals.class).known(connector, List.of(code)).get(code));
    }

    /** A round of a connector's route. */
    RunReport round(String connector) {
        var run = connectors().begin(connector);
        try {
            storeAll(run);
            return connectors().finish(run);
        } catch (Killed killed) {
            throw killed;
        } catch (RuntimeException e) {
            return connectors().abandon(run, e);
        }
    }

    private void storeAll(PollRun run) {
        while (run.hasNext()) {
            var page = run.next();
            if (page.number() >= dieAtPage) {
                throw new Killed();
            }
            dossiers().store(page);
        }
    }

    /** The process is gone: nothing after it happens. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ImportEntry bring(String connector, String name, byte[] content) {
        return bring(connector, name, content, clock.instant(), false);
    }

    ImportEntry bring(String connector, String name, byte[] content, Instant asOf, boolean complete) {
        var brought = new Imports.Brought(connector, Way.PAGE, name, asOf, complete, "lan");
        return imports().bring(brought, new ByteArrayInputStream(content));
    }

    static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of these rows, the first of them in row 1. */
    static byte[] xlsx(List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Danh sách");
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    var value = rows.get(row).get(column);
                    if (!value.isEmpty()) {
                        sheet.value(row, column, value);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        context.close();
    }

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
            storeAll((PollRun) body);
        }

        @Override
        public String state(String routeId) {
            return "Started";
        }

        @Override
        public List<String> ids() {
            return List.of();
        }
    }
}
