package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** Computes the warning times of open records again when the calendar is not the one they were computed with. */
@Component
class CalendarChange {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarChange.class);
    private static final String SETTING = "calendar";
    private static final int STEP = 1000;

    private final Deadlines deadlines;
    private final Recomputation recomputation;
    private final WarningStore warnings;
    private final UnifiedStore unified;
    private final Clock clock;

    CalendarChange(
            Deadlines deadlines,
            Recomputation recomputation,
            WarningStore warnings,
            UnifiedStore unified,
            Clock clock) {
        this.deadlines = deadlines;
        this.recomputation = recomputation;
        this.warnings = warnings;
        this.unified = unified;
        this.clock = clock;
    }

    /** Does nothing when the calendar is still the same. */
    @EventListener(ApplicationReadyEvent.class)
    public void apply() {
        var changed = recomputation.apply(SETTING, deadlines.fingerprint(), this::step);
        if (changed > 0) {
            LOG.info("The working calendar has changed: {} open records have a new warning time", changed);
        }
    }

    private Recomputation.Progress step(long after) {
        var page = warnings.after(after, STEP);
        if (page.isEmpty()) {
            return Recomputation.Progress.END;
        }
        List<WarningStore.Warning> different = new ArrayList<>();
        var linkKeys = new LinkedHashSet<String>();
        for (var warning : page) {
            var computed = warning.at(deadlines.warnAt(warning.receivedAt(), warning.dueAt()));
            if (warning.differs(computed)) {
                different.add(computed);
                linkKeys.add(warning.linkKey());
            }
        }
        if (!different.isEmpty()) {
            warnings.update(different);
            unified.refresh(linkKeys, clock.instant());
        }
        return new Recomputation.Progress(page.getLast().id(), different.size());
    }
}
