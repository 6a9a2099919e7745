package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.Wording;

/** What one source went through: its states as a bar that can be looked at closer and closer, and its incidents. */
@Controller
class HistoryController {
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Connectors connectors;
    private final SourceHistory history;
    private final Incidents incidents;
    private final StateStrips strips;
    private final Wording wording;

    HistoryController(
            Connectors connectors, SourceHistory history, Incidents incidents, StateStrips strips, Wording wording) {
        this.connectors = connectors;
        this.history = history;
        this.incidents = incidents;
        this.strips = strips;
        this.wording = wording;
    }

    /** The page's address for a stretch of time. */
    static String address(String source, Instant from, Instant to) {
        return UriComponentsBuilder.fromPath("/he-thong/{id}/lich-su")
                .queryParam("tu", from)
                .queryParam("den", to)
                .build(source)
                .toString();
    }

    @GetMapping("/he-thong/{id}/lich-su")
    String page(
            @PathVariable("id") String id,
            @RequestParam(name = "tu", required = false) @Nullable String from,
            @RequestParam(name = "den", required = false) @Nullable String to,
            Model model) {
        var name = connectors
                .find(id)
                .map(ConnectorView::name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var now = wording.now();
        var end = to == null ? now : moment("den", to);
        var begin = from == null ? end.minus(Duration.ofDays(1)) : moment("tu", from);
        var length = Duration.between(begin, end);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            // A stretch too short to be seen is shown with what lies around it.
            var middle = begin.plus(length.dividedBy(2));
            length = length.compareTo(SHORTEST) < 0 ? SHORTEST : LONGEST;
            begin = middle.minus(length.dividedBy(2));
            end = begin.plus(length);
        }
        model.addAttribute("id", id);
        model.addAttribute("name", name);
        model.addAttribute("range", wording.span(begin, end));
        model.addAttribute("strip", strips.of(id, history.spans(begin, end), begin, end));
        model.addAttribute(
                "uptimes", strips.uptimes(history.uptimes().getOrDefault(id, List.of()), SourceHistory.WINDOWS));
        model.addAttribute("links", links(id, begin, end, now));
        model.addAttribute("incidents", incidents(id, begin, end));
        return "history";
    }

    private Map<String, String> links(String id, Instant from, Instant to, Instant now) {
        var length = Duration.between(from, to);
        var links = new LinkedHashMap<String, String>();
        links.put(wording.say("history.before"), address(id, from.minus(length), from));
        if (to.isBefore(now)) {
            links.put(wording.say("history.after"), address(id, to, to.plus(length)));
        }
        links.put(
                wording.say("history.wider"),
                address(id, from.minus(length.dividedBy(2)), to.plus(length.dividedBy(2))));
        for (var window : SourceHistory.WINDOWS) {
            links.put(wording.length(window), address(id, now.minus(window), now));
        }
        return links;
    }

    /** Those that were open in the stretch of time, newest first. */
    private List<Line> incidents(String id, Instant from, Instant to) {
        return incidents.between(id, from, to).stream().map(this::line).toList();
    }

    /** One incident as the page shows it. */
    record Line(long number, String title, String times) {}

    private Line line(Incident incident) {
        var closed = incident.closedAt();
        var times = closed == null
                ? wording.say("source.since", wording.clock(incident.openedAt()))
                : wording.span(incident.openedAt(), closed);
        return new Line(incident.number(), incident.title(), times);
    }

    private static Instant moment(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new BadParameter(name, text, "thời điểm ISO, ví dụ 2026-11-20T03:00:00Z");
        }
    }
}
