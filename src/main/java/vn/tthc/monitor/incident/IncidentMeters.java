package vn.tthc.monitor.incident;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures about sources and incidents; every known series exists from the start, at 0. */
@Component
class IncidentMeters {
    private final MultiGauge states;
    private final MultiGauge conditions;
    private final MultiGauge unstable;
    private final MultiGauge openIncidents;
    private final Map<Incident.Kind, Counter> opened = new EnumMap<>(Incident.Kind.class);

    IncidentMeters(MeterRegistry meters) {
        states = MultiGauge.builder("dossier.connector.state")
                .description("1 for the state a source is in, 0 for the others; trial stands beside them")
                .register(meters);
        conditions = MultiGauge.builder("dossier.connector.condition")
                .description("How each aspect of a source stands: 0 well, 1 doubtful, 2 bad, -1 nobody can say")
                .register(meters);
        unstable = MultiGauge.builder("dossier.connector.unstable")
                .description("1 while a source comes and goes")
                .register(meters);
        openIncidents = MultiGauge.builder("dossier.incidents.open")
                .description("Incidents that are open now")
                .register(meters);
        for (var kind : Incident.Kind.values()) {
            opened.put(
                    kind,
                    Counter.builder("dossier.incidents.opened")
                            .description("Incidents opened since the start")
                            .tags(tags(kind))
                            .register(meters));
        }
        show(List.of(), List.of(), Map.of());
    }

    void opened(Incident.Kind kind) {
        var counter = opened.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    void show(List<SourceHealth> sources, List<Incident> open, Map<String, HealthStore.Row> judged) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var aspects = new ArrayList<MultiGauge.Row<?>>();
        var unrest = new ArrayList<MultiGauge.Row<?>>();
        for (var source : sources) {
            for (var state : SourceState.values()) {
                rows.add(row(source.source(), word(state), source.state() == state));
            }
            rows.add(row(source.source(), "trial", source.trial()));
            var row = judged.get(source.source());
            for (var kind : Condition.Kind.values()) {
                var condition = row == null ? null : row.conditions().get(kind);
                var tags = Tags.of(
                        "connector", source.source(), "condition", kind.name().toLowerCase(Locale.ROOT));
                aspects.add(MultiGauge.Row.of(tags, figure(condition)));
            }
            unrest.add(MultiGauge.Row.of(
                    Tags.of("connector", source.source()),
                    row != null && row.evidence().unstable() ? 1 : 0));
        }
        conditions.register(aspects, true);
        unstable.register(unrest, true);
        states.register(rows, true);
        var counts = new ArrayList<MultiGauge.Row<?>>();
        for (var kind : Incident.Kind.values()) {
            var count =
                    open.stream().filter(incident -> incident.kind() == kind).count();
            counts.add(MultiGauge.Row.of(tags(kind), count));
        }
        openIncidents.register(counts, true);
    }

    private static int figure(@Nullable Condition condition) {
        return switch (condition == null ? Condition.Value.UNKNOWN : condition.value()) {
            case OK -> 0;
            case WARN -> 1;
            case BAD -> 2;
            case UNKNOWN -> -1;
        };
    }

    private static MultiGauge.Row<Number> row(String connector, String state, boolean on) {
        return MultiGauge.Row.of(Tags.of("connector", connector, "state", state), on ? 1 : 0);
    }

    private static String word(SourceState state) {
        return state == SourceState.UP ? "ok" : state.name().toLowerCase(Locale.ROOT);
    }

    private static Tags tags(Incident.Kind kind) {
        return Tags.of(
                "kind", kind.name().toLowerCase(Locale.ROOT),
                "severity", kind.severity().name().toLowerCase(Locale.ROOT));
    }
}
