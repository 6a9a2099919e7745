package vn.tthc.monitor.web.page;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.web.WebSettings;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** "Tình trạng các hệ thống" for everybody, where the centre wants it: names and states, nothing of any dossier. */
@Controller
class StatusController {
    private final WebSettings settings;
    private final Freshness freshness;
    private final SourceWords words;
    private final Wording wording;

    StatusController(WebSettings settings, Freshness freshness, SourceWords words, Wording wording) {
        this.settings = settings;
        this.freshness = freshness;
        this.words = words;
        this.wording = wording;
    }

    /** One system as everybody may see it. */
    record Line(String name, String tone, String icon, String word, String since) {}

    @GetMapping("/trang-thai")
    String page(Model model) {
        if (!settings.statusPage()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        // What is on trial or not asked yet is nobody's business outside.
        var watched = freshness.now().watched().stream()
                .filter(one -> !one.trial() && one.state() != SourceState.UNKNOWN)
                .toList();
        var bad = watched.stream().filter(one -> broken(one.state())).count();
        model.addAttribute("headline", bad == 0 ? wording.say("status.good") : wording.say("status.bad", bad));
        model.addAttribute("asOf", wording.say("status.asof", wording.clock(wording.now())));
        model.addAttribute("lines", lines(watched));
        return "status";
    }

    private static boolean broken(SourceState state) {
        return switch (state) {
            case DOWN, AUTH_FAILED, STALE, DEGRADED -> true;
            case UP, SUSPENDED, UNKNOWN -> false;
        };
    }

    private List<Line> lines(List<SourceHealth> watched) {
        return watched.stream()
                .map(one -> new Line(
                        one.name(),
                        Words.of(one.state()),
                        SourceWords.icon(one.state()),
                        words.word(one.state()),
                        wording.say("source.since", wording.clock(one.since()))))
                .toList();
    }
}
