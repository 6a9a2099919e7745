package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.alert.HandLinks;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.web.Wording;

/**
 * Taking an incident in hand by the link of a message, without an account. Looking changes nothing, so the preview that a
 * chat makes of a link cannot act; only the button does.
 */
@Controller
class HandController {
    private static final int LONGEST_NAME = 60;

    private final HandLinks links;
    private final Incidents incidents;
    private final Wording wording;

    HandController(HandLinks links, Incidents incidents, Wording wording) {
        this.links = links;
        this.incidents = incidents;
        this.wording = wording;
    }

    @GetMapping("/nhan/{token}")
    String look(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        return show(token, model, response);
    }

    @PostMapping("/nhan/{token}")
    String act(
            @PathVariable("token") String token,
            @RequestParam(name = "name", defaultValue = "") String name,
            Model model,
            HttpServletResponse response) {
        var who = name.strip();
        var incident = incident(token);
        if (incident == null) {
            return show(token, model, response);
        }
        if (who.isEmpty() || who.length() > LONGEST_NAME) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", wording.say("hand.name.needed"));
            return show(token, model, response);
        }
        var before = incident.acknowledged(wording.now());
        if (before) {
            // Somebody was faster; the page says who, and whoever wants it anyway takes it over in the application.
            return show(token, model, response);
        }
        incidents.acknowledge(incident.number(), who, Via.LINK);
        return show(token, model, response);
    }

    private @Nullable Incident incident(String token) {
        return links.read(token)
                .flatMap(hand -> incidents.find(hand.incident()))
                .orElse(null);
    }

    private String show(String token, Model model, HttpServletResponse response) {
        var incident = incident(token);
        model.addAttribute("token", token);
        model.addAttribute("incident", incident);
        if (incident == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "hand";
        }
        model.addAttribute("inHandFor", wording.length(incidents.inHand()));
        model.addAttribute("since", wording.moment(incident.openedAt()));
        if (incident.acknowledged(wording.now())) {
            var word = Objects.requireNonNull(incident.course().acknowledgement());
            model.addAttribute(
                    "hand",
                    wording.say("hand.taken", word.by(), wording.moment(word.at()), wording.moment(word.until())));
        }
        return "hand";
    }
}
