package vn.tthc.monitor.connector.polling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.RecordVerdicts;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.reading.RawPage;
import vn.tthc.monitor.connector.reading.RawRecord;

/** What watches one run beside reading it: how its records look, and which open dossiers it has not shown yet. */
final class RunWatch {
    private final @Nullable DriftWatch drift;
    private final boolean ofCodes;
    private final @Nullable Set<String> unseen;
    private final int standing;
    private @Nullable RecordVerdicts verdicts;
    private boolean anonymous;

    private RunWatch(@Nullable DriftWatch drift, boolean ofCodes, @Nullable Set<String> unseen) {
        this.drift = drift;
        this.ofCodes = ofCodes;
        this.unseen = unseen;
        this.standing = unseen == null ? 0 : unseen.size();
    }

    /** Watches nothing. */
    static RunWatch none() {
        return new RunWatch(null, false, null);
    }

    /** Only tells of codes that their lists do not know. */
    static RunWatch ofCodes(DriftWatch drift) {
        return new RunWatch(drift, true, null);
    }

    /**
     * Watches a run.
     *
     * @param standing codes of the open dossiers that the run must show if they are still there; null where it need not
     */
    static RunWatch of(DriftWatch drift, @Nullable Set<String> standing) {
        return new RunWatch(drift, false, standing == null ? null : new HashSet<>(standing));
    }

    void page(RawPage page) {
        if (drift != null && !ofCodes) {
            drift.page(page.records().stream()
                    .filter(record -> record.failure() == null)
                    .map(RawRecord::json)
                    .toList());
            verdicts = drift.verdicts();
        }
    }

    /** Why the connector file sends a record to quarantine before it is mapped; null where it does not. */
    @Nullable String rejection(JsonNode record) {
        return verdicts == null ? null : verdicts.rejection(record);
    }

    /** Fields of which a record brings nothing that counts. */
    Set<String> kept(JsonNode record) {
        return verdicts == null ? Set.of() : verdicts.kept(record);
    }

    void findings(List<Finding> findings) {
        if (drift != null && ofCodes) {
            drift.told(findings);
        } else if (drift != null) {
            drift.findings(findings);
        }
    }

    /** A record was shown, whatever became of it; without a code it may be any. */
    void seen(@Nullable String code) {
        if (code == null) {
            anonymous = true;
        } else if (unseen != null) {
            unseen.remove(code);
        }
    }

    @Nullable DriftWatch drift() {
        return drift;
    }

    /** Whether every record that was shown could be told from the others. */
    boolean identified() {
        return !anonymous;
    }

    /** The open dossiers that were not shown; null where they need not be. */
    @Nullable Set<String> unseen() {
        return unseen;
    }

    /** How many open dossiers of the source were known before. */
    int standing() {
        return standing;
    }

    boolean refused() {
        return drift != null && drift.refused();
    }
}
