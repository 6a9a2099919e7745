package vn.tthc.monitor.incident.condition;

import vn.tthc.monitor.incident.Condition.Value;

/**
 * What a rule says.
 *
 * @param evidence why, in one Vietnamese sentence
 * @param stage how near an end is, counted down in days; 0 where nothing is counted
 */
public record Verdict(Value value, String evidence, int stage) {
    Verdict(Value value, String evidence) {
        this(value, evidence, 0);
    }

    /** Nobody can say. */
    public static Verdict unknown(String evidence) {
        return new Verdict(Value.UNKNOWN, evidence);
    }
}
