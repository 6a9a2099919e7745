package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.ZoneId;
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
        var times = dossier.times();
        var receivedAt = times.receivedAt() == null ? times.submittedAt() : times.receivedAt();
        return of(dossier.procedure().code(), dossier.procedure().field(), receivedAt);
    }

    @Nullable String of(@Nullable String procedureCode, @Nullable String field, @Nullable Instant receivedAt) {
        return receivedAt == null
                ? null
                : routing.responsible(
                        procedureCode, field, receivedAt.atZone(zone).toLocalDate());
    }
}
