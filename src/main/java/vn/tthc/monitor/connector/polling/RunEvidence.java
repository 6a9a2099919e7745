package vn.tthc.monitor.connector.polling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.dossier.StoreResult;

/** The evidence of runs that nobody drives: what a system sent of its own accord. */
public interface RunEvidence {
    /** Begins to count what storing the run's pages changes. */
    void begin(UUID run);

    /** What it changed so far, as far as this process knows. */
    StoreResult stored(UUID run);

    /**
     * Records the run, together with what its records showed and what other modules make of it.
     *
     * @param drift what watched its records; null where nothing did
     */
    void end(RunReport report, int rejected, @Nullable DriftWatch drift);
}
