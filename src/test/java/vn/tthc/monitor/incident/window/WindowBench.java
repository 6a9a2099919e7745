package vn.tthc.monitor.incident.window;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows;
import vn.tthc.monitor.incident.MaintenanceWindows.Draft;
import vn.tthc.monitor.incident.OnPlannedNotice;
import vn.tthc.monitor.incident.TestingDeadlines;
import vn.tthc.monitor.incident.WindowWatch;

/** The windows on a real database, for tests of other packages. */
public final class WindowBench {
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final StoredWindows windows;
    private final WindowRound round;

    public WindowBench(DataSource database, Connectors connectors, Clock clock) {
        beans.addBean("connectors", connectors);
        var store = new WindowStore(JdbcClient.create(database));
        windows = new StoredWindows(
                store, beans.getBeanProvider(Connectors.class), (who, what, object, detail) -> {}, clock);
        round = new WindowRound(
                store,
                beans.getBeanProvider(Connectors.class),
                beans.getBeanProvider(OnPlannedNotice.class),
                TestingDeadlines.deadlines(),
                new JdbcTransactionManager(database),
                clock);
    }

    public MaintenanceWindows windows() {
        return windows;
    }

    public WindowWatch watch() {
        return round;
    }

    /** Who is told of starts and ends. */
    public void tell(String name, OnPlannedNotice listener) {
        beans.addBean(name, listener);
    }

    /** One that comes once. */
    public long put(String source, String reason, Instant from, Instant to) {
        return windows.add(new Draft(source, reason, null, from, to, Repeat.ONCE, null), "kythuat");
    }
}
