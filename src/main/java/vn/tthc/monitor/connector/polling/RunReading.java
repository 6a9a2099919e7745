package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.drift.RecordVerdicts;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RawPage;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.SourceDossier.Milestones;

/** Turns the raw pages of one run into pages of canonical dossiers, and keeps the run's counts. One thread at a time. */
public final class RunReading {
    private final Plan plan;
    private final PageWalk walk;
    private final RecordMapping mapping;
    private final RunFollower follower;
    private final Findings findings;
    private final PathWatch paths;
    private @Nullable Instant mark;
    private @Nullable Instant newest;
    private boolean held;
    private int number;
    private int pages;
    private int records;
    private int unmappable;
    private int withoutDetail;
    private boolean ended;
    private RunWatch watch = RunWatch.none();

    /** A reading that nobody follows. */
    public RunReading(Plan plan, PageWalk walk, RecordMapping mapping) {
        this(plan, walk, mapping, new RunFollower() {});
    }

    /** A reading that somebody follows. */
    public RunReading(Plan plan, PageWalk walk, RecordMapping mapping, RunFollower follower) {
        this(plan, walk, mapping, follower, new Findings());
    }

    /** With findings that the walk itself adds to. */
    RunReading(Plan plan, PageWalk walk, RecordMapping mapping, Findings findings) {
        this(plan, walk, mapping, new RunFollower() {}, findings);
    }

    private RunReading(Plan plan, PageWalk walk, RecordMapping mapping, RunFollower follower, Findings findings) {
        this.findings = findings;
        this.plan = plan;
        this.walk = walk;
        this.mapping = mapping;
        this.paths = new PathWatch(plan, mapping, findings);
        this.follower = follower;
        var wrong = plan.kind() == RunKind.FULL && plan.checkpoint().ahead(plan.startedAt());
        this.mark = wrong ? null : plan.checkpoint().mark();
    }

    /** What a run is to do. */
    public record Plan(
            UUID run,
            String connector,
            RunKind kind,
            Instant startedAt,
            Checkpoint checkpoint,
            @Nullable Window window,
            Reach reach) {

        /** A run whose answers reach no further than what they show. */
        public Plan(
                UUID run,
                String connector,
                RunKind kind,
                Instant startedAt,
                Checkpoint checkpoint,
                @Nullable Window window) {
            this(run, connector, kind, startedAt, checkpoint, window, Reach.SOME);
        }

        Plan reaching(Reach further) {
            return new Plan(run, connector, kind, startedAt, checkpoint, window, further);
        }
    }

    /**
     * How far a run's answers reach.
     *
     * @param everything whether a run that comes to its end has shown every open dossier of its source
     * @param partial whether stored values stay where an answer has not their keys
     */
    public record Reach(boolean everything, boolean partial) {
        static final Reach SOME = new Reach(false, false);
    }

    /** Lets a run be watched; before its first page. */
    RunReading watchedBy(RunWatch watcher) {
        watch = watcher;
        return this;
    }

    /** The next page to store; empty at the end. */
    public Optional<DossierPage> next() {
        return walk.next().flatMap(this::page);
    }

    private Optional<DossierPage> page(RawPage raw) {
        pages++;
        records += raw.records().size() + raw.skipped();
        held |= raw.skipped() > 0 || raw.doubt() != null;
        if (raw.doubt() != null) {
            findings.say(raw.doubt());
        }
        ended |= raw.last();
        watch.page(raw);
        paths.page(raw);
        if (plan.kind().ofFile()) {
            // A file is as new as the day it was made, whatever the dossiers in it say.
            newest = raw.at();
        }
        var byCode = new LinkedHashMap<String, SourceDossier>();
        var rejected = new ArrayList<RejectedRecord>();
        var absent = new HashMap<String, Set<String>>();
        raw.records().forEach(record -> take(record, byCode, rejected, absent));
        raw.unanswered().forEach(code -> findings.add(new Finding(Finding.Kind.NOT_ANSWERED, DossierField.CODE, code)));
        var checkpoint = held
                ? null
                : raw.last() ? NextCheckpoint.after(plan, mark) : NextCheckpoint.afterPiece(plan, raw.settled());
        if (byCode.isEmpty() && rejected.isEmpty() && checkpoint == null) {
            return raw.last() ? Optional.empty() : next();
        }
        return Optional.of(follower.page(new DossierPage(
                plan.connector(),
                plan.run(),
                number++,
                raw.at(),
                List.copyOf(byCode.values()),
                List.copyOf(rejected),
                checkpoint,
                Map.copyOf(absent))));
    }

    private void take(
            RawRecord record,
            Map<String, SourceDossier> byCode,
            List<RejectedRecord> rejected,
            Map<String, Set<String>> absent) {
        if (record.failure() != null) {
            withoutDetail++;
            reject(record, "Không lấy được chi tiết: " + record.failure(), true, rejected);
            return;
        }
        var changed = watch.rejection(record.json());
        if (changed != null) {
            unmappable++;
            reject(record, changed, false, rejected);
            return;
        }
        switch (mapping.map(record.json(), record.asked())) {
            case Mapped.Unreadable bad -> {
                unmappable++;
                watch.seen(bad.code());
                var place = record.line() == 0 ? "" : "Dòng " + record.line() + ": ";
                rejected.add(new RejectedRecord(bad.code(), place + bad.reason(), bad.raw()));
                follower.rejected(record, new RejectedRecord(bad.code(), bad.reason(), bad.raw()));
            }
            case Mapped.Whole good -> {
                findings.add(good.findings());
                watch.findings(good.findings());
                follower.mapped(record, good);
                var dossier = good.dossier();
                watch.seen(dossier.code());
                keep(record, good, absent);
                // The later of two wins its place as well, so that order on the page stays the order of reading.
                if (byCode.remove(dossier.code()) != null) {
                    findings.add(new Finding(Finding.Kind.REPEATED, DossierField.CODE, dossier.code()));
                }
                byCode.put(dossier.code(), dossier);
                remember(dossier.times());
            }
        }
    }

    private void reject(RawRecord record, String reason, boolean incomplete, List<RejectedRecord> rejected) {
        var code = record.asked() == null ? mapping.code(record.json()) : record.asked();
        watch.seen(code);
        rejected.add(new RejectedRecord(code, reason, RecordMapping.raw(record.json()), incomplete));
    }

    /** Notes of which fields the record says nothing that counts. */
    private void keep(RawRecord record, Mapped.Whole good, Map<String, Set<String>> absent) {
        var kept = new HashSet<>(watch.kept(record.json()));
        kept.addAll(RecordVerdicts.unreadable(good.findings(), mapping.retyped()));
        if (plan.reach().partial()) {
            kept.addAll(mapping.mappedFields().absent(mapping.read(record.json())));
        }
        if (!kept.isEmpty()) {
            absent.put(good.dossier().code(), Set.copyOf(kept));
        }
    }

    private void remember(Milestones times) {
        if (plan.kind().ofFile()) {
            return;
        }
        newest = later(
                newest,
                Stream.of(
                                times.sourceUpdatedAt(),
                                times.receivedAt(),
                                times.submittedAt(),
                                times.finishedAt(),
                                times.returnedAt())
                        .reduce(null, this::later));
        if (plan.window() != null) {
            mark = later(mark, FieldTime.of(plan.window().by(), times));
        }
    }

    /** The later of two moments; one after the run's start is a wrong clock and counts as the start. */
    private @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (other == null) {
            return one;
        }
        var sane = other.isAfter(plan.startedAt()) ? plan.startedAt() : other;
        return one == null || sane.isAfter(one) ? sane : one;
    }

    public Plan plan() {
        return plan;
    }

    Findings findings() {
        return findings;
    }

    /** What was odd in records that were taken all the same, as one sentence; null for nothing. */
    public @Nullable String oddities() {
        return findings.sentence();
    }

    @Nullable Instant newest() {
        return newest;
    }

    RecordMapping mapping() {
        return mapping;
    }

    RunWatch watch() {
        return watch;
    }

    /** Whether the source had nothing more for this run. */
    boolean ended() {
        return ended;
    }

    /** Whether details were skipped that must be read again. */
    boolean incomplete() {
        return held;
    }

    int pages() {
        return pages;
    }

    /** How many records were read so far. */
    public int records() {
        return records;
    }

    int unmappable() {
        return unmappable;
    }

    int withoutDetail() {
        return withoutDetail;
    }
}
