package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is computed from a record before it is written: keys, warning time, and how it differs from before. */
@Component
class RecordPreparation {
    private final DueAssessor assessor;
    private final PersonKeys personKeys;
    private final ResponsibleSystem responsible;

    RecordPreparation(DueAssessor assessor, PersonKeys personKeys, ResponsibleSystem responsible) {
        this.assessor = assessor;
        this.personKeys = personKeys;
        this.responsible = responsible;
    }

    PreparedRecord prepare(DossierPage page, SourceDossier dossier, @Nullable StoredRecord before) {
        var pausedSince = pausedSince(page, dossier, before);
        var memory = ClockMemory.after(before, pausedSince, saidAt(page, dossier));
        var keys = LinkKeys.of(page.source(), dossier);
        var assessment = responsible.judge(page.source(), dossier, assessor.assess(dossier, memory, page.readAt()));
        return new PreparedRecord(
                dossier,
                keys,
                keys.key(),
                searchKey(dossier),
                personKeys.idNumber(dossier.applicant().idNumber()),
                personKeys.phone(dossier.applicant().phone()),
                assessment,
                pausedSince,
                memory.pauses(),
                assessment.elsewhere() ? elsewhereSince(page, dossier, before) : null,
                responsible.of(dossier));
    }

    /** The first line of a new record, or one line for every field that changed. */
    List<HistoryEntry> history(DossierPage page, SourceDossier dossier, @Nullable StoredRecord before) {
        var at = saidAt(page, dossier);
        var code = dossier.code();
        if (before == null) {
            var status = RecordColumn.STATUS.shown(dossier);
            return List.of(new HistoryEntry(code, at, page.readAt(), "added", null, status));
        }
        var entries = new ArrayList<HistoryEntry>();
        if (before.goneAt() != null) {
            entries.add(new HistoryEntry(code, page.readAt(), page.readAt(), "raised", null, null));
        }
        for (var column : RecordColumn.values()) {
            if (column.told() && !Objects.equals(column.value(before.dossier()), column.value(dossier))) {
                entries.add(new HistoryEntry(
                        code,
                        at,
                        page.readAt(),
                        before.readAt(),
                        column.field(),
                        column.shown(before.dossier()),
                        column.shown(dossier)));
            }
        }
        return entries;
    }

    private static String searchKey(SourceDossier dossier) {
        return Stream.of(
                        dossier.code(),
                        dossier.nationalCode(),
                        dossier.applicant().name())
                .filter(Objects::nonNull)
                .distinct()
                .map(FoldedText::fold)
                .collect(Collectors.joining(" "));
    }

    /** Since the request for papers that is still unanswered, else since the pause was first seen. */
    private static @Nullable Instant pausedSince(
            DossierPage page, SourceDossier dossier, @Nullable StoredRecord before) {
        if (!dossier.status().value().paused()) {
            return null;
        }
        for (var supplement : dossier.supplements().reversed()) {
            if (supplement.askedAt() != null && supplement.receivedAt() == null) {
                return supplement.askedAt();
            }
        }
        if (before != null && before.pausedSince() != null) {
            return before.pausedSince();
        }
        return saidAt(page, dossier);
    }

    /** By the last hand-over there that the source tells of, else since we first read that the office has it. */
    private static Instant elsewhereSince(DossierPage page, SourceDossier dossier, @Nullable StoredRecord before) {
        var agency = dossier.handling().handlingAgency();
        for (var transfer : dossier.transfers().reversed()) {
            var at = transfer.at();
            if (at != null && !at.isAfter(page.readAt()) && Objects.equals(transfer.to(), agency)) {
                return at;
            }
        }
        if (before != null
                && before.elsewhereSince() != null
                && Objects.equals(before.dossier().handling().handlingAgency(), agency)) {
            return before.elsewhereSince();
        }
        return saidAt(page, dossier);
    }

    /** The source's own time of the change where it gives one, else when we read it. */
    private static Instant saidAt(DossierPage page, SourceDossier dossier) {
        var updatedAt = dossier.times().sourceUpdatedAt();
        return updatedAt == null ? page.readAt() : updatedAt;
    }
}
