package vn.tthc.monitor.alert.plan;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.config.Problem;

/** Answers from the plan at work. */
@Component("alertRules")
class RuleBook implements AlertRules {
    private final CurrentPlan plan;
    private final Silences silences;
    private final Clock clock;

    RuleBook(CurrentPlan plan, Silences silences, Clock clock) {
        this.plan = plan;
        this.silences = silences;
        this.clock = clock;
    }

    @Override
    public List<Rule> rules() {
        return plan.plan().routes().stream()
                .map(route -> new Rule(
                        route.id(),
                        route.kinds(),
                        route.severities(),
                        route.connectors(),
                        route.agencies(),
                        route.officers(),
                        route.channels()))
                .toList();
    }

    @Override
    public Following following() {
        var following = plan.plan().followUps();
        return new Following(
                following.reminders(),
                following.daily(),
                following.steps().stream()
                        .map(step -> new Step(step.after(), step.workingTime(), step.channels()))
                        .toList());
    }

    @Override
    public Map<String, String> inputs() {
        var inputs = new LinkedHashMap<String, String>();
        plan.plan().inputs().forEach(input -> inputs.put(ExternalIncidents.SOURCE + input.id(), input.name()));
        return inputs;
    }

    @Override
    public List<Problem> warnings() {
        return plan.warnings();
    }

    @Override
    public Answer ask(Question question) {
        var whole = withSeverity(question);
        var current = plan.plan();
        var verdicts = current.verdicts(whole);
        var channels = new LinkedHashSet<String>();
        verdicts.stream()
                .filter(verdict -> verdict.why().takes())
                .forEach(verdict -> channels.addAll(verdict.channels()));
        var receivers = channels.stream()
                .flatMap(id -> current.channel(id).stream())
                .map(channel -> new Receiver(channel.id(), problem(channel)))
                .toList();
        return new Answer(verdicts, receivers, silence(whole));
    }

    private static Question withSeverity(Question question) {
        if (question.kind().equals(Silences.PLANNED)) {
            // What is planned has no severity, whatever the asker imagines.
            return Question.planned(question.connector());
        }
        var kind = kind(question.kind());
        return question.severity() != null || kind == null
                ? question
                : new Question(
                        question.kind(),
                        kind.severity().name().toLowerCase(Locale.ROOT),
                        question.connector(),
                        question.agency(),
                        question.officer());
    }

    private static Incident.@Nullable Kind kind(String word) {
        for (var kind : Incident.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable String problem(ChannelPlan channel) {
        return channel.enabled() ? channel.problem() : "Kênh đang tắt trong alerts.yaml";
    }

    private Silences.@Nullable Silence silence(Question question) {
        var kind = kind(question.kind());
        if (kind == null) {
            var agency = question.agency() == null ? "" : question.agency();
            return silences.active().stream()
                    .filter(silence -> question.digest()
                            ? silence.matchers().matchDigest(agency)
                            : silence.matchers().matchPlanned(question.connector()))
                    .findFirst()
                    .orElse(null);
        }
        var now = clock.instant();
        var source = question.connector() == null ? "" : question.connector();
        var imagined = new Incident(0, source, source, kind, null, "", null, now, null, 0, 0, null);
        return silences.over(imagined).orElse(null);
    }
}
