package vn.tthc.monitor.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.PrivateFile;

/**
 * A PostgreSQL server of our own, with its cluster in the data folder: durable and private like any server, reachable only
 * over loopback and with a password. Started and stopped with the application; what a killed application left behind is
 * stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The only role. */
    public static final String USER = "monitor";

    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int ATTEMPTS = 3;

    private final PostgresCluster cluster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresCluster cluster, int port, String password) {
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /** Starts the cluster of the data folder, making it first where there is none; programs lie in the same folder. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, data);
    }

    /** The same with the programs unpacked in another folder, so that several data folders can share them. */
    public static EmbeddedPostgres start(Path dataFolder, Path programs) {
        var data = dataFolder.toAbsolutePath().normalize();
        var began = System.nanoTime();
        try {
            Files.createDirectories(data);
            Files.createDirectories(programs);
            var binaries = PostgresBinaries.unpackedIn(programs.toAbsolutePath().normalize());
            var cluster = PostgresCluster.of(data, binaries);
            var password = password(data, cluster);
            cluster.create(password);
            cluster.stopOrphan();
            var port = startOnFreePort(cluster);
            LOGGER.info(
                    "Embedded PostgreSQL is ready on 127.0.0.1:{} after {} ms, cluster {}",
                    port,
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    cluster.folder());
            return new EmbeddedPostgres(cluster, port, password);
        } catch (IOException failure) {
            throw PostgresCluster.failed(data, failure.toString());
        }
    }

    /** The address of the server that another process runs on this data folder, where one is ready. */
    public static Optional<Address> running(Path dataFolder) {
        var data = dataFolder.toAbsolutePath().normalize();
        try {
            var status = PostmasterFile.read(data.resolve(PostgresCluster.FOLDER));
            if (status.isEmpty() || !status.get().ready()) {
                return Optional.empty();
            }
            var password = Files.readString(passwordFile(data)).strip();
            return Optional.of(new Address(url(status.get().port()), USER, password));
        } catch (IOException unreadable) {
            LOGGER.debug("No running server can be seen in {}", data, unreadable);
            return Optional.empty();
        }
    }

    /** How to reach it. */
    public Address address() {
        return new Address(url(port), USER, password);
    }

    /** Connections to it; to be closed before the server is. */
    public HikariDataSource pool(int connections) {
        return DatabaseConfiguration.pool(address(), connections);
    }

    /** Where the cluster lies. */
    public Path folder() {
        return cluster.folder();
    }

    /** Stops the server; open connections are ended, what was committed is on disk. */
    @Override
    public void close() {
        cluster.stop();
    }

    private static int startOnFreePort(PostgresCluster cluster) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            var problem = cluster.start(port);
            if (problem.isEmpty()) {
                return port;
            }
            // Between asking for a free port and using it another program may have taken it.
            if (attempt == ATTEMPTS || !problem.get().contains("could not bind")) {
                throw PostgresCluster.failed(cluster.folder(), problem.get());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path data, PostgresCluster cluster) throws IOException {
        var file = passwordFile(data);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (cluster.exists()) {
            throw new StartRefusedException(
                    "Thiếu tệp mật khẩu %s của cơ sở dữ liệu nhúng. (The password file %s of the embedded database is missing.)"
                            .formatted(file, file),
                    "Chép lại tệp này từ bản sao lưu của thư mục dữ liệu. (Restore it from a backup of the data folder.)");
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        PrivateFile.write(file, password);
        return password;
    }

    private static Path passwordFile(Path data) {
        return data.resolve("database.password");
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** How to reach a database. */
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }
}
