package vn.tthc.monitor.connector.push;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.polling.RunEvidence;

/** The open tallies of this node, one for each connector of which something was sent; written down minute by minute. */
@Component
class PushTallies {
    private static final Logger LOG = LoggerFactory.getLogger(PushTallies.class);

    private final RunEvidence evidence;
    private final Clock clock;
    private final Map<String, PushTally> tallies = new ConcurrentHashMap<>();

    PushTallies(RunEvidence evidence, Clock clock) {
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The open tally of a connector; its run counts what storing changes from now on. */
    PushTally open(String connector) {
        return tallies.compute(connector, (_, open) -> {
            if (open != null && !open.over()) {
                return open;
            }
            var made = new PushTally(connector, clock.instant());
            evidence.begin(made.run());
            return made;
        });
    }

    /** Tells the tally, or the next one where it was written down meanwhile. */
    void tell(PushTally tally, Consumer<PushTally> what) {
        ask(tally, open -> {
            what.accept(open);
            return open;
        });
    }

    /** Asks the tally, or the next one where it was written down meanwhile. */
    <T> T ask(PushTally tally, Function<PushTally, T> what) {
        var open = tally;
        while (true) {
            synchronized (open) {
                if (!open.over()) {
                    return what.apply(open);
                }
            }
            open = open(open.connector());
        }
    }

    void record() {
        RuntimeException failed = null;
        for (var tally : tallies.values()) {
            try {
                record(tally);
            } catch (RuntimeException e) {
                // It stays open and is written down with the next minute; the others must not wait for it.
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void record(PushTally tally) {
        synchronized (tally) {
            if (!tally.over()) {
                var report = tally.report(evidence.stored(tally.run()), clock.instant());
                evidence.end(report, tally.rejected(), tally.watch());
                tally.close();
            }
        }
        tallies.remove(tally.connector(), tally);
    }

    @PreDestroy
    void close() {
        try {
            record();
        } catch (RuntimeException e) {
            LOG.warn("what was sent in the last minute is stored, but not counted", e);
        }
    }
}
