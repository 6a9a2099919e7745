package vn.tthc.monitor.dossier;

import vn.tthc.monitor.dossier.CalendarEdits.Changed;
import vn.tthc.monitor.dossier.CalendarEdits.Line;

/** What only the module itself can say about changed days, for fakes of other modules. */
public final class RealCalendarEdits {
    private RealCalendarEdits() {}

    /** Somebody was faster. */
    public static Changed changed(Line line) {
        return new Changed(line);
    }
}
