package vn.tthc.monitor.bench;

import java.time.Duration;
import java.util.List;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.dossier.Dossiers;

/** Reads whole sources one after the other, as their routes would, with a clock beside it. */
final class Polling {
    private final Connectors connectors;
    private final Dossiers dossiers;

    Polling(StartedMonitor monitor) {
        this.connectors = monitor.part(Connectors.class);
        this.dossiers = monitor.part(Dossiers.class);
    }

    /** Lets no source but the one measured be read. */
    void only(int sources) {
        for (var number = 0; number < sources; number++) {
            connectors.stop("bench-" + number);
        }
    }

    Duration poll(String source) {
        var start = System.nanoTime();
        var run = connectors.begin(source);
        while (run.hasNext()) {
            dossiers.store(run.next());
        }
        var report = connectors.finish(run);
        var took = Duration.ofNanos(System.nanoTime() - start);
        if (report.outcome() != RunOutcome.OK) {
            throw new IllegalStateException("The run ended " + report.outcome() + ": " + report.message());
        }
        return took;
    }

    /** The middle one in seconds. */
    static double middle(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e9;
    }
}
