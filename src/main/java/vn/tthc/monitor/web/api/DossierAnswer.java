package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.Holding;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.web.DerivationText;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Words;

/** One dossier with what every source says and its history; nothing in it names a person in clear. */
@Schema(name = "DossierDetail")
record DossierAnswer(DossierItem dossier, List<Word> records, List<Finding> findings, List<Change> history) {
    /** Values of these fields are left out of the history. */
    private static final Set<String> PERSONAL = Set.of("applicantName", "applicantId", "applicantPhone");

    static DossierAnswer of(DossierDetail detail, SourceFreshness freshness, DerivationText words) {
        return new DossierAnswer(
                DossierItem.of(detail.row(), freshness),
                detail.records().stream().map(record -> Word.of(record, words)).toList(),
                detail.findings().stream().map(Finding::of).toList(),
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
            boolean gone,

            Due due) {

        static Word of(DossierDetail.SourceRecord record, DerivationText words) {
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
                    record.absence() != null && record.absence().gone(),
                    Due.of(record.due(), words));
        }
    }

    /** When it is due by one source and by us, and who held it. */
    @Schema(name = "DueTime")
    record Due(
            @Nullable Instant at,

            @Schema(description = "source, extended, computed") @Nullable String origin,

            @Schema(description = "By catalogue, rules and calendar, whoever's due time counts") @Nullable Instant computedAt,

            @Schema(description = "How computedAt came about; the lines follow each other without a gap")
            List<DeadlineAnswer.Line> derivation,

            List<Held> holdings,

            @Schema(
                    description =
                            "Whether the source tells of the hand-overs; else they are those seen between its answers")
            boolean holdingsTold,

            @Schema(
                    description =
                            "Working minutes by which a hand-over may have been seen too late; null where not known")
            @Nullable Long holdingsLateMinutes) {

        static Due of(DossierDetail.Due due, DerivationText words) {
            var derivation = due.derivation();
            return new Due(
                    due.at(),
                    due.origin() == null ? null : Words.of(due.origin()),
                    derivation == null ? null : derivation.dueAt(),
                    derivation == null ? List.of() : DeadlineAnswer.lines(derivation, words),
                    due.holdings().stretches().stream().map(Held::of).toList(),
                    due.holdings().told(),
                    minutes(due.holdings().deviation()));
        }
    }

    private static @Nullable Long minutes(@Nullable Duration time) {
        return time == null ? null : time.toMinutes();
    }

    /** A stretch of the dossier's way. */
    @Schema(name = "Holding")
    record Held(
            @Schema(
                    description =
                            "unseen, held, paused; then left or over, which lie beside the time from reception to now")
            String kind,

            @Schema(description = "Department or officer, else the agency") @Nullable String holder,

            @Nullable String agency,
            Instant from,
            Instant to,
            long workingMinutes,

            @Schema(description = "Permitted for the whole step that ends with this stretch") @Nullable Long permittedMinutes,

            @Schema(description = "Whether the whole step took longer") @Nullable Boolean exceeded) {

        static Held of(Holding holding) {
            var holder = holding.holder();
            var step = holding.step();
            return new Held(
                    Words.of(holding.kind()),
                    holder == null ? null : holder.name(),
                    holder == null ? null : holder.agency(),
                    holding.from(),
                    holding.to(),
                    holding.workingTime().toMinutes(),
                    step == null ? null : minutes(step.permitted()),
                    step == null ? null : step.exceeded());
        }
    }

    /** Something wrong or remarkable about one source's record. */
    @Schema(name = "Finding")
    record Finding(
            String source,
            String kind,
            Instant since,

            @Schema(description = "What its sentence is about: times, numbers, codes")
            List<String> values) {

        static Finding of(DossierDetail.Finding finding) {
            return new Finding(finding.source(), Words.of(finding.kind()), finding.since(), finding.values());
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
