package vn.tthc.monitor.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.dossier.LinkRefused;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Suspicions;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.LinkDesk;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SuspicionQuery;

/** Suspected duplicates as a list of work, and what people say about dossiers being one. */
@Controller
class LinkController {
    private static final int ROWS = 20;

    private final Suspicions suspicions;
    private final LinkDesk desk;
    private final AgencyScope scope;
    private final SuspicionScreens screens;

    LinkController(Suspicions suspicions, LinkDesk desk, AgencyScope scope, SuspicionScreens screens) {
        this.suspicions = suspicions;
        this.desk = desk;
        this.scope = scope;
        this.screens = screens;
    }

    @GetMapping("/co-the-trung")
    String page(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        var query = SuspicionQuery.parse(parameters);
        var page = suspicions.page(query.filter(scope.of(reader)), SuspicionQuery.after(parameters), ROWS);
        model.addAttribute("screen", screens.of(query, page));
        return "suspicions";
    }

    @PostMapping("/co-the-trung/{id}/gop")
    String merge(
            @PathVariable("id") long id,
            @RequestParam(name = "note", defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn reader) {
        var suspicion = visible(id, reader);
        deed(() -> desk.merge(suspicion, reader, note));
        return "redirect:/ho-so/" + suspicion.one().dossier() + "#lien-ket";
    }

    @PostMapping("/co-the-trung/{id}/khong-phai")
    String dismiss(
            @PathVariable("id") long id,
            @RequestParam(name = "note", defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn reader) {
        var suspicion = visible(id, reader);
        deed(() -> desk.dismiss(suspicion, reader, note));
        return "redirect:/ho-so/" + suspicion.one().dossier() + "#lien-ket";
    }

    @PostMapping("/ho-so/{id}/tach-ra")
    String split(
            @PathVariable("id") long id,
            @RequestParam(name = "source", defaultValue = "") String source,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn reader) {
        if (!desk.sees(id, reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        deed(() -> desk.split(id, new RecordName(source, code), reader, reason));
        return "redirect:/ho-so/" + id + "#lien-ket";
    }

    @PostMapping("/lien-ket/{id}/hoan-tac")
    String undo(
            @PathVariable("id") long id,
            @RequestParam(name = "dossier", defaultValue = "0") long dossier,
            @RequestParam(name = "note", defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn reader) {
        var found = desk.decision(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        deed(() -> desk.undo(found, reader, note));
        return dossier == 0 ? "redirect:/co-the-trung" : "redirect:/ho-so/" + dossier + "#lien-ket";
    }

    /** What does not fit how things stand now is told with the sentence that says so. */
    private static void deed(Runnable deed) {
        try {
            deed.run();
        } catch (LinkRefused refused) {
            throw new BadParameter(String.valueOf(refused.getMessage()));
        }
    }

    private Suspicion visible(long id, SignedIn reader) {
        return desk.suspicion(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
