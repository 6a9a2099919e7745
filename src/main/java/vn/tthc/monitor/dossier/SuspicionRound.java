package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Goes through the dossiers that have changed since it looked last, in steps between which pages are stored. Storing a page
 * does nothing for it: how far it is, is a version of the unified rows, which grow in the order in which they are committed.
 */
@Component("suspicionWatch")
class SuspicionRound implements SuspicionWatch {
    private static final String PLACE = "suspicions-seen";
    private static final int STEP = 1_000;

    private final SuspicionFinder finder;
    private final SuspicionStore suspicions;
    private final SettingStore settings;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;

    SuspicionRound(
            SuspicionFinder finder,
            SuspicionStore suspicions,
            SettingStore settings,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock) {
        this.finder = finder;
        this.suspicions = suspicions;
        this.settings = settings;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public synchronized void look() {
        var size = STEP;
        while (size == STEP) {
            size = step(suspicions.changed(place(), STEP));
        }
    }

    private long place() {
        return settings.find(PLACE).map(Long::parseLong).orElse(0L);
    }

    /** Only the writing excludes others: what a page changes in between is looked at again by its new version. */
    private int step(List<SuspicionStore.Changed> changed) {
        if (changed.isEmpty()) {
            return 0;
        }
        var linkKeys = changed.stream().map(SuspicionStore.Changed::linkKey).toList();
        var agreeing = finder.agreeing(linkKeys);
        if (!agreeing.isEmpty() || suspicions.anyAbout(linkKeys)) {
            transactions.executeWithoutResult(_ -> {
                records.becomeWriter();
                finder.settle(linkKeys, agreeing, clock.instant());
            });
        }
        settings.store(PLACE, Long.toString(changed.getLast().version()));
        return changed.size();
    }
}
