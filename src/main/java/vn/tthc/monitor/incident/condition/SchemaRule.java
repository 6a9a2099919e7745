package vn.tthc.monitor.incident.condition;

import java.util.List;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.incident.Condition.Value;

/** Changed: fields are missing or of another type. New fields and unknown codes are shown, and harm nobody at once. */
public final class SchemaRule {
    private SchemaRule() {}

    static Verdict judge(List<DriftEvent> waiting) {
        var changed = waiting.stream().filter(event -> ofSchema(event.kind())).toList();
        if (changed.isEmpty()) {
            return new Verdict(Value.OK, "như đã quen");
        }
        var first = changed.stream().filter(SchemaRule::harms).findFirst().orElse(changed.getFirst());
        var more = changed.size() == 1 ? "" : " (và " + (changed.size() - 1) + " thay đổi khác)";
        var lost = changed.stream()
                .anyMatch(event ->
                        harms(event) && (event.verb() == DriftVerb.QUARANTINE || event.verb() == DriftVerb.REFUSE));
        return new Verdict(lost ? Value.BAD : Value.WARN, first.detail() + more);
    }

    /** Whether it makes an incident of its own. */
    static boolean raises(List<DriftEvent> waiting) {
        return waiting.stream().anyMatch(SchemaRule::harms);
    }

    private static boolean harms(DriftEvent event) {
        return event.kind() == DriftKind.MISSING_FIELD || event.kind() == DriftKind.RETYPED;
    }

    private static boolean ofSchema(DriftKind kind) {
        return switch (kind) {
            case NEW_FIELD, MISSING_FIELD, RETYPED, UNMAPPED_CODE -> true;
            case VOLUME, VANISHED, CLOCK, FUTURE_MARK -> false;
        };
    }
}
