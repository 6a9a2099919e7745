package vn.tthc.monitor.web.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.WaitingPlaces;
import vn.tthc.monitor.dossier.WaitingPlaces.Place;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** The list of offices that we wait for, the longest wait first. */
@Controller
class WaitingController {
    private final WaitingPlaces places;
    private final AgencyScope scope;
    private final Agencies agencies;
    private final Deadlines deadlines;
    private final Wording wording;

    WaitingController(
            WaitingPlaces places, AgencyScope scope, Agencies agencies, Deadlines deadlines, Wording wording) {
        this.places = places;
        this.scope = scope;
        this.agencies = agencies;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping("/cho-noi-khac")
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        var found = places.places(scope.of(reader));
        model.addAttribute("lines", found.stream().map(this::line).toList());
        model.addAttribute(
                "total", wording.number(found.stream().mapToLong(Place::open).sum()));
        return "waiting";
    }

    /**
     * One line of the list.
     *
     * @param address the queue with the dossiers of the agency; null where no agency is named
     * @param longest how long we have waited for the first of them, in working time
     */
    public record Line(
            String agency,
            @Nullable String department,
            String open,
            String late,
            boolean anyLate,
            @Nullable String since,
            String longest,
            @Nullable String address) {}

    private Line line(Place place) {
        var agency = place.agency();
        var since = place.longestSince();
        return new Line(
                agency == null
                        ? wording.say("value.unknown")
                        : agencies.name(agency).orElse(agency),
                place.department(),
                wording.number(place.open()),
                wording.number(place.late()),
                place.late() > 0,
                since == null ? null : wording.moment(since),
                since == null
                        ? wording.say("value.unknown")
                        : wording.hours(deadlines.calendar(agency).between(since, wording.now())),
                agency == null
                        ? null
                        : QueueQuery.everything()
                                .withOpen(true)
                                .withWaitingElsewhere(true)
                                .withAgencies(Set.of(agency))
                                .address());
    }
}
