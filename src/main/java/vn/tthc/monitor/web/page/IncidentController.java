package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.alert.Notifications;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.LateFilter;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** Incidents: what is wrong now, what was, and one of them in full. */
@Controller
class IncidentController {
    private static final int RECENT = 100;

    private final Incidents incidents;
    private final IncidentScreens screens;
    private final Silences silences;
    private final AlertLines lines;
    private final Notifications notifications;
    private final MessageLines messages;
    private final Wording wording;
    private final DossierQueue queue;
    private final AgencyScope scope;

    IncidentController(
            Incidents incidents,
            IncidentScreens screens,
            Silences silences,
            AlertLines lines,
            Notifications notifications,
            MessageLines messages,
            Wording wording,
            DossierQueue queue,
            AgencyScope scope) {
        this.incidents = incidents;
        this.screens = screens;
        this.silences = silences;
        this.lines = lines;
        this.notifications = notifications;
        this.messages = messages;
        this.wording = wording;
        this.queue = queue;
        this.scope = scope;
    }

    @GetMapping("/su-co")
    String page(Model model) {
        model.addAttribute("open", incidents.open().stream().map(screens::line).toList());
        var closed = incidents.found(false, Set.of(), RECENT);
        model.addAttribute(
                "closed", closed.incidents().stream().map(screens::line).toList());
        model.addAttribute(
                "more",
                closed.total() > RECENT
                        ? wording.say("incidents.closed.more", RECENT, wording.number(closed.total()))
                        : null);
        return "incidents";
    }

    @GetMapping("/su-co/{number}")
    String one(@PathVariable("number") long number, @AuthenticationPrincipal SignedIn reader, Model model) {
        var incident = incidents.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var screen = screens.of(incident, reader);
        model.addAttribute("screen", screen);
        model.addAttribute("incident", screen.line());
        model.addAttribute(
                "silence",
                incident.open() ? silences.over(incident).map(lines::silence).orElse(null) : null);
        if (incident.kind() == Incident.Kind.REACH || incident.kind() == Incident.Kind.AUTH) {
            var late = QueueQuery.everything().withLate(new LateFilter(Set.of(), number));
            var count = queue.page(late.filter(scope.of(reader)), null, 1).total();
            model.addAttribute("late", wording.number(count));
            model.addAttribute("lateAddress", late.address());
        }
        var told = reader.readsMessages()
                ? notifications.about(number).stream().map(messages::of).toList()
                : List.<MessageLine>of();
        model.addAttribute("messages", told);
        return "incident";
    }
}
