package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.CalendarDesk.DayState;
import vn.tthc.monitor.deadline.CalendarDesk.Level;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.web.BadParameter;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Days of the calendar in words: what holds, who says so, and what is wrong with one. */
@Component
class CalendarWords {
    private final Agencies agencies;
    private final Wording wording;

    CalendarWords(Agencies agencies, Wording wording) {
        this.agencies = agencies;
        this.wording = wording;
    }

    /** {@code cả nước}, or the name of the agency. */
    String whose(@Nullable String agency) {
        return agency == null
                ? wording.say("calendar.nation")
                : agencies.name(agency).orElse(agency);
    }

    /** Who says so, and whether on the page or in the file. */
    String level(Level said) {
        return wording.say(said.edited() ? "calendar.said.page" : "calendar.said.file", whose(said.agency()));
    }

    /** {@code Nghỉ, đã quyết định: Bão số 10} or {@code Ngày làm việc thường (07:00-11:30)}. */
    String state(DayState state) {
        if (state.kind() == null) {
            return state.hours().isEmpty()
                    ? wording.say("calendar.state.off")
                    : wording.say("calendar.state.work", state.hours());
        }
        return wording.say("calendar.kind." + Words.of(state.kind())) + ": " + state.name()
                + (state.hours().isEmpty() ? "" : " (" + state.hours() + ")");
    }

    /** What the rules of the calendar have against a day, beside the field it is about. */
    BadParameter refusal(Problem problem) {
        return BadParameter.of(
                problem.place().file(),
                wording.sayOr(
                        "calendar.rule." + problem.rule(),
                        wording.say("calendar.rule.other", problem.what(), problem.expected())));
    }

    /** What was just done. */
    String saved(Line line) {
        return wording.say(
                line.undoes() == null ? "calendar.saved" : "calendar.undone",
                wording.weekday(line.date()),
                whose(line.agency()),
                state(line.after()),
                wording.number(line.moves().due()));
    }

    /** Whoever was faster. */
    String faster(Line line) {
        return wording.say(
                "calendar.faster",
                wording.weekday(line.date()),
                line.deed().by(),
                wording.clock(line.at()),
                state(line.after()),
                line.deed().reason());
    }
}
