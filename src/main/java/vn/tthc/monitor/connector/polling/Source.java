package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.DetailWalk;
import vn.tthc.monitor.connector.reading.ListWalk;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RecheckWalk;
import vn.tthc.monitor.connector.reading.WindowBounds;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;

/** One valid connector at work: its session, its compiled mapping, and the choice of what its next run reads. */
final class Source {
    /** A run asks at most so many batches again, so that the listing is not kept waiting. */
    private static final int RECHECK_BATCHES = 20;
    /** A full read that failed is not tried at every tick; the incremental ones go on meanwhile. */
    private static final Duration FULL_AGAIN_AFTER = Duration.ofMinutes(15);

    private final ConnectorDefinition definition;
    private final SourceSession session;
    private final RecordMapping mapping;
    private final Dossiers dossiers;
    private final Clock clock;
    private final AtomicLong slowest = new AtomicLong();
    private final Map<String, Instant> askedAgain = new HashMap<>();
    private @Nullable RunKind previous;
    private Instant nextFull = Instant.MIN;

    Source(
            ConnectorDefinition definition,
            SourceSessions sessions,
            Dossiers dossiers,
            Clock clock,
            Exchange.Watcher watcher) {
        this.definition = definition;
        this.mapping = new RecordMapping(definition);
        this.dossiers = dossiers;
        this.clock = clock;
        this.session = sessions.open(definition, exchange -> {
            slowest.accumulateAndGet(exchange.took().toNanos(), Math::max);
            watcher.exchanged(exchange);
        });
    }

    ConnectorDefinition definition() {
        return definition;
    }

    SourceSession session() {
        return session;
    }

    Duration slowest() {
        return Duration.ofNanos(slowest.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The lifecycle period in force today in the source's zone; null where the file names none. */
    @Nullable Lifecycle lifecycle() {
        return inForce(
                definition,
                LocalDate.ofInstant(clock.instant(), definition.mapping().timezone()));
    }

    static @Nullable Lifecycle inForce(ConnectorDefinition definition, LocalDate today) {
        Lifecycle found = null;
        for (var period : definition.lifecycle()) {
            var began = !period.from().isAfter(today);
            var over = period.to() != null && period.to().isBefore(today);
            if (began && !over && (found == null || !period.from().isBefore(found.from()))) {
                found = period;
            }
        }
        return found;
    }

    /** Whether its owner's notice lets us call it today. */
    boolean mayBeCalled() {
        var period = lifecycle();
        if (period == null) {
            return definition.lifecycle().isEmpty() || begunBefore();
        }
        return switch (period.state()) {
            case TRIAL, RUNNING -> true;
            case PLANNED, SUSPENDED -> false;
        };
    }

    /** Between two periods, or after the last one, a source that was once in use stays in use. */
    private boolean begunBefore() {
        var today = LocalDate.ofInstant(clock.instant(), definition.mapping().timezone());
        return definition.lifecycle().stream()
                .anyMatch(period -> period.from().isBefore(today) && period.state() != LifecycleState.PLANNED);
    }

    /** The next run: full when due, asking again in turn with the listing, else incremental; null for nothing to do. */
    synchronized @Nullable RunReading next(Checkpoint checkpoint) {
        var now = clock.instant();
        var list = definition.read().list();
        var recheck = definition.read().recheck();
        slowest.set(0);
        if (list != null && fullIsDue(checkpoint, now)) {
            nextFull = now.plus(FULL_AGAIN_AFTER);
            return listing(RunKind.FULL, checkpoint, now);
        }
        if (recheck != null && (list == null || previous != RunKind.RECHECK)) {
            var codes = codesDue(recheck, now, list == null);
            if (!codes.isEmpty()) {
                previous = RunKind.RECHECK;
                var plan = plan(RunKind.RECHECK, checkpoint, now);
                return new RunReading(plan, new RecheckWalk(session, recheck, codes), mapping);
            }
        }
        return list == null ? null : listing(RunKind.INCREMENTAL, checkpoint, now);
    }

    private RunReading.Plan plan(RunKind kind, Checkpoint checkpoint, Instant now) {
        var list = definition.read().list();
        return new RunReading.Plan(
                UUID.randomUUID(), definition.id(), kind, now, checkpoint, list == null ? null : list.window());
    }

    private RunReading listing(RunKind kind, Checkpoint checkpoint, Instant now) {
        previous = kind;
        return new RunReading(
                plan(kind, checkpoint, now), walk(kind == RunKind.FULL ? null : checkpoint.mark(), now), mapping);
    }

    private PageWalk walk(@Nullable Instant mark, Instant now) {
        var list = java.util.Objects.requireNonNull(definition.read().list(), "only listing sources are walked");
        var window =
                WindowBounds.of(list.window(), mark, now, definition.mapping().timezone());
        PageWalk walk = new ListWalk(session, list, window, Ask.Phase.LIST);
        var detail = definition.read().detail();
        return detail == null ? walk : new DetailWalk(walk, detail, session, mapping);
    }

    /** A run that was asked for while nothing may be read, or while another one goes on. */
    RunReading nothing() {
        return new RunReading(
                plan(RunKind.INCREMENTAL, Checkpoint.NONE, clock.instant()), java.util.Optional::empty, mapping);
    }

    private boolean fullIsDue(Checkpoint checkpoint, Instant now) {
        var cron = definition.schedule().reconcile();
        var last = checkpoint.fullAt();
        if (cron == null || last == null || now.isBefore(nextFull)) {
            return false;
        }
        var due =
                CronExpression.parse(cron).next(last.atZone(definition.mapping().timezone()));
        return due != null && !due.toInstant().isAfter(now);
    }

    /** A source that never answers a code must not keep the other codes waiting, so what was asked is remembered too. */
    private List<String> codesDue(RecheckRead recheck, Instant now, boolean probe) {
        var before = now.minus(recheck.every());
        askedAgain.values().removeIf(asked -> asked.isBefore(before));
        var most = recheck.batch() * RECHECK_BATCHES;
        var enough = most + askedAgain.size();
        var due = Stream.concat(
                        dossiers.openCodes(definition.id(), before, enough).stream(), elsewhere(recheck, enough))
                .filter(code -> !askedAgain.containsKey(code))
                .distinct()
                .limit(most)
                .toList();
        if (due.isEmpty() && probe) {
            // Nothing is due, but only asking tells whether the source is there.
            due = dossiers.openCodes(definition.id(), now, 1);
        }
        due.forEach(code -> askedAgain.put(code, now));
        return due;
    }

    private Stream<String> elsewhere(RecheckRead recheck, int limit) {
        var of = recheck.of();
        return of == null
                ? Stream.empty()
                : dossiers.codesKnownElsewhere(definition.id(), of.source(), of.fields(), limit).stream();
    }
}
