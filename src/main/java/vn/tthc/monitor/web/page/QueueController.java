package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.WebSettings;
import vn.tthc.monitor.web.security.StartPage;

/** The queue: the page, its table as a fragment, and the question of an open page for changes. */
@Controller
class QueueController {
    /** More rows than this are never on one screen, so a longer list of ids is not ours. */
    private static final int MOST_IDS = 200;

    private final DossierQueue queue;
    private final AgencyScope scope;
    private final Freshness freshness;
    private final QueueScreens screens;
    private final QueueLines lines;
    private final WebSettings settings;

    QueueController(
            DossierQueue queue,
            AgencyScope scope,
            Freshness freshness,
            QueueScreens screens,
            QueueLines lines,
            WebSettings settings) {
        this.queue = queue;
        this.scope = scope;
        this.freshness = freshness;
        this.screens = screens;
        this.lines = lines;
        this.settings = settings;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn reader) {
        return "redirect:" + StartPage.of(reader);
    }

    @GetMapping("/hang-doi")
    String page(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        model.addAttribute("screen", screen(parameters, reader));
        return "queue";
    }

    @GetMapping("/hang-doi/_bang")
    String table(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        fragment(response);
        var query = QueueQuery.parse(parameters, true);
        response.setHeader("HX-Push-Url", query.address());
        model.addAttribute("screen", screen(parameters, reader));
        return "queue :: bang";
    }

    /**
     * Renders the rows that stand on the reader's screen anew, each in its place, and counts what else changed. It never
     * adds, removes or moves a row.
     */
    @GetMapping("/hang-doi/_thay-doi")
    String changes(
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute Screenful shown,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        fragment(response);
        var query = QueueQuery.parse(parameters, true);
        var filter = query.filter(scope.of(reader));
        var onScreen = ids(shown.ids());
        // Version 0 asks for all of them: the time left moves on although nothing changed in the data.
        var visible = onScreen.isEmpty() ? List.<QueueRow>of() : queue.changed(onScreen, 0);
        var inScope = visible.stream()
                .filter(row -> QueueScreens.inScope(row, filter.scope()))
                .toList();
        var changedHere =
                inScope.stream().filter(row -> row.version() > shown.tu()).toList();
        var stillMatching = changedHere.stream()
                .filter(row -> QueueMatch.matches(query, row))
                .count();
        var left = changedHere.size() - stillMatching;
        var elsewhere = Math.max(0, queue.changedSince(filter, shown.tu()) - stillMatching) + left;
        var newest = inScope.stream().mapToLong(row -> row.version()).max().orElse(shown.v());
        var more = more(parameters);
        more.put("tu", shown.tu());
        more.put("v", Math.max(shown.v(), newest));
        more.put("ids", shown.ids());
        model.addAttribute(
                "pulse", screens.pulse(query, more, settings.refresh().toSeconds(), elsewhere));
        model.addAttribute("lines", lines.of(inScope, freshness.now(), shown.v()));
        return "queue :: changes";
    }

    /**
     * What stands on the asking screen.
     *
     * @param tu version of the list when it was read
     * @param v version of the last look
     * @param ids of the rows, joined by commas
     */
    record Screenful(long tu, long v, @Nullable String ids) {}

    private QueueScreen screen(MultiValueMap<String, String> parameters, SignedIn reader) {
        var query = QueueQuery.parse(parameters, true);
        var filter = query.filter(scope.of(reader));
        var page = queue.page(filter, blankToNull(parameters.getFirst("cursor")), settings.rows());
        return screens.of(query, page, queue.counts(filter), new QueueScreens.Place(reader, first(parameters)));
    }

    private static Map<String, @Nullable Object> more(MultiValueMap<String, String> parameters) {
        var more = new LinkedHashMap<String, @Nullable Object>();
        more.put("cursor", blankToNull(parameters.getFirst("cursor")));
        more.put("from", blankToNull(parameters.getFirst("from")));
        return more;
    }

    /** Number of the first row, carried along by the page links because a cursor does not know it. */
    private static long first(MultiValueMap<String, String> parameters) {
        var from = parameters.getFirst("from");
        if (from == null || !from.matches("[1-9][0-9]{0,8}")) {
            return 1;
        }
        return Long.parseLong(from);
    }

    private static Set<Long> ids(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        if (!text.matches("[0-9]{1,18}(,[0-9]{1,18}){0," + (MOST_IDS - 1) + "}")) {
            throw new BadParameter("ids", text, "1,2,3 (≤ " + MOST_IDS + ")");
        }
        return Arrays.stream(text.split(",", -1))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void fragment(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, "HX-Request");
    }
}
