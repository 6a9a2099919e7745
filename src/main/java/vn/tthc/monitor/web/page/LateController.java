package vn.tthc.monitor.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.LateCauses;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.LateDecision;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Words;

/** A person confirms why a dossier came late; audited. */
@Controller
class LateController {
    private final Dossiers dossiers;
    private final AgencyScope scope;
    private final LateCauses causes;
    private final LateDecision.Reader decisions;
    private final Audit audit;

    LateController(
            Dossiers dossiers, AgencyScope scope, LateCauses causes, LateDecision.Reader decisions, Audit audit) {
        this.dossiers = dossiers;
        this.scope = scope;
        this.causes = causes;
        this.decisions = decisions;
        this.audit = audit;
    }

    @PostMapping("/ho-so/{id}/nguyen-nhan")
    String decide(
            @PathVariable("id") long id,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            @RequestParam(name = "note", defaultValue = "") String note,
            @RequestParam(name = "apology", defaultValue = "") String apology,
            @AuthenticationPrincipal SignedIn reader) {
        var detail = dossiers.find(id)
                .filter(found -> scope.covers(reader, found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var said = decisions.read(cause, note, apology, detail.row());
        causes.decide(id, said.cause(), said.note(), said.apologyDue(), reader.username());
        audit.record(
                reader.username(),
                "confirm_late_cause",
                "dossier " + id,
                Words.of(said.cause()) + (said.apologyDue() == null ? "" : ", " + said.apologyDue()));
        return "redirect:/ho-so/" + id + "#nguyen-nhan";
    }
}
