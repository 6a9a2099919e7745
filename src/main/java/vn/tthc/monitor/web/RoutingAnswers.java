package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.RoutingGuide;
import vn.tthc.monitor.dossier.RoutingGuide.Found;
import vn.tthc.monitor.dossier.RoutingTable;
import vn.tthc.monitor.dossier.RoutingTable.Period;
import vn.tthc.monitor.dossier.RoutingTable.Topic;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.web.RoutingAnswer.Next;
import vn.tthc.monitor.web.RoutingAnswer.Situation;
import vn.tthc.monitor.web.RoutingAnswer.Used;

/** Says which system serves what today, with the system's name, address and health. */
@Component
public class RoutingAnswers {
    private final RoutingTable routing;
    private final RoutingGuide guide;
    private final SourceWatch watch;
    private final Connectors connectors;
    private final Deadlines deadlines;
    private final Clock clock;

    RoutingAnswers(
            RoutingTable routing,
            RoutingGuide guide,
            SourceWatch watch,
            Connectors connectors,
            Deadlines deadlines,
            Clock clock) {
        this.routing = routing;
        this.guide = guide;
        this.watch = watch;
        this.connectors = connectors;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Today in the calendar's zone. */
    public LocalDate today() {
        return clock.instant().atZone(deadlines.calendar().zone()).toLocalDate();
    }

    /** Answers for every field and procedure that the text fits; for every line of the table without a text. */
    public List<RoutingAnswer> find(@Nullable String text) {
        var freshness = new SourceFreshness(watch.all(), connectors.all());
        var today = today();
        return guide.find(text).stream()
                .map(found -> answer(found, today, freshness))
                .toList();
    }

    private RoutingAnswer answer(Found found, LocalDate today, SourceFreshness freshness) {
        var topic = found.topic();
        if (topic == null) {
            var fallback = routing.fallback();
            var situation = fallback == null ? Situation.UNKNOWN : Situation.OTHERWISE;
            return new RoutingAnswer(found, situation, used(fallback, freshness), null, null, null, null);
        }
        var following = topic.after(today);
        var next = following == null ? null : next(following, freshness);
        var period = topic.on(today);
        if (period == null) {
            return new RoutingAnswer(found, Situation.GAP, null, null, null, lastDayBefore(topic, today), next);
        }
        return new RoutingAnswer(
                found,
                Situation.valueOf(period.state().name()),
                used(period.counts(), freshness),
                period,
                system(period.system(), freshness),
                null,
                next);
    }

    private Next next(Period period, SourceFreshness freshness) {
        return new Next(period, system(period.system(), freshness));
    }

    private static @Nullable LocalDate lastDayBefore(Topic topic, LocalDate today) {
        return topic.periods().stream()
                .map(Period::to)
                .filter(to -> to != null && to.isBefore(today))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private @Nullable Used used(@Nullable String id, SourceFreshness freshness) {
        return id == null ? null : system(id, freshness);
    }

    private Used system(String id, SourceFreshness freshness) {
        var note = routing.systems().get(id);
        var health = freshness.health().stream()
                .filter(one -> one.source().equals(id))
                .findFirst()
                .orElse(null);
        var name = note == null || note.name() == null ? freshness.name(id) : note.name();
        return new Used(id, name, note == null ? null : note.address(), health);
    }
}
