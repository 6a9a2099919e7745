package vn.tthc.monitor.incident;

import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;

/** Something that was planned has come: a window began or ended, or a system began another stage of its life. */
public sealed interface PlannedNotice {
    /** A window is open now. */
    record WindowBegan(MaintenanceWindow window, Occurrence occurrence) implements PlannedNotice {}

    /**
     * A window is over; what its systems are like is told by their incidents, after the next fresh run.
     *
     * @param early whether a person ended it before its time
     */
    record WindowEnded(MaintenanceWindow window, Occurrence occurrence, boolean early) implements PlannedNotice {}

    /** A system began another stage, by its owner's notice. */
    record StageBegan(String source, String name, LifecycleState before, Lifecycle now) implements PlannedNotice {}
}
