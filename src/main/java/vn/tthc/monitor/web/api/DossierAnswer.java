package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Words;

/** One dossier with what every source says and its history; nothing in it names a person in clear. */
@Schema(name = "DossierDetail")
record DossierAnswer(DossierItem dossier, List<Word> records, List<Change> history) {
    /** Values of these fields are left out of the history. */
    private static final Set<String> PERSONAL = Set.of("applicantName", "applicantId", "applicantPhone");

    static DossierAnswer of(DossierDetail detail, SourceFreshness freshness) {
        return new DossierAnswer(
                DossierItem.of(detail.row(), freshness),
                detail.records().stream().map(Word::of).toList(),
                detail.history().stream().map(Change::of).toList());
    }

    /** What one source says. */
    @Schema(name = "SourceRecord")
    record Word(
            String source,
            String code,
            @Nullable String nationalCode,
            String status,
            @Nullable String statusCode,
            @Nullable String statusText,
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            boolean noTerm,
            @Nullable Instant finishedAt,
            @Nullable Instant returnedAt,
            @Nullable Instant updatedAt,
            @Nullable String deepLink,
            Instant firstSeenAt,
            Instant changedAt,

            @Schema(description = "First complete read that did not show it") @Nullable Instant missingSince,

            @Schema(description = "Not at the source any more: not open, whatever the status says")
            boolean gone) {

        static Word of(DossierDetail.SourceRecord record) {
            SourceDossier dossier = record.dossier();
            var times = dossier.times();
            return new Word(
                    record.source(),
                    dossier.code(),
                    dossier.nationalCode(),
                    Words.of(dossier.status().value()),
                    dossier.status().sourceCode(),
                    dossier.status().sourceText(),
                    times.receivedAt(),
                    times.dueAt(),
                    times.noTerm(),
                    times.finishedAt(),
                    times.returnedAt(),
                    times.sourceUpdatedAt(),
                    dossier.deepLink(),
                    record.firstSeenAt(),
                    record.changedAt(),
                    record.absence() == null ? null : record.absence().since(),
                    record.absence() != null && record.absence().gone());
        }
    }

    /** One change. */
    @Schema(name = "Change")
    record Change(
            long sequence,
            String source,
            Instant at,
            Instant readAt,

            @Schema(description = "Field name as in connector files, or added, gone, raised")
            String what,

            @Nullable String before,
            @Nullable String after) {

        static Change of(DossierDetail.Change change) {
            var personal = PERSONAL.contains(change.what());
            return new Change(
                    change.sequence(),
                    change.source(),
                    change.at(),
                    change.readAt(),
                    change.what(),
                    personal ? null : change.before(),
                    personal ? null : change.after());
        }
    }
}
