package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.SignedIn;

/** The sources: how each is, why, and the technician's buttons. Every press of a button is audited. */
@Controller
class SourceController {
    private final Connectors connectors;
    private final SourceScreens screens;
    private final Audit audit;

    SourceController(Connectors connectors, SourceScreens screens, Audit audit) {
        this.connectors = connectors;
        this.screens = screens;
        this.audit = audit;
    }

    @GetMapping("/he-thong")
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("screen", screens.of(reader));
        return "sources";
    }

    /** Answers the report alone to htmx, and the whole page with the report in its place to a plain form. */
    @PostMapping("/he-thong/{id}/kiem-tra")
    String check(
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        known(id);
        audit.record(reader.username(), "check_source", id, "");
        model.addAttribute("check", screens.check(connectors.check(id)));
        if (fragment != null) {
            return "sources :: report";
        }
        model.addAttribute("screen", screens.of(reader));
        return "sources";
    }

    @PostMapping("/he-thong/{id}/chay")
    String start(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn reader) {
        known(id);
        connectors.start(id);
        audit.record(reader.username(), "start_route", id, "");
        return "redirect:/he-thong#nguon-" + id;
    }

    @PostMapping("/he-thong/{id}/dung")
    String stop(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn reader) {
        known(id);
        connectors.stop(id);
        audit.record(reader.username(), "stop_route", id, "");
        return "redirect:/he-thong#nguon-" + id;
    }

    private void known(String id) {
        if (connectors.find(id).filter(connector -> connector.valid()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
