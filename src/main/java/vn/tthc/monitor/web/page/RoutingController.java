package vn.tthc.monitor.web.page;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.dossier.RoutingTable;
import vn.tthc.monitor.web.RoutingAnswers;

/** "Hôm nay dùng hệ thống nào?": one search at the counter. */
@Controller
class RoutingController {
    /** More than these nobody reads: a longer search is shorter. */
    private static final int MOST = 40;

    private final RoutingAnswers answers;
    private final RoutingLines lines;
    private final RoutingTable routing;

    RoutingController(RoutingAnswers answers, RoutingLines lines, RoutingTable routing) {
        this.answers = answers;
        this.lines = lines;
        this.routing = routing;
    }

    @GetMapping("/dinh-tuyen")
    String page(@RequestParam(name = "q", defaultValue = "") String text, Model model) {
        var found = answers.find(text);
        model.addAttribute("text", text);
        model.addAttribute("today", RoutingLines.date(answers.today()));
        model.addAttribute("lines", found.stream().limit(MOST).map(lines::of).toList());
        model.addAttribute("more", Math.max(0, found.size() - MOST));
        model.addAttribute("empty", routing.topics().isEmpty() && routing.fallback() == null);
        model.addAttribute(
                "problems",
                routing.problems().isEmpty()
                        ? List.of()
                        : routing.problems().stream().map(Object::toString).toList());
        return "routing";
    }
}
