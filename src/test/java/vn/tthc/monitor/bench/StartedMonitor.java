package vn.tthc.monitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.MonitorApplication;

/** The whole application in this JVM, over an embedded database of its own with a server's durability. */
final class StartedMonitor implements AutoCloseable {
    private final Path folder;
    private final ConfigurableApplicationContext context;

    private StartedMonitor(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** With only what reads and stores; the loops that watch and send would compete with what is measured. */
    static StartedMonitor start(BenchConfiguration configuration) throws IOException {
        var folder = Files.createTempDirectory("tthc-bench-");
        configuration.writeTo(folder.resolve("config"));
        copyRoutes(folder.resolve("routes"));
        return start(folder);
    }

    /** With every loop that is shipped, and with a folder of configuration that is all prepared. */
    static StartedMonitor startWhole(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("routes"), folder.resolve("routes"));
        return start(folder);
    }

    private static StartedMonitor start(Path folder) {
        var context = new SpringApplicationBuilder(MonitorApplication.class)
                .run(
                        "--tthc.config=" + folder.resolve("config"),
                        "--tthc.routes=" + folder.resolve("routes"),
                        "--tthc.data=" + folder.resolve("data"),
                        "--server.port=0",
                        "--server.address=127.0.0.1");
        return new StartedMonitor(folder, context);
    }

    private static void copyRoutes(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("poll-connector.camel.yaml", "ingest.camel.yaml", "errors.camel.yaml")) {
            Files.copy(Path.of("routes", name), folder.resolve(name));
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Path configuration() {
        return folder.resolve("config");
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
