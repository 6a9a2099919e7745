package vn.tthc.monitor.web.page;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** How every aspect of a source stands, as text. */
@Component
class ConditionLines {
    private final Wording wording;

    ConditionLines(Wording wording) {
        this.wording = wording;
    }

    /** One aspect. */
    public record Line(String kind, State state, String since, String evaluated, String evidence) {}

    /** Its value, with the look of a source's state. */
    public record State(String tone, String icon, String word) {}

    List<Line> of(List<Condition> conditions) {
        return conditions.stream().map(this::line).toList();
    }

    private Line line(Condition condition) {
        var tone = tone(condition.value());
        return new Line(
                wording.say("condition." + Words.of(condition.kind())),
                new State(
                        tone.name().toLowerCase(Locale.ROOT),
                        SourceWords.icon(tone),
                        wording.say("condition.value." + Words.of(condition.value()))),
                wording.clock(condition.since()),
                condition.evaluatedAt() == null ? wording.say("value.never") : wording.clock(condition.evaluatedAt()),
                condition.evidence());
    }

    private static SourceState tone(Condition.Value value) {
        return switch (value) {
            case OK -> SourceState.UP;
            case WARN -> SourceState.DEGRADED;
            case BAD -> SourceState.DOWN;
            case UNKNOWN -> SourceState.UNKNOWN;
        };
    }
}
