package vn.tthc.monitor.incident.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** Away: so many bad samples, one good one among them forgiven. Back: so many good ones in a row over some time. */
final class ReachRule {
    private ReachRule() {}

    /** Of how many samples the threshold counts the bad ones: three of the last four. */
    static int window(Thresholds thresholds) {
        return thresholds.failures() + 1;
    }

    static boolean rises(Samples samples, int failures, Thresholds thresholds) {
        return failures >= thresholds.failures() || samples.bad(window(thresholds)) >= thresholds.failures();
    }

    /**
     * An open breaker is our own decision not to call: no new failure. But it must not delay the alarm either, so a source
     * that was already failing counts as unreachable once the runs that were not made would have sufficed.
     */
    static boolean risesWithoutCalls(@Nullable Instant failingSince, Instant at, ConnectorView view) {
        var enough = view.interval().multipliedBy(Math.max(0, view.thresholds().failures() - 1));
        return failingSince != null && !at.isBefore(failingSince.plus(enough));
    }

    static Verdict judge(Evidence evidence, Thresholds thresholds) {
        var message = evidence.trouble().message();
        var said = message == null ? "" : ": " + message;
        if (evidence.unstable()) {
            return new Verdict(
                    evidence.raised().has(Kind.REACH) ? Value.BAD : Value.WARN,
                    "chập chờn, " + UnrestRule.percent(evidence.samples()) + " % số lần gần đây đổi trạng thái" + said);
        }
        var window = Math.min(window(thresholds), Samples.MOST);
        var bad = evidence.samples().bad(window);
        if (evidence.raised().has(Kind.REACH)) {
            var good = evidence.streaks().good().count();
            return new Verdict(
                    Value.BAD,
                    good == 0
                            ? bad + " trong " + window + " lần gần nhất không tới được" + said
                            : good + " lần tốt liền nhau, chờ đủ " + thresholds.recoveries() + " lần và "
                                    + thresholds.clearAfter().toSeconds() + " giây");
        }
        if (suspect(evidence, thresholds)) {
            return new Verdict(Value.WARN, bad + " trong " + window + " lần gần nhất không tới được" + said);
        }
        return new Verdict(Value.OK, "lần gần nhất có trả lời");
    }

    /** Whether the last sample was bad and it is not decided yet what that means; a refused login is never tried faster. */
    static boolean suspect(Evidence evidence, Thresholds thresholds) {
        var samples = evidence.samples().last(1);
        return !evidence.raised().away()
                && !evidence.unstable()
                && evidence.streaks().failures() > 0
                && !samples.isEmpty()
                && samples.getLast().result() == Samples.Result.FAILED
                && evidence.streaks().failures() < thresholds.failures();
    }
}
