package vn.tthc.monitor.incident.condition;

import java.util.Map;
import java.util.Set;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;
import vn.tthc.monitor.incident.SourceState;

/** The one state of a source: the worst of what is raised, by a fixed rank. */
public final class StateRule {
    /** What costs nobody a dossier today shows as degraded only once it is bad. */
    private static final Set<Kind> MINOR = Set.of(Kind.TLS, Kind.CREDENTIAL, Kind.SCHEMA, Kind.VOLUME);

    private StateRule() {}

    public static SourceState state(Evidence evidence, Map<Kind, Condition> conditions, Circumstances at) {
        var raised = evidence.raised();
        if (suspended(at.view())) {
            return SourceState.SUSPENDED;
        }
        if (!at.evaluated(evidence)) {
            return SourceState.UNKNOWN;
        }
        if (raised.has(Kind.REACH)) {
            return SourceState.DOWN;
        }
        if (raised.has(Kind.AUTH)) {
            return SourceState.AUTH_FAILED;
        }
        if (raised.has(Kind.FRESHNESS)) {
            return SourceState.STALE;
        }
        var minor = conditions.values().stream()
                .anyMatch(condition -> MINOR.contains(condition.kind()) && condition.value() == Value.BAD);
        if (raised.has(Kind.LATENCY) || evidence.unstable() || minor) {
            return SourceState.DEGRADED;
        }
        return evidence.times().lastSuccess() == null
                        && evidence.streaks().good().count() == 0
                ? SourceState.UNKNOWN
                : SourceState.UP;
    }

    /** Switched off, or not switched on yet, by its owner's notice. */
    public static boolean suspended(ConnectorView view) {
        var lifecycle = view.lifecycle();
        return lifecycle != null
                && switch (lifecycle.state()) {
                    case SUSPENDED, PLANNED -> true;
                    case TRIAL, RUNNING -> false;
                };
    }

    /** On trial: shown, never announced. */
    public static boolean trial(ConnectorView view) {
        var lifecycle = view.lifecycle();
        return lifecycle != null && lifecycle.state() == ConnectorView.LifecycleState.TRIAL;
    }
}
