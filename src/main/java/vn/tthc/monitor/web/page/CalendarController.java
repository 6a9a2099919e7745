package vn.tthc.monitor.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.DueQuestion;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** "Lịch làm việc": the special days of an agency, and what would follow from another one before it is written down. */
@Controller
class CalendarController {
    private static final int FIRST = 2000;
    private static final int LAST = 2099;

    private final CalendarScreens screens;
    private final Agencies agencies;
    private final Deadlines deadlines;
    private final Wording wording;

    CalendarController(CalendarScreens screens, Agencies agencies, Deadlines deadlines, Wording wording) {
        this.screens = screens;
        this.agencies = agencies;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @GetMapping("/quan-tri/lich")
    String page(@RequestParam Map<String, String> given, Model model, HttpServletResponse response) {
        model.addAttribute("agencies", agencies.all());
        model.addAttribute(
                "kinds", Arrays.stream(DayKind.values()).map(Words::of).toList());
        var now = wording.now().atZone(deadlines.calendar().zone()).getYear();
        @Nullable String agency = null;
        var year = now;
        CalendarScreen.@Nullable Trial trial = null;
        try {
            var code = given.getOrDefault("agency", "").strip();
            agency = DueQuestion.agency(code.isEmpty() ? null : code, agencies);
            year = year(given.getOrDefault("year", "").strip(), now);
            if (given.containsKey("date")) {
                var day = CalendarTrial.parse(given, agency);
                year = day.date().getYear();
                trial = screens.trial(day);
            }
        } catch (BadParameter problem) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("wrong", problem.parameter());
        }
        model.addAttribute("screen", screens.screen(agency, year, given, trial));
        return "calendar";
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
