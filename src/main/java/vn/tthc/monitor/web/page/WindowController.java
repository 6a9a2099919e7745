package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindows;
import vn.tthc.monitor.incident.WindowRefused;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** "Bảo trì": when systems are expected to be away, and laying such a time down or ending it early. */
@Controller
class WindowController {
    private final MaintenanceWindows windows;
    private final Connectors connectors;
    private final Deadlines deadlines;
    private final Wording wording;

    WindowController(MaintenanceWindows windows, Connectors connectors, Deadlines deadlines, Wording wording) {
        this.windows = windows;
        this.connectors = connectors;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping("/bao-tri")
    String page(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("mayAct", reader.technical());
        model.addAttribute("asked", given);
        model.addAttribute("repeats", WindowForm.REPEATS);
        model.addAttribute(
                "systems",
                connectors.all().stream().filter(view -> !view.removed()).toList());
        model.addAttribute("lines", lines());
        return "windows";
    }

    /** A refused one shows the page again with what was filled in and the sentence that says why. */
    @PostMapping("/bao-tri")
    String add(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        try {
            windows.add(WindowForm.parse(given, deadlines.calendar().zone()), reader.username());
            return "redirect:/bao-tri";
        } catch (BadParameter | WindowRefused problem) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", problem.getMessage());
            return page(given, reader, model);
        }
    }

    @PostMapping("/bao-tri/{id}/ket-thuc")
    String end(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader) {
        try {
            windows.end(id, reader.username());
        } catch (WindowRefused over) {
            throw new BadParameter(String.valueOf(over.getMessage()));
        }
        return "redirect:/bao-tri";
    }

    private List<WindowLine> lines() {
        return windows.planned().stream().map(this::line).toList();
    }

    private WindowLine line(MaintenanceWindows.Planned planned) {
        var window = planned.window();
        return new WindowLine(
                window.id(),
                system(window.source()),
                wording.span(planned.next().from(), planned.next().to()),
                again(window),
                window.reason(),
                window.document(),
                wording.say("window.author", window.author(), wording.clock(window.createdAt())),
                planned.running());
    }

    private @Nullable String again(MaintenanceWindow window) {
        var until = window.until();
        var word = window.repeat().name().toLowerCase(Locale.ROOT);
        return until == null ? null : wording.say("window.again." + word, wording.weekday(until));
    }

    private String system(@Nullable String source) {
        return source == null
                ? wording.say("window.all")
                : connectors.find(source).map(ConnectorView::name).orElse(source);
    }
}
