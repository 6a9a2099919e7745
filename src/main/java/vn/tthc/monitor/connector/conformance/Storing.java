package vn.tthc.monitor.connector.conformance;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of records once they are read: the application's own storing, started when a check first asks for it. */
final class Storing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

    private final Path configuration;
    private @Nullable StoringEngine engine;
    private @Nullable String refused;

    /**
     * A storing that is not started yet.
     *
     * @param allowed whether it may be at all
     */
    Storing(Path configuration, boolean allowed) {
        this.configuration = configuration;
        this.refused = allowed ? null : "không dùng cơ sở dữ liệu tạm (--no-database)";
    }

    /**
     * Carries out a check with it; where it cannot be, says why, and by which tests the same is proven.
     *
     * @param tests names of the tests
     */
    Judgement on(String tests, Function<StoringEngine, Judgement> check) {
        var started = started();
        return started == null ? Judgement.skip(refused + "; chứng minh ở " + tests) : check.apply(started);
    }

    private synchronized @Nullable StoringEngine started() {
        if (engine == null && refused == null) {
            try {
                engine = StoringEngine.start(configuration);
            } catch (RuntimeException e) {
                LOG.debug("no temporary database", e);
                refused = "không chạy được cơ sở dữ liệu tạm (" + e.getMessage() + ")";
            }
        }
        return engine;
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
        refused = "lần kiểm đã xong";
    }
}
