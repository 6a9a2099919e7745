package vn.tthc.monitor.web.page;

import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.Incidents.Deed;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Words;

/** What people do about an incident on its page. What came too late changes nothing: the page then shows how it stands. */
@Controller
class IncidentDeedController {
    private final Incidents incidents;

    IncidentDeedController(Incidents incidents) {
        this.incidents = incidents;
    }

    @PostMapping("/su-co/{number}/nhan")
    String acknowledge(@PathVariable("number") long number, @AuthenticationPrincipal SignedIn reader) {
        return back(number, incidents.acknowledge(number, reader.username(), Via.PAGE), "");
    }

    @PostMapping("/su-co/{number}/ghi-chu")
    String note(
            @PathVariable("number") long number,
            @RequestParam(name = "text", defaultValue = "") String text,
            @AuthenticationPrincipal SignedIn reader) {
        if (text.isBlank() || text.strip().length() > Incidents.LONGEST_NOTE) {
            throw new BadParameter("Thiếu ghi chú, hoặc ghi chú dài quá " + Incidents.LONGEST_NOTE
                    + " chữ. Hãy ghi ngắn gọn đã làm gì, gọi cho ai, được trả lời thế nào.");
        }
        return back(number, incidents.note(number, reader.username(), Via.PAGE, text), "#dien-bien");
    }

    @PostMapping("/su-co/{number}/nguyen-nhan")
    String blame(
            @PathVariable("number") long number,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            @AuthenticationPrincipal SignedIn reader) {
        var chosen = cause.isBlank() ? null : Words.parse(Incident.Cause.class, "cause", cause);
        return back(number, incidents.blame(number, chosen, reader.username(), Via.PAGE), "");
    }

    @PostMapping("/su-co/{number}/gop")
    String merge(
            @PathVariable("number") long number,
            @RequestParam(name = "member", required = false) Set<Long> members,
            @AuthenticationPrincipal SignedIn reader) {
        if (members == null || members.isEmpty()) {
            throw new BadParameter("Chưa chọn sự cố nào để gộp. Hãy đánh dấu ít nhất một sự cố có cùng nguyên nhân.");
        }
        return back(number, incidents.merge(number, members, reader.username(), Via.PAGE), "#cung-nguyen-nhan");
    }

    @PostMapping("/su-co/{number}/tach")
    String separate(@PathVariable("number") long number, @AuthenticationPrincipal SignedIn reader) {
        return back(number, incidents.separate(number, reader.username(), Via.PAGE), "");
    }

    private static String back(long number, Deed deed, String place) {
        if (deed == Deed.UNKNOWN) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/su-co/" + number + place;
    }
}
