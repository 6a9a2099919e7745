package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.web.Words;

/** One incident. */
@Schema(name = "Incident")
record IncidentItem(
        long number,
        String source,
        String sourceName,

        @Schema(description = "network, reach, auth, freshness, latency, tls, credential, schema, volume")
        String kind,

        @Schema(description = "Cause, the words of a source's category") @Nullable String category,

        String title,
        @Nullable String message,
        boolean open,
        Instant openedAt,
        @Nullable Instant closedAt,
        long affectedDossiers,

        @Schema(description = "Of the affected ones, how many came due inside it")
        long dueInside,

        @Nullable Instant lastGoodAt) {

    static IncidentItem of(Incident incident) {
        return new IncidentItem(
                incident.number(),
                incident.source(),
                incident.sourceName(),
                Words.of(incident.kind()),
                incident.category() == null ? null : incident.category().word(),
                incident.title(),
                incident.message(),
                incident.open(),
                incident.openedAt(),
                incident.closedAt(),
                incident.affectedDossiers(),
                incident.dueInside(),
                incident.lastGoodAt());
    }
}
