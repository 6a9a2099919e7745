package vn.tthc.monitor.incident;

import vn.tthc.monitor.connector.ConnectorView;

/** How one aspect went on while its incident is open. */
record IncidentProgress(Condition.Kind kind, HealthStore.Row before, HealthStore.Row after) {
    /** Whether the incident stands for a source that comes and goes. */
    boolean unstable() {
        return unstable(after);
    }

    private boolean unstable(HealthStore.Row row) {
        return kind == Condition.Kind.REACH && row.evidence().unstable();
    }

    boolean becameUnstable() {
        return unstable() && !unstable(before);
    }

    boolean settled() {
        return !unstable() && unstable(before);
    }

    /** Whether an end that is counted down came nearer by a step worth a message. */
    boolean nearer() {
        return before.stage(kind) != 0 && after.stage(kind) < before.stage(kind);
    }

    /** Causes may alternate from run to run; only one that stays as long as an outage must is news. */
    boolean otherCause(Incident incident, ConnectorView view) {
        return kind == Condition.Kind.REACH
                && !unstable()
                && after.evidence().trouble().category() != incident.category()
                && after.evidence().streaks().sameCause() >= view.thresholds().failures();
    }
}
