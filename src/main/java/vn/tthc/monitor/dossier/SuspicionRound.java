package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.Objects;
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
        while (suspicions.anyChanged(place()) && step() == STEP) {
            // The next step is a transaction of its own.
        }
    }

    private long place() {
        return settings.find(PLACE).map(Long::parseLong).orElse(0L);
    }

    private int step() {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            var changed = suspicions.changed(place(), STEP);
            if (!changed.isEmpty()) {
                finder.examine(
                        changed.stream().map(SuspicionStore.Changed::linkKey).toList(), clock.instant());
                settings.store(PLACE, Long.toString(changed.getLast().version()));
            }
            return changed.size();
        }));
    }
}
