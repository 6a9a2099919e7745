package vn.tthc.monitor.incident;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;

/** What happens to an incident: a line of its history, and word to whoever listens, in the transaction of the change. */
@Component
class IncidentNews {
    private final TimelineStore timeline;
    private final ObjectProvider<OnIncidentChanged> listeners;

    IncidentNews(TimelineStore timeline, ObjectProvider<OnIncidentChanged> listeners) {
        this.timeline = timeline;
        this.listeners = listeners;
    }

    /** By itself. */
    void tell(Incident incident, Change change, Instant at) {
        write(incident, change, at);
        pass(incident, change);
    }

    /** By a person, who says more than the change does. */
    void tell(Incident incident, Change change, IncidentEvent event) {
        timeline.add(incident.number(), event);
        pass(incident, change);
    }

    /** Only the line, of what is no change. */
    void note(Incident incident, Kind kind, Instant at) {
        timeline.add(incident.number(), new IncidentEvent(at, kind, null, null, null, null));
    }

    /** Only the line, of a change that nobody is told of. */
    void write(Incident incident, Change change, Instant at) {
        timeline.add(incident.number(), new IncidentEvent(at, kind(change), null, null, incident.title(), null));
    }

    /** Only the word, of a change whose lines are written already. */
    void pass(Incident incident, Change change) {
        listeners.orderedStream().forEach(listener -> listener.incidentChanged(incident, change));
    }

    private static Kind kind(Change change) {
        return switch (change) {
            case OPENED -> Kind.OPENED;
            case CHANGED -> Kind.CHANGED;
            case UNSTABLE -> Kind.UNSTABLE;
            case ACKNOWLEDGED -> Kind.ACKNOWLEDGED;
            case REOPENED -> Kind.REOPENED;
            case MEMBERS -> Kind.JOINED;
            case CLOSED -> Kind.CLOSED;
            case UNWATCHED -> Kind.UNWATCHED;
        };
    }
}
