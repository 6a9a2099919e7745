package vn.tthc.monitor.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes one page inside a transaction: the records that differ, the dossiers they belong to, and the history. */
@Component
class PageWriter {
    private final RecordStore records;
    private final UnifiedStore unified;
    private final ProcedureStore procedures;
    private final RecordPreparation preparation;
    private final ReplacedStore replaced;
    private final FindingStore findings;
    private final Linking linking;
    private final FailPoint failPoint;

    PageWriter(
            RecordStore records,
            UnifiedStore unified,
            ProcedureStore procedures,
            RecordPreparation preparation,
            ReplacedStore replaced,
            FindingStore findings,
            Linking linking,
            FailPoint failPoint) {
        this.records = records;
        this.unified = unified;
        this.procedures = procedures;
        this.preparation = preparation;
        this.replaced = replaced;
        this.findings = findings;
        this.linking = linking;
        this.failPoint = failPoint;
    }

    StoreResult write(DossierPage page) {
        var dossiers = List.copyOf(lastWord(page.dossiers()));
        var sorted = sort(page, dossiers);
        failPoint.reached(FailPoint.Step.BEFORE_WRITE);
        if (sorted.differing().isEmpty() && sorted.toTouch().isEmpty()) {
            return new StoreResult(0, 0, dossiers.size(), page.rejected().size());
        }
        records.becomeWriter();
        var batch = batch(page, sorted.differing());
        var toTouch = new ArrayList<>(sorted.toTouch());
        toTouch.addAll(batch.confirmed);
        if (!toTouch.isEmpty()) {
            records.touch(page.source(), toTouch, page.readAt());
        }
        writeBatch(page, batch);
        var unchanged = dossiers.size() - batch.prepared.size();
        return new StoreResult(
                batch.added,
                batch.prepared.size() - batch.added,
                unchanged,
                page.rejected().size());
    }

    /** What {@link #write} would do with the page now. */
    Reversals.Rehearsal rehearse(DossierPage page) {
        var dossiers = List.copyOf(lastWord(page.dossiers()));
        var batch = batch(page, sort(page, dossiers).differing());
        var added = new HashSet<String>();
        for (var record : batch.prepared) {
            if (!batch.known.contains(record.dossier().code())) {
                added.add(record.dossier().code());
            }
        }
        return new Reversals.Rehearsal(added, Set.copyOf(batch.known), Set.copyOf(batch.older));
    }

    /** Those that differ from what is stored, and codes whose time of reading only has grown old. */
    private record Sorted(List<SourceDossier> differing, List<String> toTouch) {}

    private Sorted sort(DossierPage page, List<SourceDossier> dossiers) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (var difference : records.compare(page.source(), dossiers, page.readAt())) {
            var dossier = dossiers.get(difference.position());
            if (difference.onlyReadAt()) {
                sorted.toTouch().add(dossier.code());
            } else {
                sorted.differing().add(dossier);
            }
        }
        return sorted;
    }

    private Batch batch(DossierPage page, List<SourceDossier> differing) {
        var batch = new Batch();
        if (!differing.isEmpty()) {
            var stored = records.current(page.source(), differing);
            differing.forEach(dossier -> batch.add(page, dossier, stored));
        }
        return batch;
    }

    private void writeBatch(DossierPage page, Batch batch) {
        if (batch.prepared.isEmpty()) {
            return;
        }
        batch.link();
        procedures.add(batch.prepared);
        var ids = records.write(page.source(), batch.prepared, batch.known, page.readAt());
        findings.write(batch.findings(ids), page.readAt());
        failPoint.reached(FailPoint.Step.AFTER_RECORDS);
        unified.regroup(batch.moves, batch.linkKeys, page.readAt());
        if (!batch.history.isEmpty()) {
            records.append(batch.history, ids);
        }
        if (page.reversible()) {
            replaced.keep(page, batch.prepared, batch.before);
        }
    }

    /** Of two records of one code the one the source changed last, else the later one on the page. */
    private static Collection<SourceDossier> lastWord(List<SourceDossier> dossiers) {
        Map<String, SourceDossier> byCode = LinkedHashMap.newLinkedHashMap(dossiers.size());
        for (var dossier : dossiers) {
            byCode.merge(dossier.code(), dossier, PageWriter::later);
        }
        return byCode.values();
    }

    private static SourceDossier later(SourceDossier one, SourceDossier other) {
        var first = one.times().sourceUpdatedAt();
        var second = other.times().sourceUpdatedAt();
        return first != null && second != null && first.isAfter(second) ? one : other;
    }

    /** What one page changes. */
    private final class Batch {
        private final List<PreparedRecord> prepared = new ArrayList<>();
        private final List<HistoryEntry> history = new ArrayList<>();
        private final List<UnifiedStore.Move> moves = new ArrayList<>();
        private final Set<String> linkKeys = new LinkedHashSet<>();
        private final Set<String> known = new HashSet<>();
        /** Those that differed only by what the answer did not say. */
        private final List<String> confirmed = new ArrayList<>();
        /** Those that differ, but from a later answer. */
        private final List<String> older = new ArrayList<>();
        /** What stood there before, by code. */
        private final Map<String, StoredRecord> before = new HashMap<>();

        private int added;

        void add(DossierPage page, SourceDossier answer, Map<String, StoredRecord> stored) {
            var before = stored.get(answer.code());
            var dossier = before == null ? answer : whole(page, answer, before);
            if (before != null && mayStay(page, dossier, before)) {
                return;
            }
            var record = preparation.prepare(page, dossier, before);
            prepared.add(record);
            history.addAll(preparation.history(page, dossier, before));
            if (before == null) {
                added++;
                return;
            }
            known.add(dossier.code());
            this.before.put(dossier.code(), before);
        }

        /** Finds the dossier of every record; one that is known by the same codes as before stays where it is. */
        void link() {
            var linked = linking.link(prepared.stream().flatMap(this::fresh).toList());
            for (var move : linked.moves()) {
                moves.add(move);
                linkKeys.add(move.from());
                linkKeys.add(move.to());
            }
            prepared.replaceAll(record -> {
                var old = before.get(record.dossier().code());
                var stays = old == null || fresh(record).findAny().isPresent() ? record.linkKey() : old.linkKey();
                var now = record.linked(linked.keys().getOrDefault(record.keys().own(), stays));
                linkKeys.add(now.linkKey());
                if (old != null && !old.linkKey().equals(now.linkKey())) {
                    linkKeys.add(old.linkKey());
                    moves.add(new UnifiedStore.Move(old.linkKey(), now.linkKey()));
                }
                return now;
            });
        }

        private Stream<Linking.Fresh> fresh(PreparedRecord record) {
            var old = before.get(record.dossier().code());
            if (old == null) {
                return Stream.of(new Linking.Fresh(record.keys(), null, null));
            }
            var keys = LinkKeys.of(record.keys().source(), old.dossier());
            return keys.equals(record.keys())
                    ? Stream.empty()
                    : Stream.of(new Linking.Fresh(record.keys(), keys, old.linkKey()));
        }

        /** Of records that have findings now or had some before; the rest cost nothing. */
        List<FindingStore.Said> findings(Map<String, Long> ids) {
            return prepared.stream()
                    .filter(record -> record.assessment().bits() != 0 || bitsBefore(record) != 0)
                    .map(record -> new FindingStore.Said(
                            Objects.requireNonNull(ids.get(record.dossier().code())),
                            record.assessment().findings()))
                    .toList();
        }

        private int bitsBefore(PreparedRecord record) {
            var old = before.get(record.dossier().code());
            return old == null ? 0 : old.findings();
        }

        private boolean mayStay(DossierPage page, SourceDossier dossier, StoredRecord before) {
            var same = sameContent(page, dossier, before);
            if (same && before.goneAt() == null) {
                confirmed.add(dossier.code());
                return true;
            }
            if (isOld(page, before)) {
                if (!same) {
                    older.add(dossier.code());
                }
                return true;
            }
            return false;
        }

        /**
         * Another writer has stored a later answer since we compared, or a page was late. A file's data may be days old:
         * there it also counts when the source last said the same as is stored.
         */
        private static boolean isOld(DossierPage page, StoredRecord before) {
            var known = page.reversible() ? before.readAt() : before.changedAt();
            return known.isAfter(page.readAt());
        }

        private static SourceDossier whole(DossierPage page, SourceDossier answer, StoredRecord before) {
            return KeptFields.of(before.dossier(), answer, page.absent().getOrDefault(answer.code(), Set.of()));
        }

        /** What the database gave back may be coarser than what the hash was made of, so kept values are compared. */
        private static boolean sameContent(DossierPage page, SourceDossier dossier, StoredRecord before) {
            return before.dossier().contentHash().equals(dossier.contentHash())
                    || (page.absent().containsKey(dossier.code())
                            && Arrays.stream(RecordColumn.values())
                                    .allMatch(column ->
                                            Objects.equals(column.value(before.dossier()), column.value(dossier))));
        }
    }
}
