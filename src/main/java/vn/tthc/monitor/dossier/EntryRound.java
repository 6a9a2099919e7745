package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.dossier.SourceReads.Before;
import vn.tthc.monitor.dossier.SourceReads.Sighting;

/**
 * Judges late entries some minutes after records were first seen, when the run that saw them has ended: storing costs
 * nothing more. Where it stands in the history is stored with what it found, so that a stop loses nothing.
 */
@Component("entryWatch")
class EntryRound implements EntryWatch {
    private static final String SETTING = "late-entry";
    private static final int STEP = 2_000;
    private static final int STEPS = 50;

    private final EntryStore store;
    private final EntryJudge judge;
    private final FindingStore findings;
    private final UnifiedStore unified;
    private final RecordStore records;
    private final SettingStore settings;
    private final ObjectProvider<SourceReads> reads;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration settled;

    EntryRound(
            EntryStore store,
            EntryJudge judge,
            FindingStore findings,
            UnifiedStore unified,
            RecordStore records,
            SettingStore settings,
            ObjectProvider<SourceReads> reads,
            TransactionOperations transactions,
            Clock clock,
            DossierSettings pauses) {
        this.store = store;
        this.judge = judge;
        this.findings = findings;
        this.unified = unified;
        this.records = records;
        this.settings = settings;
        this.reads = reads;
        this.transactions = transactions;
        this.clock = clock;
        this.settled = pauses.entrySettled();
    }

    @Override
    public synchronized void look() {
        for (var step = 0; step < STEPS && step(); step++) {
            // Some steps a look; the rest of a long history waits for the next one.
        }
    }

    /** Whether there may be more. */
    private boolean step() {
        var now = clock.instant();
        var at = settings.find(SETTING).map(Long::parseLong).orElse(0L);
        var touched = store.after(at, STEP);
        var keys = new LinkedHashSet<String>();
        var corrected = new HashSet<String>();
        var last = at;
        var waits = false;
        for (var one : touched) {
            // A time ahead of ours would hold everything up.
            waits = one.readAt().isAfter(now.minus(settled)) && !one.readAt().isAfter(now);
            if (waits) {
                break;
            }
            last = one.sequence();
            if (one.telling()) {
                keys.add(one.linkKey());
            }
            if (one.corrects()) {
                corrected.add(one.linkKey());
            }
        }
        if (last > at) {
            // Runs are forgotten in time: what they proved once stays, unless the source itself says otherwise.
            var judged = judge(store.records(keys)).stream()
                    .filter(one -> !one.open()
                            || corrected.contains(one.record().linkKey())
                            || !FindingKind.of(one.record().findings()).contains(FindingKind.LATE_ENTRY))
                    .toList();
            write(judged, last, now);
        }
        return !waits && touched.size() == STEP;
    }

    private void write(List<EntryJudge.Judged> judged, long at, Instant now) {
        transactions.executeWithoutResult(_ -> {
            records.becomeWriter();
            if (!judged.isEmpty()) {
                var changed = Set.copyOf(store.mark(judged));
                findings.writeEntries(judged.stream().map(EntryRound::said).toList(), now);
                if (!changed.isEmpty()) {
                    unified.refresh(changed, now);
                }
            }
            settings.store(SETTING, Long.toString(at));
        });
    }

    private static FindingStore.Said said(EntryJudge.Judged judged) {
        var entry = judged.entry();
        return new FindingStore.Said(
                judged.record().id(),
                entry == null || !judged.late()
                        ? Map.of()
                        : Map.of(
                                FindingKind.LATE_ENTRY,
                                List.of(
                                        entry.receivedAt().toString(),
                                        entry.enteredAt() == null
                                                ? ""
                                                : entry.enteredAt().toString(),
                                        entry.firstSeenAt().toString(),
                                        entry.absentAt() == null
                                                ? ""
                                                : entry.absentAt().toString(),
                                        Long.toString(entry.late().toMinutes()))));
    }

    private List<EntryJudge.Judged> judge(List<StoredRecord> found) {
        var sightings = found.stream().map(EntryRound::sighting).collect(Collectors.toSet());
        var source = reads.getIfAvailable();
        Map<Sighting, Before> before = source == null || sightings.isEmpty() ? Map.of() : source.before(sightings);
        var judged = new ArrayList<EntryJudge.Judged>();
        found.stream()
                .collect(Collectors.groupingBy(StoredRecord::linkKey))
                .values()
                .forEach(same -> judged.addAll(judge.judge(same.stream()
                        .map(record -> new EntryJudge.Seen(
                                record, before.getOrDefault(sighting(record), new Before(null, null))))
                        .toList())));
        return judged;
    }

    private static Sighting sighting(StoredRecord record) {
        return new Sighting(record.source(), record.firstSeenAt());
    }

    @Override
    public List<Entry> entries(long dossier) {
        return judge(store.records(dossier)).stream()
                .map(EntryJudge.Judged::entry)
                .filter(Objects::nonNull)
                .toList();
    }
}
