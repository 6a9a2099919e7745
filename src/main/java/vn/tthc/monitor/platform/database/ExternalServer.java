package vn.tthc.monitor.platform.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a PostgreSQL server that others run. After a power cut the application is often up before the server, so it
 * keeps asking and says each time what is wrong instead of giving up.
 */
final class ExternalServer {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExternalServer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private ExternalServer() {}

    /** Returns when a connection has been made; ends early only when the application is told to stop. */
    static void await(EmbeddedPostgres.Address address) {
        var stopping = new CountDownLatch(1);
        var hook = Thread.ofPlatform().name("stop waiting for database").unstarted(stopping::countDown);
        Runtime.getRuntime().addShutdownHook(hook);
        var pause = Duration.ofSeconds(1);
        for (var attempt = 1; !reachable(address, attempt, pause); attempt++) {
            if (stopped(stopping, pause)) {
                throw new StartRefusedException(
                        "Đã dừng khi đang chờ cơ sở dữ liệu. (Stopped while waiting for the database.)",
                        "Khởi động lại khi máy chủ PostgreSQL chạy. (Start again when the PostgreSQL server runs.)");
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        if (stopping.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private static boolean reachable(EmbeddedPostgres.Address address, int attempt, Duration pause) {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        try (var connection = DriverManager.getConnection(address.url(), properties)) {
            LOGGER.info(
                    "Database {} ({})",
                    withoutQuery(address.url()),
                    connection.getMetaData().getDatabaseProductVersion());
            return true;
        } catch (SQLException failure) {
            LOGGER.error(
                    "{} Lần thử {}, thử lại sau {} giây. (Attempt {}, next in {} s.)",
                    sentence(address, failure),
                    attempt,
                    pause.toSeconds(),
                    attempt,
                    pause.toSeconds());
            return false;
        }
    }

    private static String sentence(EmbeddedPostgres.Address address, SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        var where = withoutQuery(address.url());
        if (state.startsWith("28")) {
            return "Máy chủ %s từ chối tài khoản %s: kiểm tra TTHC_DB_USER và TTHC_DB_PASSWORD. (%s refuses the account %s: check TTHC_DB_USER and TTHC_DB_PASSWORD.)"
                    .formatted(where, address.user(), where, address.user());
        }
        if (state.equals("3D000")) {
            return "Cơ sở dữ liệu của %s chưa có: tạo nó bằng CREATE DATABASE. (The database of %s does not exist: create it with CREATE DATABASE.)"
                    .formatted(where, where);
        }
        return "Không kết nối được PostgreSQL tại %s: khởi động máy chủ, hoặc kiểm tra TTHC_DB_URL và tường lửa. (PostgreSQL at %s cannot be reached: start the server, or check TTHC_DB_URL and the firewall; %s)"
                .formatted(where, where, failure.getMessage());
    }

    /** An address may carry a password after the question mark. */
    private static String withoutQuery(String url) {
        var question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static boolean stopped(CountDownLatch stopping, Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
