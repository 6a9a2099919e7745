package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.ProcedureLimit;
import vn.tthc.monitor.deadline.RuleSet;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;

/** The term of a record by the catalogue: its limit, where its clock starts, and when it stood. */
@Component
class RecordTerms {
    private final Deadlines deadlines;
    private final Offices offices;

    RecordTerms(Deadlines deadlines, Offices offices) {
        this.deadlines = deadlines;
        this.offices = offices;
    }

    RecordTerms under(Deadlines other) {
        return new RecordTerms(other, offices);
    }

    /** The agency whose calendar counts. */
    static @Nullable String agency(SourceDossier dossier) {
        return dossier.handling().clockAgency();
    }

    /** The catalogue's line for the procedure, channel and day of reception. */
    Optional<ProcedureLimit> line(SourceDossier dossier) {
        var received = dossier.times().receivedAt();
        if (received == null || dossier.procedure().code() == null) {
            return Optional.empty();
        }
        var channel = dossier.submission().channel();
        return deadlines
                .procedures()
                .find(
                        dossier.procedure().code(),
                        channel == null ? null : channel.name().toLowerCase(Locale.ROOT),
                        received.atZone(deadlines.calendar().zone()).toLocalDate());
    }

    /** Empty where the reception or the limit is not known. */
    Optional<Term> term(SourceDossier dossier, Optional<ProcedureLimit> line, ClockMemory memory) {
        var received = dossier.times().receivedAt();
        var limit = line.map(ProcedureLimit::limit).orElse(null);
        if (received == null || limit == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Term(received, start(dossier, received), limit, agency(dossier), pauses(dossier, memory)));
    }

    /** Whether the dossier was received for another office. */
    boolean foreign(SourceDossier dossier) {
        return offices.differ(
                dossier.handling().receivingAgency(), dossier.handling().handlingAgency());
    }

    /** When the clock of a dossier started that was received then. */
    Instant start(SourceDossier dossier, Instant received) {
        var atCompetent = deadlines.rules(received).nonTerritorialStart() == RuleSet.ClockStart.COMPETENT_AGENCY;
        if (!atCompetent || !foreign(dossier)) {
            return received;
        }
        var handling = dossier.handling().handlingAgency();
        return dossier.transfers().stream()
                .filter(transfer -> transfer.at() != null && transfer.at().isAfter(received))
                .filter(transfer -> transfer.to() == null || transfer.to().equals(handling))
                .map(Transfer::at)
                .findFirst()
                .orElse(received);
    }

    /** The source's own episodes; what we saw ourselves only where the source tells of none at that time. */
    static List<Pause> pauses(SourceDossier dossier, ClockMemory memory) {
        var pauses = new ArrayList<Pause>();
        for (var supplement : dossier.supplements()) {
            if (supplement.askedAt() != null && supplement.receivedAt() != null) {
                pauses.add(new Pause(supplement.askedAt(), supplement.receivedAt()));
            }
        }
        var told = List.copyOf(pauses);
        memory.pauses().stream()
                .filter(seen -> told.stream().noneMatch(one -> overlap(one, seen)))
                .forEach(pauses::add);
        if (memory.pausedSince() != null) {
            pauses.add(new Pause(memory.pausedSince(), null));
        }
        return pauses;
    }

    private static boolean overlap(Pause one, Pause other) {
        return (other.to() == null || one.from().isBefore(other.to()))
                && (one.to() == null || other.from().isBefore(one.to()));
    }
}
