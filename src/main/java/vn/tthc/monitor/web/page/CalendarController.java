package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
import org.springframework.web.util.UriComponentsBuilder;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.CalendarEdits;
import vn.tthc.monitor.dossier.CalendarEdits.Changed;
import vn.tthc.monitor.dossier.CalendarEdits.Deed;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DueQuestion;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;

/** "Lịch làm việc": the days of an agency, what would follow from another one, and laying one down or taking it back. */
@Controller
class CalendarController {
    private static final int FIRST = 2000;
    private static final int LAST = 2099;

    private final CalendarScreens screens;
    private final CalendarTrials trials;
    private final CalendarEdits edits;
    private final CalendarRights rights;
    private final CalendarWords words;
    private final Agencies agencies;
    private final Deadlines deadlines;
    private final Wording wording;

    CalendarController(
            CalendarScreens screens,
            CalendarTrials trials,
            CalendarEdits edits,
            CalendarRights rights,
            CalendarWords words,
            Agencies agencies,
            Deadlines deadlines,
            Wording wording) {
        this.screens = screens;
        this.trials = trials;
        this.edits = edits;
        this.rights = rights;
        this.words = words;
        this.agencies = agencies;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping("/quan-tri/lich")
    String page(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("saved", saved(given));
        return show(given, reader, model, response);
    }

    /** What was laid down by a form; the page that follows says so. */
    @PostMapping("/quan-tri/lich")
    String store(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        try {
            var edit = CalendarForm.parse(given, agency(given));
            rights.require(reader, edit.agency());
            trials.require(edit);
            var reason = CalendarForm.reason(given);
            var seen = number(given.getOrDefault("seen", ""));
            return after(edits.store(edit, new Deed(reader.username(), reason), seen));
        } catch (BadParameter problem) {
            return refused(problem, given, reader, model, response);
        } catch (Changed faster) {
            return tooLate(faster, given, reader, model, response);
        }
    }

    @PostMapping("/quan-tri/lich/{id}/hoan-tac")
    String undo(
            @PathVariable("id") long id,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn reader,
            Model model,
            HttpServletResponse response) {
        var line = edits.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var asked = new HashMap<>(given);
        asked.put("undo", Long.toString(id));
        asked.put("agency", line.agency() == null ? "" : line.agency());
        asked.put("year", Integer.toString(line.date().getYear()));
        try {
            rights.require(reader, line.agency());
            return after(edits.undo(line, new Deed(reader.username(), CalendarForm.reason(given))));
        } catch (BadParameter problem) {
            return refused(problem, asked, reader, model, response);
        } catch (Changed faster) {
            asked.remove("undo");
            return tooLate(faster, asked, reader, model, response);
        }
    }

    private static String after(Line line) {
        var address = UriComponentsBuilder.fromPath("/quan-tri/lich")
                .queryParam("year", line.date().getYear())
                .queryParam("saved", line.id());
        if (line.agency() != null) {
            address.queryParam("agency", line.agency());
        }
        return "redirect:" + address.build().encode();
    }

    private String refused(
            BadParameter problem,
            Map<String, String> given,
            SignedIn reader,
            Model model,
            HttpServletResponse response) {
        var page = show(given, reader, model, response);
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("problem", problem.getMessage());
        model.addAttribute("wrong", problem.parameter());
        return page;
    }

    /** The page as it is now, with what somebody else did, and the form as it was filled in. */
    private String tooLate(
            Changed faster, Map<String, String> given, SignedIn reader, Model model, HttpServletResponse response) {
        var page = show(given, reader, model, response);
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        model.addAttribute("faster", words.faster(faster.line()));
        return page;
    }

    private String show(Map<String, String> given, SignedIn reader, Model model, HttpServletResponse response) {
        model.addAttribute("agencies", agencies.all());
        model.addAttribute("kinds", CalendarForm.KINDS);
        var now = wording.now().atZone(deadlines.calendar().zone()).getYear();
        @Nullable String agency = null;
        var year = now;
        CalendarScreen.@Nullable Trial trial = null;
        try {
            agency = agency(given);
            year = year(given.getOrDefault("year", "").strip(), now);
            if (given.containsKey("date")) {
                var edit = CalendarForm.parse(given, agency);
                year = edit.date().getYear();
                rights.require(reader, agency);
                trial = trials.of(edit);
            } else {
                trial = undo(given, reader);
            }
        } catch (BadParameter problem) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("wrong", problem.parameter());
        }
        model.addAttribute("screen", screens.screen(agency, year, given, trial, reader));
        return "calendar";
    }

    /** What would follow from the undo that the address asks about. */
    private CalendarScreen.@Nullable Trial undo(Map<String, String> given, SignedIn reader) {
        return edits.find(number(given.getOrDefault("undo", "")))
                .filter(line -> line.newest() && rights.may(reader, line.agency()))
                .map(trials::ofUndo)
                .orElse(null);
    }

    /** The change just made, by its number in the address. */
    private @Nullable String saved(Map<String, String> given) {
        return edits.find(number(given.getOrDefault("saved", "")))
                .map(words::saved)
                .orElse(null);
    }

    private @Nullable String agency(Map<String, String> given) {
        var code = given.getOrDefault("agency", "").strip();
        return DueQuestion.agency(code.isEmpty() ? null : code, agencies);
    }

    /** 0 for what is no number of a line. */
    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static int year(String text, int otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("\\d{4}") && Integer.parseInt(text) >= FIRST && Integer.parseInt(text) <= LAST) {
            return Integer.parseInt(text);
        }
        throw BadParameter.of("year", "Năm phải từ " + FIRST + " đến " + LAST + ". Hãy sửa hoặc bỏ tham số \"year\".");
    }
}
