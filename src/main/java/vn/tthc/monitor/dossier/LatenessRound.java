package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.dossier.LateWeighing.Candidate;

/**
 * Weighs dossiers where something has happened: rows that were written, due times that have come, outages that began or
 * ended. How far it is stands in the database beside what it found, and outages say themselves whether they have been
 * weighed, so that a stop loses nothing; weighing twice changes nothing.
 */
@Component("latenessWatch")
class LatenessRound implements LatenessWatch {
    private static final String VERSION = "lateness";
    private static final String DUE = "lateness-due";
    private static final int STEP = 2_000;

    /** What may be written a little after its time has come, such as by another node. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final LatenessStore store;
    private final LateWeighing weighing;
    private final RecordStore records;
    private final SettingStore settings;
    private final ObjectProvider<Outages> outages;
    private final TransactionOperations transactions;
    private final Clock clock;

    LatenessRound(
            LatenessStore store,
            LateWeighing weighing,
            RecordStore records,
            SettingStore settings,
            ObjectProvider<Outages> outages,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.weighing = weighing;
        this.records = records;
        this.settings = settings;
        this.outages = outages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public synchronized void look() {
        var now = clock.instant();
        store.follow();
        written(now);
        due(now);
        ended(now);
    }

    private void written(Instant now) {
        var until = Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            return store.newestVersion();
        }));
        var at = settings.find(VERSION).map(Long::parseLong).orElse(0L);
        while (at < until) {
            var step = store.changed(at, until, now, STEP);
            var reached = step.size() < STEP ? until : step.getLast().version();
            weigh(step, now, VERSION, Long.toString(reached));
            at = reached;
        }
    }

    private void due(Instant now) {
        var before = settings.find(DUE).map(Instant::parse).orElse(now.minus(MARGIN));
        weigh(store.due(before.minus(MARGIN), now), now, DUE, now.toString());
    }

    private void ended(Instant now) {
        var source = outages.getIfAvailable();
        if (source == null) {
            return;
        }
        var unweighed = source.unweighed();
        for (var outage : unweighed) {
            var late = store.late(outage.source(), outage.from(), now);
            for (var at = 0; at < late.size(); at += STEP) {
                write(late.subList(at, Math.min(late.size(), at + STEP)), now);
            }
        }
        if (!unweighed.isEmpty()) {
            source.weighed(unweighed);
        }
    }

    private void weigh(List<Candidate> candidates, Instant now, String setting, String value) {
        transactions.executeWithoutResult(_ -> {
            write(candidates, now);
            settings.store(setting, value);
        });
    }

    private void write(Collection<Candidate> candidates, Instant now) {
        store.write(candidates.stream().map(Candidate::id).toList(), weighing.weigh(candidates), now);
    }
}
