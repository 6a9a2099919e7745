package vn.tthc.monitor.connector.push;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a dossier as it was sent.
 *
 * @param at when it was done; null where the sender does not say readably
 */
record PushedStep(ObjectNode json, @Nullable Instant at, Instant arrivedAt) {
    /** Earlier first; of steps without a time, or of one time, the earlier arrival. */
    static final Comparator<PushedStep> ORDER = Comparator.comparing(
                    PushedStep::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(PushedStep::arrivedAt);

    /** Where the step's own values go when they are laid over the dossier's record; the rest keeps its name. */
    static final String STATUS = "TrangThai";

    static final List<String> NOT_LAID_OVER = List.of("MaHoSo", STATUS);
}
