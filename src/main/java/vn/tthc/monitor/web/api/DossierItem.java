package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Words;

/** One dossier in a list. */
@Schema(name = "Dossier")
record DossierItem(
        long id,
        String code,
        @Nullable String nationalCode,

        @Schema(description = "Applicant's name, masked: family name and initials") @Nullable String applicant,

        @Nullable String procedureCode,
        @Nullable String procedureName,
        @Nullable String field,
        @Nullable String receivingAgency,
        @Nullable String handlingAgency,
        @Nullable String department,

        @Schema(description = "direct, online, post") @Nullable String channel,

        @Schema(
                description = "unmapped, new, received, not_accepted, processing, supplement_requested,"
                        + " payment_requested, withdrawn, stopped, finished, returned")
        String status,

        @Schema(description = "The source's own wording") @Nullable String statusText,

        @Schema(description = "overdue, today, soon, in_time, paused, no_term, unknown")
        String urgency,

        @Schema(description = "The source is not current: an urgency made by the clock is only possible")
        boolean stale,

        @Schema(description = "When the source was last read completely") @Nullable Instant asOf,

        @Schema(description = "The source whose word counts")
        String source,

        List<String> sources,

        @Schema(description = "Linked sources disagree about open or closed")
        boolean mismatch,

        @Schema(description = "What is wrong or remarkable, for example structurally_late, missing_limit, due_differs")
        List<String> findings,

        @Schema(description = "Another office than the one that received it handles it")
        boolean elsewhere,

        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,

        @Schema(description = "source, extended (put off by the source), computed (by this system)") @Nullable String dueOrigin,

        @Nullable Instant warnAt,
        @Nullable Instant pausedSince,
        @Nullable Instant finishedAt,

        @Schema(description = "Since when it is not at its source any more: not open, not counted") @Nullable Instant goneSince,

        Instant changedAt,
        @Nullable String deepLink) {

    static DossierItem of(QueueRow row, SourceFreshness freshness) {
        return new DossierItem(
                row.id(),
                row.code(),
                row.nationalCode(),
                PersonName.masked(row.applicantName()),
                row.procedure().code(),
                row.procedure().name(),
                row.procedure().field(),
                row.handling().receivingAgency(),
                row.handling().handlingAgency(),
                row.handling().department(),
                row.channel() == null ? null : Words.of(row.channel()),
                Words.of(row.status()),
                row.statusText(),
                Words.of(row.urgency()),
                freshness.stale(row.source()),
                freshness.asOf(row.source()),
                row.source(),
                row.sources(),
                row.mismatch(),
                row.findings().stream().sorted().map(Words::of).toList(),
                row.elsewhere(),
                row.times().receivedAt(),
                row.times().dueAt(),
                row.times().origin() == null ? null : Words.of(row.times().origin()),
                row.times().warnAt(),
                row.times().pausedSince(),
                row.times().finishedAt(),
                row.times().goneSince(),
                row.times().changedAt(),
                row.deepLink());
    }
}
