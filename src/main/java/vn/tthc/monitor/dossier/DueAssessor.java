package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.ProcedureLimit;
import vn.tthc.monitor.deadline.Term;

/**
 * Judges the times of one record: whose due time counts, when it begins to press, and what is wrong. Pure but for the rules
 * in force; asked when a record is written, and again when it is shown.
 */
@Component
class DueAssessor {
    /** So far apart a source's due time and ours may be: rounding, and clerks who enter a paper a little later. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final Deadlines deadlines;
    private final RecordTerms terms;

    DueAssessor(Deadlines deadlines, RecordTerms terms) {
        this.deadlines = deadlines;
        this.terms = terms;
    }

    /** The same judge under other rules. */
    DueAssessor under(Deadlines other) {
        return new DueAssessor(other, terms.under(other));
    }

    Assessment assess(SourceDossier dossier, ClockMemory memory, Instant readAt) {
        var findings = new EnumMap<FindingKind, List<String>>(FindingKind.class);
        var times = dossier.times();
        var dates = new DateFindings(deadlines.calendar().zone());
        dates.add(times, readAt, findings);
        var agency = RecordTerms.agency(dossier);
        var line = terms.line(dossier);
        var term = times.noTerm() ? Optional.<Term>empty() : terms.term(dossier, line, memory);
        var computed = term.map(deadlines::due).orElse(null);
        var origin = origin(dossier, memory, computed);
        var due = origin == null ? null : due(dossier, origin, computed, agency);
        if (times.dueAt() != null && dates.dayOnly(times.dueAt())) {
            findings.put(FindingKind.DATE_ONLY, List.of(times.dueAt().toString(), String.valueOf(due)));
        }
        if (dossier.supplements().size()
                > deadlines.rules(received(dossier, readAt)).supplements().most()) {
            findings.put(
                    FindingKind.REPEATED_SUPPLEMENT,
                    List.of(Integer.toString(dossier.supplements().size())));
        }
        var answerBy = answerBy(dossier, memory, readAt);
        if (dossier.status().value().open()) {
            ofOpen(dossier, line, term, due, findings);
            differing(dossier, origin, due, computed, findings);
            if (answerBy != null && !readAt.isBefore(answerBy)) {
                findings.put(
                        FindingKind.UNANSWERED_SUPPLEMENT,
                        List.of(String.valueOf(memory.pausedSince()), answerBy.toString()));
            }
        }
        var warnAt = due == null ? null : deadlines.warnAt(times.receivedAt(), due, agency, line.orElse(null));
        return new Assessment(
                due, origin, warnAt, computed, term.orElse(null), answerBy, terms.foreign(dossier), findings);
    }

    /** Working time permitted for the steps by the catalogue; empty where it says nothing. */
    List<Duration> steps(SourceDossier dossier) {
        return terms.line(dossier).map(ProcedureLimit::steps).orElse(List.of());
    }

    private static @Nullable DueOrigin origin(SourceDossier dossier, ClockMemory memory, @Nullable Instant computed) {
        var given = dossier.times().dueAt();
        if (dossier.times().noTerm()) {
            return null;
        }
        if (given == null) {
            return extension(dossier) != null ? DueOrigin.EXTENDED : computed == null ? null : DueOrigin.COMPUTED;
        }
        var putOff = memory.dueBefore() != null && given.isAfter(memory.dueBefore());
        var stays = memory.extended() && given.equals(memory.dueBefore());
        return putOff || stays || given.equals(extension(dossier)) ? DueOrigin.EXTENDED : DueOrigin.SOURCE;
    }

    /** The last due time that a request for papers has put off. */
    private static @Nullable Instant extension(SourceDossier dossier) {
        return dossier.supplements().reversed().stream()
                .filter(one -> one.newDueAt() != null
                        && (one.oldDueAt() == null || one.newDueAt().isAfter(one.oldDueAt())))
                .findFirst()
                .map(SourceDossier.Supplement::newDueAt)
                .orElse(null);
    }

    private @Nullable Instant due(
            SourceDossier dossier, DueOrigin origin, @Nullable Instant computed, @Nullable String agency) {
        if (origin == DueOrigin.COMPUTED) {
            return computed;
        }
        var given = dossier.times().dueAt();
        var said = given == null ? extension(dossier) : given;
        return said == null ? null : deadlines.meant(said, agency);
    }

    private void ofOpen(
            SourceDossier dossier,
            Optional<ProcedureLimit> line,
            Optional<Term> term,
            @Nullable Instant due,
            Map<FindingKind, List<String>> findings) {
        var received = dossier.times().receivedAt();
        var code = dossier.procedure().code();
        var limitless = due == null && !dossier.times().noTerm() && term.isEmpty();
        if (limitless && received != null && code != null) {
            findings.put(FindingKind.MISSING_LIMIT, List.of(code, line.isPresent() ? "empty" : "absent"));
        }
        if (due != null && received != null && terms.foreign(dossier)) {
            var until = deadlines.handOverUntil(received, dossier.handling().receivingAgency());
            var left = until == null ? Duration.ZERO : deadlines.calendar().between(until, due);
            if (left.isNegative()) {
                findings.put(
                        FindingKind.STRUCTURALLY_LATE,
                        List.of(String.valueOf(until), due.toString(), Long.toString(-left.toMinutes())));
            }
        }
    }

    /** A time put off by the source is later than ours by right; one without a time of day is compared by its day. */
    private void differing(
            SourceDossier dossier,
            @Nullable DueOrigin origin,
            @Nullable Instant due,
            @Nullable Instant computed,
            Map<FindingKind, List<String>> findings) {
        if (computed == null || due == null || origin == null || origin == DueOrigin.COMPUTED) {
            return;
        }
        var ours = findings.containsKey(FindingKind.DATE_ONLY) ? deadlines.meant(midnight(computed), null) : computed;
        var apart = deadlines.calendar(RecordTerms.agency(dossier)).between(ours, due);
        var extended = origin == DueOrigin.EXTENDED && !apart.isNegative();
        if (!extended && apart.abs().compareTo(TOLERANCE) > 0) {
            findings.put(
                    FindingKind.DUE_DIFFERS,
                    List.of(due.toString(), computed.toString(), Long.toString(apart.toMinutes())));
        }
    }

    private Instant midnight(Instant at) {
        var zone = deadlines.calendar().zone();
        return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private @Nullable Instant answerBy(SourceDossier dossier, ClockMemory memory, Instant readAt) {
        var within = deadlines.rules(received(dossier, readAt)).supplements().answerWithin();
        var waits = dossier.status().value() == DossierStatus.SUPPLEMENT_REQUESTED;
        return within == null || !waits || memory.pausedSince() == null
                ? null
                : answer(memory.pausedSince(), within, RecordTerms.agency(dossier));
    }

    private @Nullable Instant answer(Instant askedAt, Limit within, @Nullable String agency) {
        return deadlines.due(Term.of(askedAt, within, agency));
    }

    private static Instant received(SourceDossier dossier, Instant otherwise) {
        var received = dossier.times().receivedAt();
        return received == null ? otherwise : received;
    }
}
