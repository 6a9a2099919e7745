package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.incident.SourceHistory.Period;
import vn.tthc.monitor.incident.SourceHistory.Total;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.incident.Uptime;
import vn.tthc.monitor.web.IncidentTable;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.TableFile.Format;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** What incidents cost by week and month, and how long each system answered. */
@Controller
class IncidentReportController {
    private final IncidentTable table;
    private final SourceHistory history;
    private final SourceWatch watch;
    private final Wording wording;

    IncidentReportController(IncidentTable table, SourceHistory history, SourceWatch watch, Wording wording) {
        this.table = table;
        this.history = history;
        this.watch = watch;
        this.wording = wording;
    }

    /** A period and what each system cost in it. */
    public record Part(String span, boolean going, List<Line> lines) {}

    /** One system in one period. */
    public record Line(String source, String incidents, String lost, String slow, String due) {}

    /** How long one system answered, for each window. */
    public record Share(String source, List<String> shares) {}

    @GetMapping("/su-co/tong-hop")
    String page(@RequestParam(name = "period", defaultValue = "week") String period, Model model) {
        var chosen = Words.parse(Period.class, "period", period);
        model.addAttribute("period", Words.of(chosen));
        model.addAttribute("parts", parts(table.totals(chosen)));
        model.addAttribute("shares", shares());
        return "incidents-report";
    }

    @GetMapping("/su-co/tong-hop.csv")
    ResponseEntity<Resource> csv(
            @RequestParam(name = "period", defaultValue = "week") String period,
            @AuthenticationPrincipal SignedIn reader) {
        return table.file(Format.CSV, Words.parse(Period.class, "period", period), reader)
                .answer();
    }

    @GetMapping("/su-co/tong-hop.xlsx")
    ResponseEntity<Resource> xlsx(
            @RequestParam(name = "period", defaultValue = "week") String period,
            @AuthenticationPrincipal SignedIn reader) {
        return table.file(Format.XLSX, Words.parse(Period.class, "period", period), reader)
                .answer();
    }

    private List<Part> parts(List<Total> totals) {
        var parts = new ArrayList<Part>();
        for (var start : totals.stream().map(Total::from).distinct().toList()) {
            var own =
                    totals.stream().filter(total -> total.from().equals(start)).toList();
            var until = own.getFirst().until();
            parts.add(new Part(
                    IncidentTable.span(start, until),
                    wording.today().isBefore(until),
                    own.stream().map(this::line).toList()));
        }
        return parts;
    }

    private Line line(Total total) {
        return new Line(
                total.sourceName(),
                wording.number(total.incidents()),
                wording.number(total.lost().toMinutes()),
                wording.number(total.slow().toMinutes()),
                wording.number(total.dueInside()));
    }

    private List<Share> shares() {
        var known = history.uptimes();
        return watch.all().stream()
                .filter(health -> known.containsKey(health.source()))
                .map(health -> new Share(
                        health.name(),
                        known.getOrDefault(health.source(), List.of()).stream()
                                .map(this::share)
                                .toList()))
                .toList();
    }

    private String share(Uptime uptime) {
        @Nullable Double share = uptime.share();
        return share == null ? wording.say("value.unknown") : wording.percent(share);
    }
}
