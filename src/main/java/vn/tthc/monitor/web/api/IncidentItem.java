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

        @Nullable Instant lastGoodAt,

        @Schema(description = "How often it came back within a quarter of an hour of its end")
        int reopened,

        @Schema(description = "The incident that stands for the common cause") @Nullable Long mergedInto,

        @Schema(
                description = "What was to blame, as a person says: line, our_equipment, our_configuration, account,"
                        + " certificate, source_server, source_software, source_maintenance, source_data, other")
        @Nullable String cause,

        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,

        @Schema(description = "Until when it counts as in hand") @Nullable Instant acknowledgedUntil) {

    static IncidentItem of(Incident incident) {
        var course = incident.course();
        var word = course.acknowledgement();
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
                incident.lastGoodAt(),
                course.reopened(),
                course.mergedInto(),
                course.cause() == null ? null : Words.of(course.cause()),
                word == null ? null : word.by(),
                word == null ? null : word.at(),
                word == null ? null : word.until());
    }
}
