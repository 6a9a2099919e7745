package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.incident.Condition.Kind;

/**
 * Says whether a source comes and goes: by how often its last samples changed, newer changes weighing more. It begins and
 * ends only with a fresh sample, and only where that leaves a state behind: well again, or plainly away.
 */
final class UnrestRule {
    static final int START_PERCENT = 30;
    static final int STOP_PERCENT = 25;
    static final Duration LONGEST = Duration.ofHours(2);

    private static final double LIGHTEST = 0.8;
    private static final double HEAVIEST = 1.2;

    private UnrestRule() {}

    /** The weighted share of changes; 0 while there are too few samples to tell, and nothing unknown is a change. */
    static int percent(Samples samples) {
        if (samples.all().size() < Samples.MOST) {
            return 0;
        }
        var steps = Samples.MOST - 1;
        var weighed = 0.0;
        for (var step = 0; step < steps; step++) {
            var before = samples.all().get(step).result();
            var after = samples.all().get(step + 1).result();
            if ((before.bad() && after.answered()) || (before.answered() && after.bad())) {
                weighed += LIGHTEST + (HEAVIEST - LIGHTEST) * step / (steps - 1);
            }
        }
        return (int) Math.round(weighed * 100 / steps);
    }

    static Evidence after(Evidence evidence, Instant at, Thresholds thresholds) {
        var raised = evidence.raised();
        var since = evidence.unstableSince();
        var percent = percent(evidence.samples());
        if (since == null) {
            var begins = percent >= START_PERCENT && !raised.has(Kind.AUTH);
            return begins ? evidence.unstable(at, evidence.samples(), raised) : evidence;
        }
        if (raised.has(Kind.AUTH)) {
            return evidence.unstable(null, Samples.NONE, raised);
        }
        var well = evidence.streaks().good().recovers(thresholds, at);
        if (percent < STOP_PERCENT && (well || raised.has(Kind.REACH))) {
            return evidence.unstable(null, evidence.samples(), raised);
        }
        if (Duration.between(since, at).compareTo(LONGEST) >= 0) {
            // Neither well nor away for so long is as good as away, until it is well in the ordinary way.
            return evidence.unstable(null, Samples.NONE, well ? raised : raised.with(Kind.REACH, true));
        }
        return evidence;
    }
}
