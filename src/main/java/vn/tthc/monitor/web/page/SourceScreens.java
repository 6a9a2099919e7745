package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.CheckReport;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.MaintenanceWindows;
import vn.tthc.monitor.incident.MaintenanceWindows.Current;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.incident.StateSpan;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts the sources page together: invalid files first, then worst first. */
@Component
class SourceScreens {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Connectors connectors;
    private final Freshness freshness;
    private final SourceWords words;
    private final SourceChangeScreens changes;
    private final MaintenanceWindows windows;
    private final SourceHistory history;
    private final StateStrips strips;
    private final Wording wording;

    SourceScreens(
            Connectors connectors,
            Freshness freshness,
            SourceWords words,
            SourceChangeScreens changes,
            MaintenanceWindows windows,
            SourceHistory history,
            StateStrips strips,
            Wording wording) {
        this.connectors = connectors;
        this.freshness = freshness;
        this.words = words;
        this.changes = changes;
        this.windows = windows;
        this.history = history;
        this.strips = strips;
        this.wording = wording;
    }

    SourceScreen of(SignedIn reader) {
        var now = freshness.now();
        var quarantined = connectors.quarantined();
        var away = windows.current(wording.now());
        var lines = new ArrayList<SourceScreen.Line>();
        now.invalid().forEach(connector -> lines.add(invalid(connector, away, quarantined)));
        for (var health : now.watched()) {
            var connector = now.connectors().stream()
                    .filter(one -> one.id().equals(health.source()))
                    .findFirst()
                    .orElse(null);
            lines.add(line(health, connector, away, quarantined));
        }
        now.removed().forEach(connector -> lines.add(removed(connector, now, quarantined)));
        var changed = lines.stream()
                .map(SourceScreen.Line::id)
                .collect(Collectors.toMap(id -> id, changes::of, (one, _) -> one));
        return new SourceScreen(words.summary(now), lines, reader.technical(), changed, past(lines));
    }

    private Map<String, SourceScreen.Past> past(List<SourceScreen.Line> lines) {
        var to = wording.now();
        var from = to.minus(Duration.ofDays(1));
        var spans = history.spans(from, to).stream().collect(Collectors.groupingBy(StateSpan::source));
        var uptimes = history.uptimes();
        return lines.stream()
                .map(SourceScreen.Line::id)
                .filter(uptimes::containsKey)
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new SourceScreen.Past(
                                strips.of(id, spans.getOrDefault(id, List.of()), from, to),
                                strips.uptimes(uptimes.getOrDefault(id, List.of()), SourceHistory.WINDOWS))));
    }

    private SourceScreen.Line invalid(ConnectorView connector, List<Current> away, Map<String, Long> quarantined) {
        var state = new SourceScreen.State("invalid", "wrench", wording.say("source.invalid"), false, null);
        return new SourceScreen.Line(
                connector.id(),
                connector.name(),
                connector.owner(),
                state,
                wording.say("value.unknown"),
                wording.say("value.never"),
                wording.say("value.never"),
                wording.say("source.invalid.reason", connector.problems().size()),
                wording.say("value.unknown"),
                "/hang-doi",
                null,
                notice(connector, away),
                contact(connector),
                route(connector),
                quarantined.getOrDefault(connector.id(), 0L),
                new SourceScreen.File(false, null, problems(connector)));
    }

    /** Nobody reads it any more, but people still meet its dossiers. */
    private SourceScreen.Line removed(ConnectorView connector, SourceFreshness now, Map<String, Long> quarantined) {
        var health = now.health().stream()
                .filter(one -> one.source().equals(connector.id()))
                .findFirst()
                .orElse(null);
        var since = wording.say("source.since", wording.clock(connector.file().since()));
        return new SourceScreen.Line(
                connector.id(),
                connector.name(),
                null,
                new SourceScreen.State("removed", "cross", wording.say("source.removed"), false, since),
                age(health == null ? null : health.newestRecordAt()),
                age(health == null ? null : health.lastSuccessAt()),
                age(health == null ? null : health.lastAttemptAt()),
                null,
                wording.number(health == null ? 0 : health.openDossiers()),
                "/hang-doi?source=" + connector.id(),
                null,
                null,
                null,
                absent(),
                quarantined.getOrDefault(connector.id(), 0L),
                new SourceScreen.File(false, wording.say("source.file.removed"), List.of()));
    }

    private SourceScreen.File file(ConnectorView connector) {
        var outdated = connector.file().standing() == ConnectorView.Standing.OUTDATED;
        var note = outdated
                ? wording.say(
                        "source.file.outdated", wording.clock(connector.file().since()))
                : Objects.requireNonNullElse(
                        connector.file().notice(), connector.onlyWatched() ? wording.say("source.watched") : "");
        return new SourceScreen.File(true, note.isEmpty() ? null : note, problems(connector));
    }

    private static List<SourceScreen.Problem> problems(ConnectorView connector) {
        return connector.problems().stream().map(SourceScreens::problem).toList();
    }

    private SourceScreen.Line line(
            SourceHealth health, @Nullable ConnectorView connector, List<Current> away, Map<String, Long> quarantined) {
        var state = new SourceScreen.State(
                Words.of(health.state()),
                SourceWords.icon(health.state()),
                words.word(health.state()),
                health.trial(),
                wording.say("source.since", wording.clock(health.since())));
        var onlyWatched = connector != null && connector.onlyWatched();
        return new SourceScreen.Line(
                health.source(),
                health.name(),
                connector == null ? null : connector.owner(),
                state,
                onlyWatched ? wording.say("source.watched.none") : age(health.newestRecordAt()),
                age(health.lastSuccessAt()),
                age(health.lastAttemptAt()),
                health.message(),
                wording.number(health.openDossiers()),
                "/hang-doi?source=" + health.source(),
                health.incident(),
                connector == null ? null : notice(connector, away),
                connector == null ? null : contact(connector),
                connector == null ? absent() : route(connector),
                quarantined.getOrDefault(health.source(), 0L),
                connector == null ? new SourceScreen.File(true, null, List.of()) : file(connector));
    }

    private String age(@Nullable Instant at) {
        return at == null ? wording.say("value.never") : wording.clock(at) + " (" + wording.ago(at) + ")";
    }

    /** What its owner's notice says, or the maintenance that is going on. */
    private @Nullable String notice(ConnectorView connector, List<Current> away) {
        return Current.of(connector.id(), away)
                .map(current -> wording.say(
                        "notice.window",
                        wording.clock(current.occurrence().to()),
                        current.window().reason()))
                .orElseGet(() -> stage(connector));
    }

    private @Nullable String stage(ConnectorView connector) {
        var period = connector.lifecycle();
        if (period == null || period.state() == ConnectorView.LifecycleState.RUNNING) {
            return null;
        }
        var text = wording.say("notice." + Words.of(period.state()), DATE.format(period.from()));
        if (period.to() != null) {
            text += wording.say("notice.until", DATE.format(period.to()));
        }
        return period.document() == null ? text : text + wording.say("notice.document", period.document());
    }

    private static @Nullable String contact(ConnectorView connector) {
        var contact = connector.contact();
        if (contact == null) {
            return null;
        }
        return Stream.of(contact.name(), contact.phone(), contact.email())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private SourceScreen.Route route(ConnectorView connector) {
        var unscheduled = unscheduled(connector);
        if (unscheduled != null) {
            return new SourceScreen.Route(wording.say(unscheduled), false, false, "");
        }
        var state = connector.routeState();
        return new SourceScreen.Route(
                wording.sayOr("route." + state.toLowerCase(Locale.ROOT), state),
                !"Absent".equals(state),
                "Started".equals(state),
                wording.length(connector.interval()));
    }

    /** Nothing to start or stop, and no interval, where others decide when something comes. */
    private static @Nullable String unscheduled(ConnectorView connector) {
        if (connector.scheduled()) {
            return null;
        }
        if (connector.ways().contains(ConnectorView.Way.PUSH)) {
            return "route.pushed";
        }
        return connector.ways().contains(ConnectorView.Way.BROUGHT) ? "route.brought" : null;
    }

    private SourceScreen.Route absent() {
        return new SourceScreen.Route(wording.say("route.absent"), false, false, "");
    }

    private static SourceScreen.Problem problem(Problem problem) {
        var nearest = problem.nearest() == null ? "" : " (" + problem.nearest() + "?)";
        return new SourceScreen.Problem(
                problem.place().toString(), problem.rule(), problem.what() + " → " + problem.expected() + nearest);
    }

    SourceScreen.Check check(CheckReport report) {
        var steps = report.steps().stream()
                .map(step -> new SourceScreen.Step(
                        Words.of(step.result()),
                        icon(step.result()),
                        wording.sayOr("step." + step.name(), step.name()),
                        wording.say("result." + Words.of(step.result())),
                        wording.number(step.took().toMillis()) + " ms",
                        step.sentence(),
                        step.hint()))
                .toList();
        return new SourceScreen.Check(report.connector(), report.passed(), steps);
    }

    private static String icon(CheckReport.Result result) {
        return switch (result) {
            case PASSED -> "check";
            case WARNED -> "triangle";
            case FAILED -> "cross";
            case SKIPPED -> "dash";
        };
    }
}
