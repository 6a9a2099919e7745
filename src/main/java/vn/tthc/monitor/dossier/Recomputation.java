package vn.tthc.monitor.dossier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Computes stored values again when the configuration is not the one they were computed with. Goes through the records in
 * steps of one transaction each, so that pages are stored in between; when it is cut off, the next start does it again.
 */
@Component
class Recomputation {
    private final SettingStore settings;
    private final RecordStore records;
    private final TransactionOperations transactions;

    Recomputation(SettingStore settings, RecordStore records, TransactionOperations transactions) {
        this.settings = settings;
        this.records = records;
        this.transactions = transactions;
    }

    /** Computes one step of the records, those with the next ids after one; its caller is the writer. */
    @FunctionalInterface
    interface Step {
        Progress after(long id);
    }

    /** How far a step came and how many records it changed; the last id is -1 where there was none left. */
    record Progress(long last, int changed) {
        static final Progress END = new Progress(-1, 0);
    }

    /**
     * Does nothing when the configuration is still the same.
     *
     * @param setting under which name the database remembers the configuration
     * @param fingerprint changes with everything the values depend on
     * @return how many records have changed
     */
    int apply(String setting, String fingerprint, Step step) {
        if (settings.find(setting).filter(fingerprint::equals).isPresent()) {
            return 0;
        }
        var changed = 0;
        var last = 0L;
        while (last >= 0) {
            var from = last;
            var progress = transactions.execute(_ -> {
                records.becomeWriter();
                return step.after(from);
            });
            if (progress == null) {
                break;
            }
            changed += progress.changed();
            last = progress.last();
        }
        settings.store(setting, fingerprint);
        return changed;
    }
}
