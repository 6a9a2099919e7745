package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** The system whose status counts for a record, by the routing table and the day the dossier was received. */
@Component
class ResponsibleSystem {
    private final RoutingTable routing;
    private final ZoneId zone;

    ResponsibleSystem(RoutingTable routing, Deadlines deadlines) {
        this.routing = routing;
        this.zone = deadlines.calendar().zone();
    }

    /** Null where the table names none, or the record does not say enough. */
    @Nullable String of(SourceDossier dossier) {
        return of(dossier.procedure().code(), dossier.procedure().field(), receivedAt(dossier));
    }

    /** What decides the answers. */
    String fingerprint() {
        return routing.fingerprint();
    }

    /**
     * Adds a finding where an open record stands in a system that no line makes responsible on its day of reception. A system
     * on trial may be used beside the one that counts; where no line names the subject, and in a gap, nobody is wrong. Whether
     * the right system knows the dossier as well is seen only when its records are put together.
     */
    Assessment judge(String source, SourceDossier dossier, Assessment assessment) {
        var receivedAt = receivedAt(dossier);
        var procedure = dossier.procedure();
        var topic = receivedAt == null ? null : routing.topic(procedure.code(), procedure.field());
        if (topic == null || receivedAt == null || !dossier.status().value().open()) {
            return assessment;
        }
        var period = topic.on(receivedAt.atZone(zone).toLocalDate());
        if (period == null || source.equals(period.counts())) {
            return assessment;
        }
        var usable = period.state() != RoutingTable.State.SUSPENDED && source.equals(period.system());
        var right = period.counts() == null ? "" : period.counts();
        return usable ? assessment : assessment.with(FindingKind.WRONG_SYSTEM, List.of(right, source));
    }

    private static @Nullable Instant receivedAt(SourceDossier dossier) {
        var times = dossier.times();
        return times.receivedAt() == null ? times.submittedAt() : times.receivedAt();
    }

    @Nullable String of(@Nullable String procedureCode, @Nullable String field, @Nullable Instant receivedAt) {
        return receivedAt == null
                ? null
                : routing.responsible(
                        procedureCode, field, receivedAt.atZone(zone).toLocalDate());
    }
}
