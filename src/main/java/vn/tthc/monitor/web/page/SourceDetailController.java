package vn.tthc.monitor.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Words;
import vn.tthc.monitor.web.page.LatencyScreens.Range;

/** One source, aspect by aspect; and the button by which a person lets a refused login be tried once more. */
@Controller
class SourceDetailController {
    private final SourceWatch watch;
    private final Connectors connectors;
    private final ConditionLines conditions;
    private final SourceScreens screens;
    private final LatencyScreens latencies;
    private final Audit audit;

    SourceDetailController(
            SourceWatch watch,
            Connectors connectors,
            ConditionLines conditions,
            SourceScreens screens,
            LatencyScreens latencies,
            Audit audit) {
        this.watch = watch;
        this.connectors = connectors;
        this.conditions = conditions;
        this.screens = screens;
        this.latencies = latencies;
        this.audit = audit;
    }

    @GetMapping("/he-thong/{id}")
    String page(
            @PathVariable("id") String id,
            @RequestParam(name = "tra-loi", defaultValue = "day") String range,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        var screen = screens.of(reader);
        var line = screen.lines().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var refused = watch.find(id)
                .filter(health -> health.state() == SourceState.AUTH_FAILED)
                .isPresent();
        model.addAttribute("line", line);
        model.addAttribute("conditions", conditions.of(watch.conditions(id)));
        var slowAfter = connectors
                .find(id)
                .filter(ConnectorView::valid)
                .map(view -> view.thresholds().slowAfter())
                .orElse(null);
        model.addAttribute("latency", latencies.of(id, Words.parse(Range.class, "tra-loi", range), slowAfter));
        model.addAttribute("mayRetry", screen.mayAct() && refused);
        return "source";
    }

    @PostMapping("/he-thong/{id}/dang-nhap-lai")
    String retryLogin(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn reader) {
        if (connectors.find(id).filter(connector -> connector.valid()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var stopped = connectors.retryLogin(id);
        audit.record(reader.username(), "retry_login", id, stopped ? "" : "not stopped");
        return "redirect:/he-thong/" + id;
    }
}
