package vn.tthc.monitor.web.page;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.Mismatches;
import vn.tthc.monitor.dossier.Mismatches.Mismatch;
import vn.tthc.monitor.dossier.Mismatches.Resolution;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.MismatchQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Words;

/** Mismatches as a list of work, and what people do about one. Every deed is audited. */
@Controller
class MismatchController {
    private static final int ROWS = 50;
    private static final int LONGEST_REASON = 500;

    private final Mismatches mismatches;
    private final Dossiers dossiers;
    private final AgencyScope scope;
    private final MismatchScreens screens;
    private final Audit audit;

    MismatchController(
            Mismatches mismatches, Dossiers dossiers, AgencyScope scope, MismatchScreens screens, Audit audit) {
        this.mismatches = mismatches;
        this.dossiers = dossiers;
        this.scope = scope;
        this.screens = screens;
        this.audit = audit;
    }

    @GetMapping("/lech-trang-thai")
    String page(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        var query = MismatchQuery.parse(parameters);
        var codes = scope.of(reader);
        var page = mismatches.page(query.filter(codes), cursor, ROWS);
        model.addAttribute("screen", screens.of(query, page, mismatches.counts(codes), reader));
        return "mismatches";
    }

    @PostMapping("/lech-trang-thai/{id}/nhan")
    String take(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader) {
        return change(id, reader, "take_mismatch", "", () -> mismatches.assign(id, reader.username()));
    }

    @PostMapping("/lech-trang-thai/{id}/tra-lai")
    String giveBack(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader) {
        return change(id, reader, "release_mismatch", "", () -> mismatches.assign(id, null));
    }

    @PostMapping("/lech-trang-thai/{id}/giai-quyet")
    String settle(
            @PathVariable("id") long id,
            @RequestParam(name = "resolution", defaultValue = "") String resolution,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn reader) {
        var chosen = Words.parse(Resolution.class, "resolution", resolution);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new BadParameter("Thiếu lý do, hoặc lý do dài quá " + LONGEST_REASON
                    + " chữ. Hãy ghi ngắn gọn đã làm gì hoặc vì sao bỏ qua.");
        }
        return change(
                id,
                reader,
                "settle_mismatch",
                Words.of(chosen) + ": " + why,
                () -> mismatches.settle(id, chosen, why, reader.username()));
    }

    @PostMapping("/lech-trang-thai/{id}/mo-lai")
    String reopen(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn reader) {
        return change(id, reader, "reopen_mismatch", "", () -> mismatches.reopen(id));
    }

    /** One that has ended meanwhile is left as it is: the page then shows how things stand. */
    private String change(long id, SignedIn reader, String action, String detail, Supplier<Boolean> deed) {
        var mismatch = visible(id, reader);
        if (deed.get()) {
            audit.record(reader.username(), action, "mismatch " + id, detail);
        }
        return "redirect:/ho-so/" + mismatch.subject().dossier() + "#lech";
    }

    /** One about a dossier of another agency answers like one that does not exist. */
    private Mismatch visible(long id, SignedIn reader) {
        return mismatches
                .find(id)
                .filter(mismatch -> dossiers.find(mismatch.subject().dossier())
                        .filter(found -> scope.covers(reader, found))
                        .isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
