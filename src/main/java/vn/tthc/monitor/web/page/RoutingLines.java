package vn.tthc.monitor.web.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.RoutingGuide.Found;
import vn.tthc.monitor.dossier.RoutingTable.Period;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.web.RoutingAnswer;
import vn.tthc.monitor.web.RoutingAnswer.Situation;
import vn.tthc.monitor.web.RoutingAnswer.Used;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Says in words which system to use, since when and by which notice, and what comes next. */
@Component
class RoutingLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Wording wording;

    RoutingLines(Wording wording) {
        this.wording = wording;
    }

    static String date(LocalDate day) {
        return DAY.format(day);
    }

    RoutingLine of(RoutingAnswer answer) {
        var use = answer.use();
        var situation = answer.situation();
        return new RoutingLine(
                subject(answer.subject()),
                detail(answer.subject()),
                wording.say("routing." + Words.of(situation)),
                tone(answer),
                use == null ? null : use.name(),
                use == null ? null : use.address(),
                use == null ? null : health(use.health()),
                because(answer),
                next(answer));
    }

    private static String tone(RoutingAnswer answer) {
        if (answer.use() == null) {
            return "down";
        }
        return answer.situation() == Situation.RUNNING || answer.situation() == Situation.OTHERWISE ? "up" : "degraded";
    }

    private static String subject(Found found) {
        return Stream.of(found.procedureName(), found.procedureCode(), found.field())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String detail(Found found) {
        if (found.procedureName() == null && found.procedureCode() == null) {
            return null;
        }
        return Stream.of(found.procedureName() == null ? null : found.procedureCode(), found.field())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private RoutingLine.@Nullable Health health(@Nullable SourceHealth health) {
        return health == null
                ? null
                : new RoutingLine.Health(
                        Words.of(health.state()),
                        SourceWords.icon(health.state()),
                        wording.say("source." + Words.of(health.state())),
                        wording.say("source.data.at", wording.clock(health.lastSuccessAt())));
    }

    private String because(RoutingAnswer answer) {
        var period = answer.period();
        var named = answer.named();
        if (period == null || named == null) {
            return notNamed(answer);
        }
        var since = date(period.from());
        var until = period.to() == null ? "" : wording.say("routing.until", date(period.to()));
        var document = document(period);
        var other = answer.use() == null || !answer.use().id().equals(named.id());
        var key = "routing.because." + Words.of(answer.situation()) + (other ? ".instead" : "");
        var lone = answer.use() == null ? " " + wording.say("routing.none") : "";
        return wording.say(key, since + until, document, named.name()) + lone;
    }

    private String notNamed(RoutingAnswer answer) {
        return switch (answer.situation()) {
            case OTHERWISE -> wording.say("routing.because.otherwise");
            case GAP ->
                answer.gapSince() == null
                        ? wording.say("routing.because.early")
                        : wording.say("routing.because.gap", date(answer.gapSince()));
            default -> wording.say("routing.because.unknown");
        };
    }

    private String document(Period period) {
        return period.document() == null ? "" : wording.say("routing.document", period.document());
    }

    private @Nullable String next(RoutingAnswer answer) {
        var next = answer.next();
        if (next == null) {
            return null;
        }
        var period = next.period();
        return wording.say(
                "routing.next",
                date(period.from()),
                named(next.system()),
                wording.say("routing." + Words.of(period.state())).toLowerCase(wording.locale()),
                document(period));
    }

    private static String named(Used system) {
        return system.name();
    }
}
