package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.DueQuestion;
import vn.tthc.monitor.web.Wording;

/** "Tính hạn": a reception time and a limit in, a due time with every line of its derivation out. */
@Controller
class CalculatorController {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private static final List<String> FIELDS = List.of("receivedAt", "limit", "unit", "agency", "procedure", "channel");

    private final Deadlines deadlines;
    private final Agencies agencies;
    private final DerivationText words;
    private final Wording wording;

    CalculatorController(Deadlines deadlines, Agencies agencies, DerivationText words, Wording wording) {
        this.deadlines = deadlines;
        this.agencies = agencies;
        this.words = words;
        this.wording = wording;
    }

    /** What was computed. */
    record Result(
            String due,
            String left,
            String countsFrom,
            String limit,
            String counted,
            String near,
            String lastCall,
            String rules,
            String procedure,
            @Nullable String undecided,
            List<DerivationText.Row> rows) {}

    @GetMapping("/tinh-han")
    String page(@RequestParam Map<String, String> given, Model model, HttpServletResponse response) {
        model.addAttribute("asked", asked(given));
        model.addAttribute(
                "units",
                Arrays.stream(Limit.Unit.values()).map(Limit.Unit::word).toList());
        model.addAttribute("agencies", agencies.all());
        model.addAttribute(
                "procedures",
                deadlines.procedures().all().stream()
                        .filter(line -> line.limit() != null)
                        .map(line -> new Choice(line.code(), line.name()))
                        .distinct()
                        .toList());
        if (given.containsKey("receivedAt")) {
            try {
                model.addAttribute("result", result(DueQuestion.parse(given, deadlines, agencies)));
            } catch (BadParameter problem) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                model.addAttribute("problem", problem.getMessage());
                model.addAttribute("wrong", problem.parameter());
            }
        }
        return "calculator";
    }

    /** One procedure to choose. */
    record Choice(String code, String name) {}

    private Map<String, String> asked(Map<String, String> given) {
        var asked = new HashMap<String, String>();
        for (var name : FIELDS) {
            asked.put(name, given.getOrDefault(name, ""));
        }
        if (!given.isEmpty()) {
            return asked;
        }
        var now = LocalDateTime.ofInstant(wording.now(), deadlines.calendar().zone());
        asked.put("receivedAt", FIELD.format(now.truncatedTo(ChronoUnit.MINUTES)));
        asked.put("unit", Limit.Unit.WORKING_DAYS.word());
        return asked;
    }

    private Result result(DueQuestion question) {
        var derivation = question.answer(deadlines);
        var term = derivation.term();
        var procedure = question.procedure();
        var document = derivation.rules().document();
        return new Result(
                words.moment(derivation.dueAt()),
                deadlines.sentence(wording.now(), derivation.dueAt(), term.agency(), wording.locale()),
                words.moment(derivation.countsFrom()),
                words.limit(term.limit()),
                wording.hours(derivation.counted()),
                words.moment(deadlines.warnAt(term.receivedAt(), derivation.dueAt(), term.agency(), procedure)),
                words.moment(deadlines.lastCallAt(term.receivedAt(), derivation.dueAt(), term.agency())),
                wording.say(
                        "calculator.rules.from",
                        document,
                        wording.weekday(derivation.rules().from())),
                procedure == null
                        ? ""
                        : procedure.code() + " " + procedure.name()
                                + (procedure.source() == null ? "" : " (" + procedure.source() + ")"),
                words.undecided(derivation),
                words.rows(derivation));
    }
}
