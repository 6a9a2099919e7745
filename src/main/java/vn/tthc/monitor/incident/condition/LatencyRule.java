package vn.tthc.monitor.incident.condition;

import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** Slow: six of the last ten answers were slow or partial. */
final class LatencyRule {
    static final int SLOW = 6;
    static final int WINDOW = 10;

    private LatencyRule() {}

    static boolean rises(Samples samples) {
        return samples.slow(WINDOW) >= SLOW;
    }

    static Verdict judge(Evidence evidence, Thresholds thresholds) {
        var slow = evidence.samples().slow(WINDOW);
        var text = slow + " trong " + WINDOW + " lần trả lời gần nhất chậm hơn "
                + thresholds.slowAfter().toMillis() + " ms hoặc thiếu";
        if (evidence.raised().has(Kind.LATENCY)) {
            return new Verdict(Value.BAD, text);
        }
        return new Verdict(slow > 0 ? Value.WARN : Value.OK, text);
    }
}
