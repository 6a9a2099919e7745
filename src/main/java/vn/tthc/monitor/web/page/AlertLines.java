package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.AlertRules.Answer;
import vn.tthc.monitor.alert.AlertRules.Rule;
import vn.tthc.monitor.alert.AlertRules.Step;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.Silences.Silence;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** The sentences about who is told of what, and about what is silenced. */
@Component
class AlertLines {
    private static final String AND = " · ";

    private final AlertRules rules;
    private final SourceWatch sources;
    private final Agencies agencies;
    private final Wording wording;

    AlertLines(AlertRules rules, SourceWatch sources, Agencies agencies, Wording wording) {
        this.rules = rules;
        this.sources = sources;
        this.agencies = agencies;
        this.wording = wording;
    }

    /** One rule as a sentence. */
    record RuleLine(String id, String when, String channels) {}

    /** One silence. */
    record SilenceLine(long id, String what, String reason, String author, String from, String until, boolean active) {}

    /** What one rule says to a question. */
    record VerdictLine(String rule, boolean takes, String why, String channels) {}

    List<RuleLine> rules() {
        return rules.rules().stream()
                .map(rule -> new RuleLine(rule.id(), when(rule), String.join(", ", rule.channels())))
                .toList();
    }

    private String when(Rule rule) {
        var parts = new ArrayList<String>();
        if (!rule.kinds().isEmpty()) {
            parts.add(listed(rule.kinds().stream().map(this::kind).toList()));
        }
        if (!rule.severities().isEmpty()) {
            parts.add(listed(rule.severities().stream()
                    .map(word -> wording.say("severity." + word))
                    .toList()));
        }
        if (!rule.connectors().isEmpty()) {
            parts.add(listed(rule.connectors().stream().map(this::system).toList()));
        }
        if (!rule.agencies().isEmpty()) {
            parts.add(listed(rule.agencies().stream().map(this::agency).toList()));
        }
        if (!rule.officers().isEmpty()) {
            parts.add(
                    rule.officers().contains(AlertRules.EVERY_OFFICER)
                            ? wording.say("alerts.rule.officers.all")
                            : wording.say("alerts.rule.officers", listed(rule.officers())));
        }
        return parts.isEmpty() ? wording.say("alerts.rule.rest") : String.join(AND, parts);
    }

    private static String listed(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    /** When it is said again that nobody has an incident in hand. */
    String reminders() {
        var following = rules.following();
        var after = following.reminders().stream().map(wording::length).collect(Collectors.joining(", "));
        var daily = following.daily().stream().map(Object::toString).collect(Collectors.joining(", "));
        return after.isEmpty()
                ? wording.say("alerts.reminders.daily", daily)
                : wording.say("alerts.reminders", after, daily);
    }

    List<RuleLine> steps() {
        return rules.following().steps().stream().map(this::step).toList();
    }

    private RuleLine step(Step step) {
        var when = wording.say("alerts.step", wording.length(step.after()));
        return new RuleLine(
                "",
                step.workingTime() ? when + AND + wording.say("alerts.step.working") : when,
                String.join(", ", step.channels()));
    }

    List<VerdictLine> verdicts(Answer answer) {
        return answer.verdicts().stream()
                .map(verdict -> new VerdictLine(
                        verdict.rule(),
                        verdict.why().takes(),
                        wording.say("alerts.why." + Words.of(verdict.why())),
                        String.join(", ", verdict.channels())))
                .toList();
    }

    SilenceLine silence(Silence silence) {
        var ended = silence.endedAt();
        return new SilenceLine(
                silence.id(),
                what(silence.matchers()),
                silence.reason(),
                silence.author(),
                wording.moment(silence.createdAt()),
                wording.moment(ended == null ? silence.endsAt() : ended),
                silence.active(wording.now()));
    }

    /** What is silenced. */
    String what(Matchers matchers) {
        var parts = new ArrayList<String>();
        if (matchers.incident() != null) {
            parts.add(wording.say("alerts.silence.incident", Long.toString(matchers.incident())));
        }
        if (matchers.source() != null) {
            parts.add(system(matchers.source()));
        }
        if (matchers.kind() != null) {
            parts.add(kind(matchers.kind()));
        }
        if (matchers.severity() != null) {
            parts.add(wording.say("severity." + Words.of(matchers.severity())));
        }
        if (matchers.agency() != null) {
            parts.add(agency(matchers.agency()));
        }
        return String.join(AND, parts);
    }

    String kind(String word) {
        return wording.say("incident.kind." + word);
    }

    private String system(String id) {
        return sources.find(id)
                .map(SourceHealth::name)
                .orElseGet(() -> rules.inputs().getOrDefault(id, id));
    }

    private String agency(String code) {
        return agencies.name(code).orElse(code);
    }

    /** What the screen says of a silence over an answer. */
    @Nullable SilenceLine over(Answer answer) {
        return answer.silence() == null ? null : silence(answer.silence());
    }
}
