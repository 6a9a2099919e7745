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
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.deadline.Deadlines;

/**
 * Computes the stored warning times again when the calendar is not the one they were computed with. Goes through the open
 * records in steps, so that pages are stored in between; when it is cut off, the next start does it again.
 */
@Component
class CalendarChange {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarChange.class);
    private static final String SETTING = "calendar";
    private static final int STEP = 1000;

    private final Deadlines deadlines;
    private final SettingStore settings;
    private final WarningStore warnings;
    private final RecordStore records;
    private final UnifiedStore unified;
    private final TransactionOperations transactions;
    private final Clock clock;

    CalendarChange(
            Deadlines deadlines,
            SettingStore settings,
            WarningStore warnings,
            RecordStore records,
            UnifiedStore unified,
            TransactionOperations transactions,
            Clock clock) {
        this.deadlines = deadlines;
        this.settings = settings;
        this.warnings = warnings;
        this.records = records;
        this.unified = unified;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does nothing when the calendar is still the same. */
    @EventListener(ApplicationReadyEvent.class)
    public void apply() {
        var fingerprint = deadlines.fingerprint();
        var known = settings.find(SETTING);
        if (known.isPresent() && known.get().equals(fingerprint)) {
            return;
        }
        var changed = 0;
        var last = 0L;
        while (last >= 0) {
            var from = last;
            var step = transactions.execute(transaction -> step(from));
            if (step == null || step.last() < 0) {
                break;
            }
            changed += step.changed();
            last = step.last();
        }
        settings.store(SETTING, fingerprint);
        if (changed > 0) {
            LOG.info("The working calendar has changed: {} open records have a new warning time", changed);
        }
    }

    private Step step(long after) {
        records.becomeWriter();
        var page = warnings.after(after, STEP);
        if (page.isEmpty()) {
            return new Step(-1, 0);
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
        return new Step(page.getLast().id(), different.size());
    }

    /** How far a step came; -1 at the end. */
    private record Step(long last, int changed) {}
}
