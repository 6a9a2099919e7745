package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.LateCause;
import vn.tthc.monitor.dossier.LateCauses;
import vn.tthc.monitor.web.LateText;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns the causes of a late dossier into text. */
@Component
class LateScreens {
    private final LateCauses causes;
    private final LateText words;
    private final Wording wording;

    LateScreens(LateCauses causes, LateText words, Wording wording) {
        this.causes = causes;
        this.words = words;
        this.wording = wording;
    }

    /** Null where the dossier is not late and nothing was ever said about it. */
    @Nullable LateScreen of(long dossier, SignedIn reader) {
        var late = causes.of(dossier).orElse(null);
        if (late == null
                || (!late.late() && late.evidence() == null && late.decisions().isEmpty())) {
            return null;
        }
        var said = late.decisions().stream().map(this::said).toList();
        var decision = late.decision().orElse(null);
        var chosen = decision == null ? late.suggested().orElse(null) : decision.cause();
        return new LateScreen(
                dossier,
                parts(late.evidence()),
                total(late.evidence()),
                computed(late.evidence()),
                said.isEmpty() ? null : said.getFirst(),
                said.isEmpty() ? said : said.subList(1, said.size()),
                options(chosen),
                decision == null ? null : decision.note(),
                decision == null || decision.apologyDue() == null
                        ? null
                        : decision.apologyDue().toString(),
                reader.handlesMismatches());
    }

    private List<LateScreen.Part> parts(Late.@Nullable Evidence evidence) {
        return evidence == null
                ? List.of()
                : evidence.parts().stream()
                        .map(part -> new LateScreen.Part(part.incident(), words.sentence(part, evidence.termMinutes())))
                        .toList();
    }

    private @Nullable String total(Late.@Nullable Evidence evidence) {
        return evidence == null || evidence.parts().size() < 2
                ? null
                : wording.say(
                        "late.total",
                        wording.hours(Duration.ofMinutes(evidence.lostMinutes())),
                        Long.toString(evidence.share()));
    }

    private @Nullable String computed(Late.@Nullable Evidence evidence) {
        if (evidence == null) {
            return null;
        }
        var term = wording.hours(Duration.ofMinutes(evidence.termMinutes()));
        return evidence.voidAt() == null
                ? wording.say("late.computed", wording.moment(evidence.computedAt()), term)
                : wording.say("late.void", wording.moment(evidence.voidAt()), wording.moment(evidence.dueAt()));
    }

    private String said(Late.Decision decision) {
        var text = wording.say(
                "late.decided", words.cause(decision.cause()), decision.by(), wording.moment(decision.at()));
        var note = decision.note().isEmpty() ? text : text + " – " + decision.note();
        return decision.apologyDue() == null
                ? note
                : note + ". " + wording.say("late.apology.said", wording.weekday(decision.apologyDue()));
    }

    private List<LateScreen.Cause> options(@Nullable LateCause chosen) {
        return Arrays.stream(LateCause.values())
                .map(cause -> new LateScreen.Cause(Words.of(cause), words.cause(cause), cause == chosen))
                .toList();
    }
}
