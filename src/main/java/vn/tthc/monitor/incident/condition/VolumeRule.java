package vn.tthc.monitor.incident.condition;

import java.util.List;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.incident.Condition.Value;

/** Unusual: far more or fewer records than learnt, dossiers gone in numbers, or many that cannot be read. */
public final class VolumeRule {
    /** Fewer records say nothing about a share. */
    private static final int ENOUGH_RECORDS = 5;

    private static final int SOME_PERCENT = 5;
    private static final int MANY_PERCENT = 20;

    private VolumeRule() {}

    /** The share of unreadable records; that of the run before where this one had too few to tell. */
    static int rejectedPercent(int before, RunReport run) {
        var counts = run.counts();
        return counts.records() < ENOUGH_RECORDS ? before : counts.rejected() * 100 / counts.records();
    }

    static Verdict judge(int rejectedPercent, List<DriftEvent> waiting) {
        var unusual = waiting.stream().filter(VolumeRule::ofVolume).findFirst();
        if (rejectedPercent >= MANY_PERCENT) {
            return new Verdict(Value.BAD, rejectedPercent + " % bản ghi của lần đọc gần nhất không đọc được");
        }
        if (unusual.isPresent()) {
            return new Verdict(Value.WARN, unusual.get().detail());
        }
        return rejectedPercent >= SOME_PERCENT
                ? new Verdict(Value.WARN, rejectedPercent + " % bản ghi của lần đọc gần nhất không đọc được")
                : new Verdict(Value.OK, "như đã quen");
    }

    /** Whether it makes an incident of its own. */
    static boolean raises(int rejectedPercent, List<DriftEvent> waiting) {
        return rejectedPercent >= MANY_PERCENT || waiting.stream().anyMatch(VolumeRule::ofVolume);
    }

    private static boolean ofVolume(DriftEvent event) {
        return event.kind() == DriftKind.VOLUME || event.kind() == DriftKind.VANISHED;
    }
}
