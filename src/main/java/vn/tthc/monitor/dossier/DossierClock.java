package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.HoldingTimes.Span;
import vn.tthc.monitor.dossier.Trails.Seen;

/** The times of one record when it is shown: when it is due, how that came about, and who held it. */
final class DossierClock {
    private final Deadlines deadlines;
    private final DueAssessor assessor;

    DossierClock(Deadlines deadlines, DueAssessor assessor) {
        this.deadlines = deadlines;
        this.assessor = assessor;
    }

    /** By what its source last said and by what changed before, newest first. */
    DossierDetail.Due due(StoredRecord record, List<Seen> changes, Instant now) {
        var memory = ClockMemory.of(record);
        var assessment = assessor.assess(record.dossier(), memory, now);
        var term = assessment.term();
        return new DossierDetail.Due(
                assessment.dueAt(),
                assessment.origin(),
                term == null ? null : deadlines.derive(term).orElse(null),
                holdings(record, assessment, changes, now));
    }

    private DossierDetail.Holdings holdings(
            StoredRecord record, Assessment assessment, List<Seen> changes, Instant now) {
        var dossier = record.dossier();
        var received = dossier.times().receivedAt();
        if (received == null) {
            return new DossierDetail.Holdings(true, Duration.ZERO, List.of());
        }
        var calendar = deadlines.calendar(RecordTerms.agency(dossier));
        var trail = new Trails(calendar).of(dossier, received, changes);
        var permitted = permitted(dossier, received, assessment.elsewhere(), trail, calendar);
        var pauses = RecordTerms.pauses(dossier, ClockMemory.of(record));
        var span = span(record, received, changes, now);
        var times = new HoldingTimes(calendar);
        return new DossierDetail.Holdings(
                trail.told(),
                times.deviation(trail, span),
                times.of(trail.permitted(permitted), pauses, assessment.dueAt(), span));
    }

    /** By the catalogue; without it the time for passing a dossier on that was received for another office. */
    private List<Duration> permitted(
            SourceDossier dossier, Instant received, boolean elsewhere, Trail trail, WorkingCalendar calendar) {
        var steps = assessor.steps(dossier);
        var receiving = dossier.handling().receivingAgency();
        var first = trail.stays().isEmpty() ? null : trail.stays().getFirst().holder();
        if (!steps.isEmpty() || !elsewhere || first == null || receiving == null || !receiving.equals(first.agency())) {
            return steps;
        }
        var until = deadlines.handOverUntil(received, receiving);
        return until == null ? List.of() : List.of(calendar.between(received, until));
    }

    private static Span span(StoredRecord record, Instant received, List<Seen> changes, Instant now) {
        var open = record.dossier().status().value().open() && record.goneAt() == null;
        var end = open ? null : ended(record, changes);
        return new Span(received, end == null || end.isAfter(now) ? now : end, open);
    }

    /** By the source; where it gives no time, when its last change of the status was seen. */
    private static @Nullable Instant ended(StoredRecord record, List<Seen> changes) {
        var times = record.dossier().times();
        if (record.dossier().status().value().open()) {
            return record.goneAt();
        }
        for (var told : new Instant[] {times.finishedAt(), times.returnedAt(), times.withdrawnAt()}) {
            if (told != null) {
                return told;
            }
        }
        return changes.stream()
                .filter(change ->
                        change.what().equals("status") || change.what().equals(Seen.FIRST))
                .map(Seen::at)
                .findFirst()
                .orElse(record.changedAt());
    }
}
