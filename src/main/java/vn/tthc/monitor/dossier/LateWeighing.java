package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** Weighs late dossiers against the outages of the systems that hold their records; the leading system comes first. */
@Component
class LateWeighing {
    private final Deadlines deadlines;
    private final RecordTerms terms;
    private final EntryStore records;
    private final ObjectProvider<Outages> outages;

    LateWeighing(Deadlines deadlines, RecordTerms terms, EntryStore records, ObjectProvider<Outages> outages) {
        this.deadlines = deadlines;
        this.terms = terms;
        this.records = records;
        this.outages = outages;
    }

    /** A dossier to look at. */
    record Candidate(
            long id,
            long version,
            String linkKey,
            String source,
            Set<String> sources,
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            boolean late) {}

    /**
     * What speaks for a fault of its systems.
     *
     * @param leadingFirst the outages with their own minutes
     */
    record Weighed(
            long dossier,
            Instant dueAt,
            Instant from,
            long termMinutes,
            long lostMinutes,
            boolean atDue,
            List<Part> leadingFirst) {}

    /** One outage's part. */
    record Part(Outage outage, boolean leading, LostTime.Span span, long minutes, boolean atDue) {}

    /** Only those for which something speaks. */
    List<Weighed> weigh(Collection<Candidate> candidates) {
        var late = candidates.stream()
                .filter(one -> one.late() && one.dueAt() != null)
                .toList();
        var known = outages(late);
        var hit = late.stream()
                .filter(one -> known.stream().anyMatch(outage -> one.sources().contains(outage.source())))
                .toList();
        if (hit.isEmpty()) {
            return List.of();
        }
        var keys = hit.stream().map(Candidate::linkKey).collect(Collectors.toSet());
        Map<String, List<StoredRecord>> byKey =
                records.records(keys).stream().collect(Collectors.groupingBy(StoredRecord::linkKey));
        var weighed = new ArrayList<Weighed>();
        for (var one : hit) {
            var result = weigh(one, byKey.getOrDefault(one.linkKey(), List.of()), known);
            if (result != null) {
                weighed.add(result);
            }
        }
        return weighed;
    }

    /** All outages that may matter, in one question; reception is not before any of them by more than the oldest one's. */
    private List<Outage> outages(List<Candidate> late) {
        var source = outages.getIfAvailable();
        var sources = new HashSet<String>();
        late.forEach(one -> sources.addAll(one.sources()));
        var first = late.stream()
                .map(one -> one.receivedAt() == null ? one.dueAt() : one.receivedAt())
                .filter(at -> at != null)
                .min(Instant::compareTo);
        var last = late.stream().map(Candidate::dueAt).filter(at -> at != null).max(Instant::compareTo);
        return source == null || first.isEmpty() || last.isEmpty()
                ? List.of()
                : source.between(sources, first.get(), last.get());
    }

    private @Nullable Weighed weigh(Candidate one, List<StoredRecord> records, List<Outage> known) {
        var leading = records.stream()
                .filter(record -> record.source().equals(one.source()))
                .findFirst()
                .orElse(null);
        var due = one.dueAt();
        if (leading == null || due == null || one.receivedAt() == null) {
            return null;
        }
        var dossier = leading.dossier();
        var from = terms.start(dossier, one.receivedAt());
        var calendar = deadlines.calendar(RecordTerms.agency(dossier));
        if (!from.isBefore(due) || !calendar.covers(from) || !calendar.covers(due)) {
            return null;
        }
        var lost = new LostTime(calendar, from, due, RecordTerms.pauses(dossier, ClockMemory.of(leading)));
        var parts = parts(one, lost, known);
        return parts.isEmpty()
                ? null
                : new Weighed(
                        one.id(),
                        due,
                        from,
                        lost.termMinutes(),
                        lost.minutes(parts.stream().map(Part::outage).toList()),
                        parts.stream().anyMatch(Part::atDue),
                        parts);
    }

    private static List<Part> parts(Candidate one, LostTime lost, List<Outage> known) {
        var parts = new ArrayList<Part>();
        for (var outage : known) {
            var span = lost.clipped(outage);
            if (!one.sources().contains(outage.source()) || span.from().isAfter(span.to())) {
                continue;
            }
            var minutes = lost.minutes(List.of(outage));
            var atDue = lost.atDue(outage);
            if (minutes > 0 || atDue) {
                parts.add(new Part(outage, outage.source().equals(one.source()), span, minutes, atDue));
            }
        }
        return parts;
    }
}
