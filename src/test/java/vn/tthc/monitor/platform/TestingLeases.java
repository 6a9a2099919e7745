package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases of a node on a database of a test. */
public final class TestingLeases {
    private TestingLeases() {}

    public static Leadership leadership(DataSource database, MeterRegistry meters, Clock clock) {
        return new Leadership(new LeaseStore(JdbcClient.create(database)), meters, clock);
    }
}
