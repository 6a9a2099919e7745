package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.Incident.Acknowledgement;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;
import vn.tthc.monitor.platform.Audit;

/** What people see of incidents and do about them; whoever changes one holds its row, so that its messages stay in order. */
@Component("incidents")
class StoredIncidents implements Incidents {
    private final IncidentStore store;
    private final TimelineStore timeline;
    private final SpanStore spans;
    private final EvidenceStore evidence;
    private final IncidentNews news;
    private final IncidentMergers mergers;
    private final Dossiers dossiers;
    private final Audit audit;
    private final Deadlines deadlines;
    /** Asked late, because the rules of alerts say it. */
    private final ObjectProvider<AcknowledgementTerm> term;

    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredIncidents(
            IncidentStore store,
            TimelineStore timeline,
            SpanStore spans,
            EvidenceStore evidence,
            IncidentNews news,
            IncidentMergers mergers,
            Dossiers dossiers,
            Audit audit,
            Deadlines deadlines,
            ObjectProvider<AcknowledgementTerm> term,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.spans = spans;
        this.evidence = evidence;
        this.news = news;
        this.mergers = mergers;
        this.dossiers = dossiers;
        this.audit = audit;
        this.deadlines = deadlines;
        this.term = term;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<Incident> open() {
        return store.open().stream().map(this::counted).toList();
    }

    @Override
    public List<Incident> recent(int limit) {
        return store.recent(limit).stream().map(this::counted).toList();
    }

    @Override
    public Found found(@Nullable Boolean open, Set<String> sources, int limit) {
        return new Found(
                store.found(open, sources, limit).stream().map(this::counted).toList(), store.count(open, sources));
    }

    @Override
    public List<Incident> between(String source, Instant from, Instant to) {
        return store.between(source, from, to).stream().map(this::counted).toList();
    }

    @Override
    public Optional<Incident> find(long number) {
        return store.find(number).map(this::counted);
    }

    @Override
    public List<Incident> members(long number) {
        return store.members(number).stream().map(this::counted).toList();
    }

    /** Dossiers come due by the minute, so that what is going on is counted when it is asked for. */
    private Incident counted(Incident incident) {
        return incident.open()
                ? incident.withDueInside(dossiers.dueBetween(incident.source(), incident.openedAt(), clock.instant()))
                : incident;
    }

    @Override
    public List<IncidentEvent> timeline(long number) {
        return timeline.of(number);
    }

    @Override
    public List<Stretch> stretches(long number) {
        return spans.stretches(Set.of(number), clock.instant()).getOrDefault(number, List.of());
    }

    @Override
    public Optional<IncidentEvidence> evidence(long number) {
        return evidence.of(number);
    }

    @Override
    public Duration inHand() {
        var said = term.getIfAvailable();
        return said == null ? AcknowledgementTerm.USUAL : said.inHand();
    }

    @Override
    public Deed acknowledge(long number, String who, Via via) {
        return locked(number, incident -> {
            if (!incident.open()) {
                return Deed.OVER;
            }
            var now = clock.instant();
            var before = incident.course().acknowledgement();
            var known = incident.acknowledged(now)
                    && Objects.requireNonNull(before).by().equals(who);
            var word = new Acknowledgement(who, via, now, deadlines.calendar().plus(now, inHand()));
            store.acknowledge(number, word);
            // Whoever has the cause in hand has what comes of it in hand.
            store.members(number).stream().filter(Incident::open).forEach(member -> {
                store.acknowledge(member.number(), word);
                timeline.add(member.number(), new IncidentEvent(now, Kind.ACKNOWLEDGED, who, via, null, number));
            });
            record(who, "acknowledge_incident", number, via.name().toLowerCase(Locale.ROOT));
            if (known) {
                return Deed.ALREADY;
            }
            news.tell(
                    store.find(number).orElseThrow(),
                    Change.ACKNOWLEDGED,
                    new IncidentEvent(now, Kind.ACKNOWLEDGED, who, via, null, null));
            return Deed.DONE;
        });
    }

    @Override
    public Deed note(long number, String who, Via via, String text) {
        var said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("Ghi chú trống hoặc dài quá " + LONGEST_NOTE + " chữ.");
        }
        return locked(number, incident -> {
            timeline.add(number, new IncidentEvent(clock.instant(), Kind.NOTE, who, via, said, null));
            record(who, "note_incident", number, via.name().toLowerCase(Locale.ROOT));
            return Deed.DONE;
        });
    }

    @Override
    public Deed blame(long number, Incident.@Nullable Cause cause, String who, Via via) {
        return locked(number, incident -> {
            if (incident.course().cause() == cause) {
                return Deed.ALREADY;
            }
            var word = cause == null ? null : cause.name();
            store.blame(number, cause);
            timeline.add(number, new IncidentEvent(clock.instant(), Kind.CAUSE, who, via, word, null));
            record(who, "blame_incident", number, word == null ? "" : word);
            return Deed.DONE;
        });
    }

    @Override
    public Deed merge(long number, Set<Long> members, String who, Via via) {
        return deed(() -> mergers.merge(number, members, who, via));
    }

    @Override
    public Deed separate(long number, String who, Via via) {
        return deed(() -> mergers.separate(number, who, via));
    }

    private void record(String who, String action, long number, String detail) {
        audit.record(who, action, "incident " + number, detail);
    }

    private Deed locked(long number, Function<Incident, Deed> deed) {
        return deed(() -> store.lock(number).map(deed).orElse(Deed.UNKNOWN));
    }

    private Deed deed(Supplier<Deed> deed) {
        return transaction.execute(status -> deed.get());
    }
}
