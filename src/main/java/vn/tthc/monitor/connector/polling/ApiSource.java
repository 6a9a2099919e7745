package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.polling.RunReading.Reach;
import vn.tthc.monitor.connector.reading.DetailWalk;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RecheckWalk;
import vn.tthc.monitor.connector.reading.WindowWalk;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.ProbeSession;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;

/** A source whose interface is asked for dossiers: its session, and the choice of what its next run reads. */
final class ApiSource extends Source {
    /** A run asks at most so many batches again, so that the listing is not kept waiting. */
    private static final int RECHECK_BATCHES = 20;
    /** A full read that failed is not tried at every tick; the incremental ones go on meanwhile. */
    private static final Duration FULL_AGAIN_AFTER = Duration.ofMinutes(15);

    private final ReadSettings read;
    private final @Nullable String basis;
    private final SourceSession session;
    private final @Nullable ProbeSession probes;
    private final Consumer<List<ProbeAnswer>> probed;
    private final Dossiers dossiers;
    private final Map<String, Instant> askedAgain = new HashMap<>();
    private @Nullable RunKind previous;
    private Instant nextFull = Instant.MIN;
    private boolean markTold;

    ApiSource(
            ConnectorDefinition definition,
            SourceSessions sessions,
            Dossiers dossiers,
            Clock clock,
            Watchers watchers) {
        super(definition, clock);
        this.read = definition.read();
        this.basis = basis(definition);
        this.dossiers = dossiers;
        this.session = sessions.open(definition, exchange -> {
            took(exchange.took());
            clocks().heard(exchange, now());
            watchers.requests().exchanged(exchange);
        });
        var settings = definition.intake().probe();
        this.probes = settings == null ? null : sessions.openProbe(settings);
        this.probed = watchers.probes();
    }

    /** Told about every request, and about every look before them. */
    record Watchers(Exchange.Watcher requests, Consumer<List<ProbeAnswer>> probes) {}

    /** What the mark of this source is a time of; null where it has none. */
    private static @Nullable String basis(ConnectorDefinition definition) {
        var list = definition.read().list();
        var window = list == null ? null : list.window();
        if (window == null) {
            return null;
        }
        var paths = definition.mapping().fields().stream()
                .filter(field -> field.target() == window.by())
                .map(field -> field.source() instanceof ValueSource.FirstOf first ? " " + first.paths() : "")
                .collect(Collectors.joining());
        return window.by().key() + " " + definition.mapping().timezone() + paths;
    }

    @Override
    protected @Nullable String rereads(Source before) {
        return before instanceof ApiSource api && api.basis != null && !api.basis.equals(basis)
                ? "Mốc đọc cũ (" + api.basis + ") không còn đúng với tệp mới ("
                        + (basis == null ? "không khai window" : basis) + ") nên lần đọc sau đọc lại từ đầu"
                : null;
    }

    @Override
    protected void begin() {
        session.begin();
    }

    @Override
    protected @Nullable Instant credentialUntil() {
        return CredentialEnd.first(definition(), session.credentialUntil());
    }

    @Override
    public void close() {
        session.close();
        if (probes != null) {
            probes.close();
        }
    }

    @Override
    protected List<String> samples() {
        var recheck = read.recheck();
        if (recheck == null || read.list() != null) {
            return List.of();
        }
        var own = dossiers.openCodes(definition().id(), now(), 1);
        return own.isEmpty() ? elsewhere(recheck, 1).toList() : own;
    }

    /** The next run: full when due, asking again in turn with the listing, else incremental; null for nothing to do. */
    @Override
    public synchronized @Nullable RunReading next(Checkpoint stored) {
        var checkpoint = stored.on(basis);
        var now = now();
        var list = read.list();
        var recheck = read.recheck();
        forgetSlowest();
        if (list != null && outlived(list, checkpoint, now)) {
            var reading = listing(RunKind.FULL, checkpoint, now);
            reading.findings()
                    .say("Mốc đọc " + checkpoint.mark() + " đã cũ hơn thời gian nguồn giữ thay đổi"
                            + " (read.list.window.retention) nên lần này đọc lại từ đầu.");
            return reading;
        }
        if (list != null && (fullIsDue(checkpoint, now) || markIsToBeFound(checkpoint, now))) {
            nextFull = now.plus(FULL_AGAIN_AFTER);
            return listing(RunKind.FULL, checkpoint, now);
        }
        if (recheck != null && (list == null || previous != RunKind.RECHECK)) {
            var codes = codesDue(recheck, now, list == null);
            if (!codes.isEmpty()) {
                previous = RunKind.RECHECK;
                var plan = plan(RunKind.RECHECK, checkpoint).reaching(new Reach(false, recheck.keepAbsent()));
                return reading(plan, new RecheckWalk(session, recheck, codes));
            }
        }
        return list == null ? null : listing(RunKind.INCREMENTAL, checkpoint, now);
    }

    private RunReading.Plan plan(RunKind kind, Checkpoint checkpoint) {
        var list = read.list();
        return plan(kind, checkpoint, list == null ? null : list.window());
    }

    private RunReading listing(RunKind kind, Checkpoint checkpoint, Instant now) {
        previous = kind;
        var mark = kind == RunKind.FULL ? null : checkpoint.mark();
        var detail = read.detail();
        var reach = new Reach(everything(mark), detail != null && detail.keepAbsent());
        return reading(plan(kind, checkpoint).reaching(reach), walk(mark, now));
    }

    /** Whether a listing from the mark on shows every open dossier. */
    private boolean everything(@Nullable Instant mark) {
        var list = Objects.requireNonNull(read.list(), "only listing sources are walked");
        var window = list.window();
        return window == null
                || (mark == null && (window.first() == null || list.vanishing().reads() == Vanishing.Reads.WINDOW));
    }

    /** A mark in the future is told once, by a run that finds nothing; after that everything is read to find a right one. */
    private boolean markIsToBeFound(Checkpoint checkpoint, Instant now) {
        var told = markTold;
        markTold = checkpoint.ahead(now);
        return told && markTold && !now.isBefore(nextFull);
    }

    /** A run of a source whose file names probes too looks first whether the source is there. */
    private RunReading reading(RunReading.Plan plan, PageWalk walk) {
        var findings = new Findings();
        var whole = probes == null ? walk : new ProbeWalk(probes, probed, findings, walk);
        return new RunReading(plan, whole, mapping(), findings);
    }

    private PageWalk walk(@Nullable Instant mark, Instant now) {
        var list = Objects.requireNonNull(read.list(), "only listing sources are walked");
        var walk = WindowWalk.through(
                session, list, mark, now, definition().mapping().timezone());
        var detail = read.detail();
        return detail == null ? walk : new DetailWalk(walk, detail, session, mapping());
    }

    /** Whether the source no longer shows all that changed since the mark. */
    private static boolean outlived(ListRead list, Checkpoint checkpoint, Instant now) {
        var window = list.window();
        var kept = window == null ? null : window.retention();
        var mark = checkpoint.mark();
        return kept != null && mark != null && mark.isBefore(now.minus(kept));
    }

    private boolean fullIsDue(Checkpoint checkpoint, Instant now) {
        var cron = definition().schedule().reconcile();
        var last = checkpoint.fullAt();
        if (cron == null || last == null || now.isBefore(nextFull)) {
            return false;
        }
        var due = CronExpression.parse(cron)
                .next(last.atZone(definition().mapping().timezone()));
        return due != null && !due.toInstant().isAfter(now);
    }

    /** A source that never answers a code must not keep the other codes waiting, so what was asked is remembered too. */
    private List<String> codesDue(RecheckRead recheck, Instant now, boolean probe) {
        var before = now.minus(recheck.every());
        askedAgain.values().removeIf(asked -> asked.isBefore(before));
        var most = recheck.batch() * RECHECK_BATCHES;
        var enough = most + askedAgain.size();
        var due = Stream.concat(
                        dossiers.openCodes(definition().id(), before, enough).stream(), elsewhere(recheck, enough))
                .filter(code -> !askedAgain.containsKey(code))
                .distinct()
                .limit(most)
                .toList();
        if (due.isEmpty() && probe) {
            // Nothing is due, but only asking tells whether the source is there.
            due = dossiers.openCodes(definition().id(), now, 1);
        }
        due.forEach(code -> askedAgain.put(code, now));
        return due;
    }

    private Stream<String> elsewhere(RecheckRead recheck, int limit) {
        var of = recheck.of();
        return of == null
                ? Stream.empty()
                : dossiers.codesKnownElsewhere(definition().id(), of.source(), of.fields(), limit).stream();
    }
}
