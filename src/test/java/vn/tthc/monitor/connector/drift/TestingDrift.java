package vn.tthc.monitor.connector.drift;

import java.time.Clock;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.Retention;
import vn.tthc.monitor.platform.TestDatabase;

/** The watching of sources put together by hand over the test database. */
public final class TestingDrift {
    private TestingDrift() {}

    public static DriftDesk desk() {
        var jdbc = TestDatabase.jdbc();
        var store = new DriftStore(jdbc);
        return new DriftDesk(store, new VolumeJudge(new VolumeStore(jdbc), store, TestingDeadlines.ofRepository()));
    }

    public static Drift drift(Clock clock) {
        var jdbc = TestDatabase.jdbc();
        return new StoredDrift(new DriftStore(jdbc), new VolumeStore(jdbc), clock);
    }

    public static Retention retention() {
        return new DriftRetention(new DriftStore(TestDatabase.jdbc()));
    }
}
