package vn.tthc.monitor.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.SignedIn;

/** One dossier with everything every system says about it. */
@Controller
class DossierController {
    private final Dossiers dossiers;
    private final AgencyScope scope;
    private final DossierScreens screens;
    private final LinkScreens links;
    private final Audit audit;

    DossierController(Dossiers dossiers, AgencyScope scope, DossierScreens screens, LinkScreens links, Audit audit) {
        this.dossiers = dossiers;
        this.scope = scope;
        this.screens = screens;
        this.links = links;
        this.audit = audit;
    }

    @GetMapping("/ho-so/{id}")
    String page(
            @PathVariable("id") long id,
            @RequestParam(name = "raw", defaultValue = "false") boolean raw,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        // A dossier of another agency answers like one that does not exist.
        var detail = dossiers.find(id)
                .filter(found -> scope.covers(reader, found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (raw && !reader.technical()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (raw) {
            audit.record(
                    reader.username(),
                    "view_raw_record",
                    "dossier " + id,
                    detail.row().code());
        }
        model.addAttribute("screen", screens.of(detail, reader, raw));
        model.addAttribute("links", links.of(detail, reader));
        return "dossier";
    }
}
