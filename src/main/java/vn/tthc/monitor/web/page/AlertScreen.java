package vn.tthc.monitor.web.page;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.incident.SourceWatch;

/** What the page of alerts says of rules and silences. */
@Component
class AlertScreen {
    private final AlertRules rules;
    private final Silences silences;
    private final AlertLines lines;
    private final SourceWatch sources;
    private final Agencies agencies;

    AlertScreen(AlertRules rules, Silences silences, AlertLines lines, SourceWatch sources, Agencies agencies) {
        this.rules = rules;
        this.silences = silences;
        this.lines = lines;
        this.sources = sources;
        this.agencies = agencies;
    }

    void fill(AlertQuestion asked, Model model) {
        model.addAttribute(
                "warnings", rules.warnings().stream().map(Object::toString).toList());
        model.addAttribute(
                "silenced", silences.active().stream().map(lines::silence).toList());
        model.addAttribute("rules", lines.rules());
        model.addAttribute("steps", lines.steps());
        model.addAttribute("reminders", lines.reminders());
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", AlertQuestion.kinds());
        model.addAttribute("systems", sources.all());
        model.addAttribute("inputs", rules.inputs());
        model.addAttribute("agencies", agencies.all());
        var question = asked.question();
        if (question != null) {
            var answer = rules.ask(question);
            model.addAttribute("answer", answer);
            model.addAttribute("verdicts", lines.verdicts(answer));
            model.addAttribute("over", lines.over(answer));
        }
    }
}
