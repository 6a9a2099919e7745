package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** Silences: what one would cover, beginning and ending one. */
@Controller
class SilenceController {
    private static final String PAGE = "/canh-bao/tam-im";
    private static final int RECENT = 50;
    private static final Duration USUAL = Duration.ofHours(2);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Silences silences;
    private final AlertLines lines;
    private final MessageLines messages;
    private final Incidents incidents;
    private final SourceWatch sources;
    private final AlertRules rules;
    private final Agencies agencies;
    private final Deadlines deadlines;
    private final Wording wording;

    SilenceController(
            Silences silences,
            AlertLines lines,
            MessageLines messages,
            Incidents incidents,
            SourceWatch sources,
            AlertRules rules,
            Agencies agencies,
            Deadlines deadlines,
            Wording wording) {
        this.silences = silences;
        this.lines = lines;
        this.messages = messages;
        this.incidents = incidents;
        this.sources = sources;
        this.rules = rules;
        this.agencies = agencies;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping(PAGE)
    String page(@RequestParam Map<String, String> given, Model model) {
        return show(given, null, model);
    }

    @PostMapping(PAGE)
    String begin(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        try {
            var end = end(given.getOrDefault("until", ""));
            silences.begin(
                    AlertQuestion.of(given).matchers(), given.getOrDefault("reason", ""), end, reader.username());
            return "redirect:" + PAGE;
        } catch (IllegalArgumentException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(given, refused.getMessage(), model);
        }
    }

    @PostMapping(PAGE + "/{id}/ket-thuc")
    String end(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader) {
        silences.end(id, reader.username());
        return "redirect:" + PAGE;
    }

    /** For whoever repairs something and knows of it. */
    @PostMapping("/su-co/{number}/tam-im")
    String hush(@PathVariable("number") long number, @AuthenticationPrincipal SignedIn reader) {
        var incident = incidents.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (incident.open() && silences.over(incident).isEmpty()) {
            silences.begin(
                    Matchers.incident(number),
                    wording.say("silence.hushed"),
                    wording.now().plus(USUAL),
                    reader.username());
        }
        return "redirect:/su-co/" + number;
    }

    private String show(Map<String, String> given, @Nullable String problem, Model model) {
        var asked = AlertQuestion.of(given);
        var matchers = asked.matchers();
        model.addAttribute("problem", problem);
        model.addAttribute("asked", asked);
        model.addAttribute("reason", given.getOrDefault("reason", ""));
        model.addAttribute(
                "until",
                given.getOrDefault("until", FIELD.format(local(wording.now().plus(USUAL)))));
        model.addAttribute("kinds", AlertQuestion.kinds());
        model.addAttribute("systems", sources.all());
        model.addAttribute("inputs", rules.inputs());
        model.addAttribute("agencies", agencies.all());
        model.addAttribute(
                "silences", silences.recent(RECENT).stream().map(lines::silence).toList());
        if (!matchers.empty()) {
            var effect = silences.effect(matchers);
            model.addAttribute("what", lines.what(matchers));
            model.addAttribute("open", effect.open());
            model.addAttribute(
                    "messages", effect.messages().stream().map(messages::of).toList());
        }
        return "silences";
    }

    private Instant end(String text) {
        try {
            return LocalDateTime.parse(text.strip()).atZone(zone()).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(wording.say("silence.no.end"), notATime);
        }
    }

    private LocalDateTime local(Instant at) {
        return at.atZone(zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private ZoneId zone() {
        return deadlines.calendar().zone();
    }
}
