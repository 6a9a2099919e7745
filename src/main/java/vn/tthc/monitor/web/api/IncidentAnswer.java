package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.incident.IncidentEvidence;
import vn.tthc.monitor.incident.Stretch;
import vn.tthc.monitor.web.Words;

/** One incident in full: what happened to it, and those of which it stands for the common cause. */
@Schema(name = "IncidentInFull")
record IncidentAnswer(
        IncidentItem incident,

        @Schema(description = "Từng lần xảy ra; nhiều hơn một khi sự cố tái diễn")
        List<Span> stretches,

        List<Event> timeline,
        List<IncidentItem> members,
        @Nullable Evidence evidence) {

    /** A time in which it was going on; the one that goes on ends now. */
    @Schema(name = "IncidentStretch")
    record Span(Instant from, Instant to) {}

    /** What spoke for it when it was opened. */
    @Schema(name = "IncidentEvidence")
    record Evidence(
            Instant takenAt,
            @Nullable Instant calledAt,
            @Nullable String request,
            @Nullable String answer,
            @Nullable String certificate,
            List<Run> runs) {

        /** One run of the hour before. */
        @Schema(name = "IncidentEvidenceRun")
        record Run(Instant at, long slowestMillis, boolean failed) {}

        static Evidence of(IncidentEvidence evidence) {
            return new Evidence(
                    evidence.takenAt(),
                    evidence.calledAt(),
                    evidence.request(),
                    evidence.answer(),
                    evidence.certificate(),
                    evidence.runs().stream()
                            .map(run -> new Run(run.at(), run.slowest().toMillis(), run.failed()))
                            .toList());
        }
    }

    /** One line of its history. */
    @Schema(name = "IncidentEvent")
    record Event(
            Instant at,

            @Schema(
                    description = "opened, changed, unstable, acknowledged, note, cause, reopened, joined, merged,"
                            + " separated, suspended, resumed, closed, unwatched")
            String kind,

            @Nullable String who,

            @Schema(description = "page, link, chat, api") @Nullable String via,

            @Nullable String text,

            @Schema(description = "The other incident, where two were put together or taken apart") @Nullable Long other) {

        static Event of(IncidentEvent event) {
            return new Event(
                    event.at(),
                    Words.of(event.kind()),
                    event.who(),
                    event.via() == null ? null : Words.of(event.via()),
                    event.text(),
                    event.other());
        }
    }

    static IncidentAnswer of(
            Incident incident,
            List<Stretch> stretches,
            List<IncidentEvent> timeline,
            List<Incident> members,
            Optional<IncidentEvidence> evidence) {
        return new IncidentAnswer(
                IncidentItem.of(incident),
                stretches.stream().map(one -> new Span(one.from(), one.to())).toList(),
                timeline.stream().map(Event::of).toList(),
                members.stream().map(IncidentItem::of).toList(),
                evidence.map(Evidence::of).orElse(null));
    }
}
