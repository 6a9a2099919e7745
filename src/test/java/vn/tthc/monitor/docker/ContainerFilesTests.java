package vn.tthc.monitor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be held of the container files without a container engine. */
class ContainerFilesTests {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern SECRET = Pattern.compile("file: (secrets/[a-z-]+)");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");

    @Test
    void everythingTheImageCopiesExists() throws Exception {
        var copies = COPIED.matcher(Files.readString(PROJECT.resolve("docker/Dockerfile")))
                .results()
                .toList();
        assertThat(copies).hasSizeGreaterThan(4);
        for (var copy : copies) {
            for (var source : copy.group(1).split(" ", -1)) {
                assertThat(PROJECT.resolve(source)).exists();
            }
        }
    }

    @Test
    void everySecretOfTheInstallationIsMade() throws Exception {
        var made = Files.readString(PROJECT.resolve("docker/make-secrets"));
        var secrets = SECRET.matcher(Files.readString(PROJECT.resolve("docker/compose.yaml")))
                .results()
                .toList();
        assertThat(secrets).isNotEmpty();
        for (var secret : secrets) {
            assertThat(made).contains(secret.group(1).replace("secrets/", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void healthCheckFollowsReadiness(int status, int exit) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(healthCheck(server.getAddress().getPort())).isEqualTo(exit);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void healthCheckFailsWhereNobodyListens() throws Exception {
        assertThat(healthCheck(1)).isEqualTo(1);
    }

    private static int healthCheck(int port) throws Exception {
        var process = new ProcessBuilder(PROJECT.resolve("docker/healthcheck").toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
