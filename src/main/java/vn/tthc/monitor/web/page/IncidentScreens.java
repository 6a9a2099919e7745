package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.LeadFilter;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.web.IncidentWords;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;
import vn.tthc.monitor.web.page.IncidentScreen.Choice;
import vn.tthc.monitor.web.page.IncidentScreen.Mate;
import vn.tthc.monitor.web.page.IncidentScreen.Step;

/** Turns incidents into text. */
@Component
class IncidentScreens {
    /** How long after its end an incident may still be put under another one from the page. */
    private static final Duration RECENT = Duration.ofDays(7);

    private static final int MANY = 100;

    private final Incidents incidents;
    private final IncidentWords words;
    private final EvidenceScreens evidence;
    private final Wording wording;

    IncidentScreens(Incidents incidents, IncidentWords words, EvidenceScreens evidence, Wording wording) {
        this.incidents = incidents;
        this.words = words;
        this.evidence = evidence;
        this.wording = wording;
    }

    IncidentScreen of(Incident incident, SignedIn reader) {
        var course = incident.course();
        var number = incident.number();
        var members = incidents.members(number);
        var history = incidents.timeline(number);
        return new IncidentScreen(
                line(incident),
                hand(incident),
                incident.acknowledged(wording.now()),
                course.reopened() == 0 ? null : wording.say("incident.again", course.reopened()),
                Optional.ofNullable(course.cause()).map(this::cause).orElse(null),
                Optional.ofNullable(course.mergedInto())
                        .flatMap(incidents::find)
                        .map(this::mate)
                        .orElse(null),
                members.stream().map(this::mate).toList(),
                course.mergedInto() == null ? others(incident) : List.of(),
                Arrays.stream(Incident.Cause.values())
                        .map(cause -> new Choice(Words.of(cause), cause(cause), cause == course.cause()))
                        .toList(),
                history.stream().map(event -> step(incident, event)).toList(),
                reader.handlesIncidents(),
                words.support(incident, members),
                words.letter(incident),
                incidents.evidence(number).map(evidence::of).orElse(null),
                unclear(incident, history),
                wording.length(incidents.inHand()));
    }

    /** Whether it ended without anybody knowing whether it is over. */
    private static boolean unclear(Incident incident, List<IncidentEvent> history) {
        return !incident.open()
                && history.stream()
                        .map(IncidentEvent::kind)
                        .filter(kind -> kind == IncidentEvent.Kind.CLOSED || kind == IncidentEvent.Kind.UNWATCHED)
                        .reduce((_, last) -> last)
                        .filter(last -> last == IncidentEvent.Kind.UNWATCHED)
                        .isPresent();
    }

    IncidentLine line(Incident incident) {
        var closedAt = incident.closedAt();
        var end = closedAt == null ? wording.now() : closedAt;
        var kind = wording.say("incident.kind." + Words.of(incident.kind()));
        return new IncidentLine(
                incident.number(),
                incident.open(),
                incident.title(),
                incident.sourceName(),
                kind,
                category(incident, kind),
                incident.message(),
                wording.moment(incident.openedAt()),
                closedAt == null ? wording.say("incident.going") : wording.moment(closedAt),
                wording.length(words.lasted(incident)),
                wording.number(incident.affectedDossiers()),
                wording.number(incident.dueInside()),
                wording.clock(incident.lastGoodAt()),
                QueueQuery.openOnes()
                        .withLead(new LeadFilter(incident.source(), null, null))
                        .address(),
                QueueQuery.openOnes()
                        .withLead(new LeadFilter(incident.source(), incident.openedAt(), end))
                        .address(),
                incident.acknowledged(wording.now()) ? hand(incident) : null,
                incident.course().mergedInto());
    }

    /** The cause in words, where it says more than the kind does. */
    private @Nullable String category(Incident incident, String kind) {
        var category = incident.category();
        var cause = category == null ? kind : wording.say("category." + category.word());
        return cause.equalsIgnoreCase(kind) ? null : cause;
    }

    private @Nullable String hand(Incident incident) {
        var word = incident.course().acknowledgement();
        if (word == null) {
            return null;
        }
        return incident.acknowledged(wording.now()) && incident.open()
                ? wording.say("incident.hand", word.by(), wording.clock(word.until()))
                : wording.say("incident.hand.over", word.by(), wording.clock(word.at()));
    }

    private List<Mate> others(Incident incident) {
        var since = wording.now().minus(RECENT);
        return incidents.recent(MANY).stream()
                .filter(other -> other.number() != incident.number()
                        && other.course().mergedInto() == null
                        && (other.open() || endedAfter(other, since)))
                .map(this::mate)
                .toList();
    }

    private static boolean endedAfter(Incident incident, Instant since) {
        return incident.closedAt() != null && incident.closedAt().isAfter(since);
    }

    private Mate mate(Incident incident) {
        var end = incident.closedAt();
        return new Mate(
                incident.number(),
                incident.title(),
                wording.moment(incident.openedAt()) + " – "
                        + (end == null ? wording.say("incident.going") : wording.moment(end)));
    }

    private String cause(Incident.Cause cause) {
        return wording.say("incident.cause." + Words.of(cause));
    }

    private Step step(Incident incident, IncidentEvent event) {
        var who = event.who() == null ? "" : event.who();
        var via = event.via();
        var how = via == IncidentEvent.Via.LINK || via == IncidentEvent.Via.CHAT
                ? " " + wording.say("incident.via." + Words.of(via))
                : "";
        var other = event.other() == null ? "" : Long.toString(event.other());
        var text = event.text();
        if (event.kind() == IncidentEvent.Kind.CAUSE) {
            text = text == null ? wording.say("incident.cause.none") : cause(Incident.Cause.valueOf(text));
        }
        return new Step(
                wording.clock(event.at()),
                wording.say("incident.event." + word(incident, event), who + how, other),
                text,
                event.who() != null);
    }

    /** Of what another system told, nobody looked after it ourselves. */
    private static String word(Incident incident, IncidentEvent event) {
        var external = incident.source().startsWith(ExternalIncidents.SOURCE);
        return event.kind() == IncidentEvent.Kind.UNWATCHED && external ? "lapsed" : Words.of(event.kind());
    }
}
