package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.web.Words;

/** One incident in full: what happened to it, and those of which it stands for the common cause. */
@Schema(name = "IncidentInFull")
record IncidentAnswer(IncidentItem incident, List<Event> timeline, List<IncidentItem> members) {

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

    static IncidentAnswer of(Incident incident, List<IncidentEvent> timeline, List<Incident> members) {
        return new IncidentAnswer(
                IncidentItem.of(incident),
                timeline.stream().map(Event::of).toList(),
                members.stream().map(IncidentItem::of).toList());
    }
}
