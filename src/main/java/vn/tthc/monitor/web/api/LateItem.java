package vn.tthc.monitor.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.Late;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.web.LateTable;
import vn.tthc.monitor.web.Words;

/**
 * One dossier that came late through a fault of a system, with its proof.
 *
 * @param lostMinutes working minutes of the term in which a system was away, overlaps counted once
 * @param share of the term in percent
 */
record LateItem(
        long id,
        String code,
        @Nullable String agency,
        @Nullable String procedureCode,
        @Nullable String procedureName,
        @Nullable String applicant,
        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt,
        @Nullable Long termMinutes,
        @Nullable Long lostMinutes,
        @Nullable Long share,
        @Nullable Instant computedAt,
        List<Outage> outages,
        @Nullable String cause,
        @Nullable String note,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable LocalDate apologyDue) {

    /** One outage's part of the term. */
    record Outage(
            long incident,
            String source,
            String sourceName,
            String kind,
            String ending,
            Instant from,
            Instant to,
            long minutes,
            long share,
            boolean atDue) {}

    static LateItem of(LateTable.Entry entry) {
        var row = entry.row();
        var evidence = Optional.ofNullable(entry.late().evidence());
        var decision = entry.late().decision();
        return new LateItem(
                row.id(),
                row.code(),
                row.handling().clockAgency(),
                row.procedure().code(),
                row.procedure().name(),
                PersonName.masked(row.applicantName()),
                row.times().receivedAt(),
                row.times().dueAt(),
                row.times().finishedAt(),
                evidence.map(Late.Evidence::termMinutes).orElse(null),
                evidence.map(Late.Evidence::lostMinutes).orElse(null),
                evidence.map(Late.Evidence::share).orElse(null),
                evidence.map(Late.Evidence::computedAt).orElse(null),
                evidence.map(LateItem::outages).orElse(List.of()),
                decision.map(said -> Words.of(said.cause())).orElse(null),
                decision.map(Late.Decision::note).orElse(null),
                decision.map(Late.Decision::by).orElse(null),
                decision.map(Late.Decision::at).orElse(null),
                decision.map(Late.Decision::apologyDue).orElse(null));
    }

    private static List<Outage> outages(Late.Evidence evidence) {
        return evidence.parts().stream()
                .map(part -> new Outage(
                        part.incident(),
                        part.source(),
                        part.sourceName(),
                        Words.of(part.kind()),
                        Words.of(part.ending()),
                        part.from(),
                        part.to(),
                        part.minutes(),
                        Late.share(part.minutes(), evidence.termMinutes()),
                        part.atDue()))
                .toList();
    }
}
