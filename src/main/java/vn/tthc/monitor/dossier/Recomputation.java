package vn.tthc.monitor.dossier;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Computes stored values again when the configuration is not the one they were computed with. Goes through the records in
 * steps of one transaction each, so that pages are stored in between. Every step remembers how far it came: when it is cut
 * off, the next start goes on from there, or goes back over everything where the configuration is another one by then.
 */
@Component
class Recomputation {
    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    /** Between the configuration and the last record computed with it, as long as there are further ones. */
    private static final String UNTIL = " until ";

    private final SettingStore settings;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    Recomputation(SettingStore settings, RecordStore records, TransactionOperations transactions) {
        this.settings = settings;
        this.records = records;
        this.transactions = transactions;
    }

    /** Computes one step, of what has the next ids after one; its caller is the writer. */
    @FunctionalInterface
    interface Step {
        Progress after(long id);
    }

    /** How far a step came and how many records it changed; the last id is -1 where there was none left. */
    record Progress(long last, int changed) {
        static final Progress END = new Progress(-1, 0);
    }

    /** How far one is: the last record looked at, the last one there was, and how many have changed. */
    record Running(long at, long last, int changed) {
        int percent() {
            return last == 0 ? 0 : (int) Math.min(100, at * 100 / last);
        }
    }

    /** How far a recomputation is; empty where none runs. */
    Optional<Running> running(String setting) {
        return Optional.ofNullable(running.get(setting));
    }

    /**
     * Does nothing when the configuration is still the same.
     *
     * @param setting under which name the database remembers the configuration
     * @param fingerprint changes with everything the values depend on
     * @return how many records have changed
     */
    int apply(String setting, String fingerprint, Step step) {
        return apply(setting, fingerprint, step, () -> Long.MAX_VALUE);
    }

    /**
     * The same for steps over records, no further than to the last one there was when it began: what is stored later is
     * computed with the new configuration, and polls at full speed would keep ahead for ever.
     */
    int applyToRecords(String setting, String fingerprint, Step step) {
        return apply(setting, fingerprint, step, this::lastWritten);
    }

    private int apply(String setting, String fingerprint, Step step, LongSupplier end) {
        var known = settings.find(setting).orElse("");
        if (known.equals(fingerprint)) {
            return 0;
        }
        var unfinished = fingerprint + UNTIL;
        var from = known.startsWith(unfinished) ? Long.parseLong(known.substring(unfinished.length())) : 0;
        running.put(setting, new Running(from, records.lastId(), 0));
        try {
            var changed = walk(setting, unfinished, from, step, end.getAsLong());
            settings.store(setting, fingerprint);
            return changed;
        } finally {
            running.remove(setting);
        }
    }

    /** Lets the next one go through all records, whatever configuration they were computed with. */
    void forget(String setting) {
        settings.store(setting, "");
    }

    private int walk(String setting, String unfinished, long begin, Step step, long end) {
        var whole = records.lastId();
        var changed = 0;
        var last = begin;
        var told = 0;
        while (last >= 0 && last < end) {
            var from = last;
            var progress = transactions.execute(_ -> {
                records.becomeWriter();
                var done = step.after(from);
                settings.store(setting, unfinished + Math.max(done.last(), from));
                return done;
            });
            if (progress == null) {
                break;
            }
            changed += progress.changed();
            last = progress.last();
            var now = new Running(Math.max(last, from), whole, changed);
            running.put(setting, now);
            if (last >= 0 && now.percent() / 10 > told) {
                told = now.percent() / 10;
                LOG.info("{}: {} % of the records computed again, {} changed", setting, now.percent(), changed);
            }
        }
        return changed;
    }

    /** Asked as the writer: who wrote with the former configuration has ended by then. */
    private long lastWritten() {
        var last = transactions.execute(_ -> {
            records.becomeWriter();
            return records.lastId();
        });
        return last == null ? 0 : last;
    }
}
