package vn.tthc.monitor.alert.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import vn.tthc.monitor.platform.TestDatabase;

/**
 * The real test database behind a wire that can be cut: every connection breaks in the middle of whatever it does, and no
 * new one comes about until the wire is mended.
 */
final class CutDatabase extends DelegatingDataSource implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket entry;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final HikariDataSource pool;
    private final int port;
    private volatile boolean away;
    private volatile boolean wired = true;

    CutDatabase() throws IOException {
        entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var address = TestDatabase.address();
        var server = URI.create(address.url().substring("jdbc:".length()));
        port = server.getPort();
        Thread.ofVirtual().name("cut-database").start(this::accept);
        var configuration = new HikariConfig();
        configuration.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + entry.getLocalPort() + server.getPath());
        configuration.setUsername(address.user());
        configuration.setPassword(address.password());
        configuration.setMaximumPoolSize(6);
        configuration.setMinimumIdle(0);
        configuration.setConnectionTimeout(5_000);
        configuration.setConnectionInitSql(
                "SET synchronous_commit = off; SET TIME ZONE '" + TestDatabase.FOREIGN_ZONE + "'");
        pool = new HikariDataSource(configuration);
        setTargetDataSource(pool);
    }

    /** Breaks what is open, and lets nothing in. */
    void cut() {
        away = true;
        ends.forEach(CutDatabase::close);
        ends.clear();
    }

    /** The minute in which the pool would have noticed its dead connections passes only on the clock of the test. */
    void mend() {
        pool.getHikariPoolMXBean().softEvictConnections();
        away = false;
    }

    /** Without the wire everything goes faster; then it cannot be cut either. */
    void wired(boolean use) {
        wired = use;
    }

    boolean away() {
        return away;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            // What the pool says after its timeout; no test waits for that.
            throw new SQLTransientConnectionException("the wire to the database is cut");
        }
        return wired ? super.getConnection() : TestDatabase.dataSource().getConnection();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                var near = entry.accept();
                if (away) {
                    near.close();
                    continue;
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), port);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException failure) {
                if (!entry.isClosed()) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException _) {
            // One end is gone; that is what this wire is for.
        }
        close(from);
        close(to);
        ends.remove(from);
        ends.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        entry.close();
    }
}
