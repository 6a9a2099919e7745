package vn.tthc.monitor.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;
import vn.tthc.monitor.incident.condition.Evidence;

/** Opens, changes and closes incidents as the health of a source says, and tells whoever listens in the same transaction. */
@Component
class IncidentDesk {
    private final IncidentStore store;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final IncidentNews news;
    private final EvidenceStore evidence;
    private final IncidentMeters meters;

    IncidentDesk(
            IncidentStore store,
            Dossiers dossiers,
            Deadlines deadlines,
            IncidentNews news,
            EvidenceStore evidence,
            IncidentMeters meters) {
        this.store = store;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.news = news;
        this.evidence = evidence;
        this.meters = meters;
    }

    List<Incident> open() {
        return store.open();
    }

    /** Brings the incidents of one source in line with its row; the caller holds the row's lock. */
    void align(HealthStore.Row before, HealthStore.Row after, ConnectorView view, Instant now, boolean recount) {
        var open = store.open(after.source());
        for (var kind : Condition.Kind.values()) {
            var incident = open.stream()
                    .filter(candidate -> candidate.kind() == kind.incident())
                    .findFirst()
                    .orElse(null);
            if (incident == null && after.holds(kind)) {
                openIfJudged(kind, after, view, now);
            } else if (incident != null && !after.holds(kind)) {
                close(incident, now);
            } else if (incident != null) {
                goOn(incident, new IncidentProgress(kind, before, after), view, now, recount);
            }
        }
    }

    /** Ends the incidents of a source whose file is gone: without a word about what was wrong, for nobody looks any more. */
    void endUnwatched(ConnectorView view, Instant now) {
        for (var incident : store.open(view.id())) {
            var counted = counted(incident, now);
            var ended = counted.withMessage(IncidentText.unwatched(counted));
            store.update(ended);
            store.unwatched(ended.number());
            news.tell(ended, Change.UNWATCHED, now);
        }
    }

    private void openIfJudged(Condition.Kind aspect, HealthStore.Row row, ConnectorView view, Instant now) {
        // Neither a source switched off by notice nor one that nobody asks any more gives rise to a new incident.
        if (row.state() == SourceState.SUSPENDED || row.state() == SourceState.UNKNOWN) {
            return;
        }
        var kind = aspect.incident();
        var evidence = row.evidence();
        var unstable = aspect == Condition.Kind.REACH && evidence.unstable();
        var failing = evidence.trouble().since();
        var since = (kind == Incident.Kind.REACH || kind == Incident.Kind.AUTH) && failing != null ? failing : now;
        var earlier = store.endedAfter(row.source(), kind, since.minus(Incident.COMES_BACK))
                .orElse(null);
        var bare = new Incident(
                earlier == null ? store.nextNumber() : earlier.number(),
                row.source(),
                view.name(),
                kind,
                category(kind, evidence),
                view.name(),
                null,
                earlier == null ? since : earlier.openedAt(),
                null,
                dossiers.openBySource().getOrDefault(row.source(), 0L),
                dossiers.dueBetween(row.source(), earlier == null ? since : earlier.openedAt(), now),
                lastGood(kind, evidence),
                earlier == null ? Incident.Course.BEGUN : earlier.course().again());
        var incident = worded(bare, found(kind, row, now), unstable, view, now);
        if (earlier == null) {
            store.insert(incident);
            this.evidence.take(incident, now);
            meters.opened(kind);
        } else {
            store.reopen(incident.number());
            store.update(incident);
        }
        store.quiet(incident.number(), row.trial());
        var change = earlier == null ? Change.OPENED : Change.REOPENED;
        say(incident, unstable ? Change.UNSTABLE : change, since, row.trial());
    }

    private static @Nullable Instant lastGood(Incident.Kind kind, Evidence evidence) {
        var times = evidence.times();
        return kind == Incident.Kind.FRESHNESS ? times.newestRecord() : times.lastSuccess();
    }

    /** What is on trial is written down, but nobody is told. */
    private void say(Incident incident, Change change, Instant at, boolean trial) {
        if (trial) {
            news.write(incident, change, at);
        } else {
            news.tell(incident, change, at);
        }
    }

    private void close(Incident incident, Instant now) {
        var counted = counted(incident, now);
        store.update(counted);
        news.tell(counted, Change.CLOSED, now);
    }

    /** The incident, closed, with what came due inside it. */
    private Incident counted(Incident incident, Instant now) {
        return incident.closed(now).withDueInside(dossiers.dueBetween(incident.source(), incident.openedAt(), now));
    }

    private void goOn(Incident incident, IncidentProgress course, ConnectorView view, Instant now, boolean recount) {
        var after = course.after();
        var otherCause = course.otherCause(incident, view);
        var changed = otherCause || course.becameUnstable() || course.settled() || course.nearer();
        var quiet = store.quiet(incident.source()).contains(incident.number());
        if (silenced(after) && !quiet) {
            store.quiet(incident.number(), true);
            news.note(incident, IncidentEvent.Kind.SUSPENDED, now);
        }
        // What nobody evaluates is not announced either; the end of a silence waits for the first fresh run.
        var unsilenced = quiet && !silenced(after) && after.state() != SourceState.UNKNOWN;
        if (!changed && !unsilenced && !recount) {
            return;
        }
        var dueInside = dossiers.dueBetween(incident.source(), incident.openedAt(), now);
        var current = worded(
                (otherCause ? incident.withCategory(category(incident.kind(), after.evidence())) : incident)
                        .counted(after.openDossiers(), dueInside),
                course.settled() ? IncidentText.settled(zone(), now) : found(incident.kind(), after, now),
                course.unstable(),
                view,
                now);
        if (!current.equals(incident)) {
            store.update(current);
        }
        if ((changed || unsilenced) && !silenced(after)) {
            store.quiet(incident.number(), false);
            if (unsilenced) {
                news.note(current, IncidentEvent.Kind.RESUMED, now);
            }
            news.tell(current, course.unstable() ? Change.UNSTABLE : Change.CHANGED, now);
        }
    }

    private static boolean silenced(HealthStore.Row row) {
        return row.trial() || row.state() == SourceState.SUSPENDED;
    }

    private static @Nullable FailureCategory category(Incident.Kind kind, Evidence evidence) {
        return switch (kind) {
            case REACH -> evidence.trouble().category();
            case AUTH -> FailureCategory.AUTH;
            case NETWORK,
                    FRESHNESS,
                    LATENCY,
                    TLS,
                    CREDENTIAL,
                    SCHEMA,
                    VOLUME,
                    EXTERNAL,
                    EXTERNAL_CRITICAL,
                    CHANNEL,
                    SELF -> null;
        };
    }

    private Incident worded(
            Incident incident, @Nullable String found, boolean unstable, ConnectorView view, Instant now) {
        var title = IncidentText.title(
                incident.sourceName(), incident.kind(), incident.category(), view.onlyWatched(), unstable);
        var message = IncidentText.message(
                incident, found == null ? title : title + " (" + found + ")", view.onlyWatched(), zone(), now);
        return incident.worded(title, message);
    }

    private ZoneId zone() {
        return deadlines.calendar().zone();
    }

    /** What is said beside the title, which alone does not say it. */
    private @Nullable String found(Incident.Kind kind, HealthStore.Row row, Instant now) {
        return switch (kind) {
            case REACH -> {
                var since = row.evidence().unstableSince();
                yield since == null ? null : IncidentText.unstable(since, zone(), now);
            }
            case NETWORK, AUTH, FRESHNESS, LATENCY, EXTERNAL, EXTERNAL_CRITICAL, CHANNEL, SELF -> null;
            case TLS, CREDENTIAL, SCHEMA, VOLUME -> {
                var condition = row.conditions().get(Condition.Kind.valueOf(kind.name()));
                yield condition == null ? null : condition.evidence();
            }
        };
    }
}
