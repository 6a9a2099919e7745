package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Limit;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.DueOrigin;
import vn.tthc.monitor.dossier.FindingKind;
import vn.tthc.monitor.dossier.Holding;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.dossier.SourceDossier;

/** What is known of one invented dossier: its records, changes, due time and who had it when. */
final class InventedDetails {
    private InventedDetails() {}

    static DossierDetail of(QueueRow row, Instant now) {
        var gone = row.times().goneSince();
        var records = row.sources().stream()
                .map(source -> new DossierDetail.SourceRecord(
                        source,
                        said(row, source),
                        now.minus(Duration.ofDays(3)),
                        now.minus(Duration.ofMinutes(20)),
                        gone == null ? null : new DossierDetail.Absence(gone, true, null),
                        due(row)))
                .toList();
        return new DossierDetail(
                row,
                records,
                List.of(
                        new DossierDetail.Change(
                                3,
                                row.source(),
                                now.minus(Duration.ofMinutes(20)),
                                now,
                                "status",
                                "RECEIVED",
                                "PROCESSING"),
                        new DossierDetail.Change(
                                2,
                                row.source(),
                                now.minus(Duration.ofDays(1)),
                                now,
                                "applicantPhone",
                                null,
                                "0912345567"),
                        new DossierDetail.Change(
                                1, row.source(), Instant.parse("2026-11-16T17:00:00Z"), now, "added", null, null)),
                List.of(new DossierDetail.Finding(
                        row.source(),
                        FindingKind.DUE_DIFFERS,
                        now.minus(Duration.ofHours(2)),
                        List.of("2026-11-20T04:00:00Z", "2026-11-19T04:00:00Z", "480"))));
    }

    private static DossierDetail.Due due(QueueRow row) {
        var received = Instant.parse("2026-11-12T02:00:00Z");
        // The term of the third runs over 24 November, of which nobody knows yet.
        var limit = Limit.of(row.id() == 3 ? "8" : "5", Limit.Unit.WORKING_DAYS);
        var pause = new Pause(Instant.parse("2026-11-13T02:00:00Z"), Instant.parse("2026-11-16T02:00:00Z"));
        var term = Term.of(received, limit, null).with(List.of(pause));
        return new DossierDetail.Due(
                row.times().dueAt(),
                DueOrigin.COMPUTED,
                vn.tthc.monitor.deadline.TestingDeadlines.ofRepository()
                        .derive(term)
                        .orElseThrow(),
                new DossierDetail.Holdings(
                        false,
                        Duration.ofMinutes(12),
                        List.of(
                                held(Holding.Kind.HELD, "Bộ phận Một cửa", received, 2),
                                held(Holding.Kind.HELD, "Phòng Văn hóa - Xã hội", received, 6),
                                held(Holding.Kind.PAUSED, "Phòng Văn hóa - Xã hội", received, 8),
                                held(Holding.Kind.HELD, "Sở Tư pháp", received, 9),
                                held(Holding.Kind.LEFT, null, received, 15))));
    }

    private static Holding held(Holding.Kind kind, @Nullable String holder, Instant at, int hours) {
        var time = Duration.ofHours(hours);
        var late = kind == Holding.Kind.HELD && hours == 6;
        return new Holding(
                kind,
                holder == null ? null : new Holding.Holder(null, holder),
                at,
                at.plus(time),
                time,
                late ? new Holding.Step(time, Duration.ofHours(3), true) : null);
    }

    private static SourceDossier said(QueueRow row, String source) {
        return new SourceDossier(
                row.code(),
                null,
                null,
                row.procedure(),
                row.handling(),
                new SourceDossier.Applicant(
                        row.applicantName(), SourceDossier.ApplicantKind.CITIZEN, "031088001221", "0912345567"),
                new SourceDossier.Submission(SourceDossier.Channel.ONLINE, SourceDossier.ServiceLevel.FULL, true, null),
                new SourceDossier.Status(
                        source.equals(row.source()) ? row.status() : DossierStatus.FINISHED, "4", row.statusText()),
                new SourceDossier.Milestones(
                        row.times().receivedAt(),
                        row.times().receivedAt(),
                        row.times().dueAt(),
                        false,
                        null,
                        null,
                        null,
                        row.times().changedAt()),
                List.of(),
                List.of(),
                row.deepLink(),
                "{\"ma\": \"" + row.code() + "\", \"ten\": \"" + row.applicantName() + "\"}",
                "00");
    }
}
