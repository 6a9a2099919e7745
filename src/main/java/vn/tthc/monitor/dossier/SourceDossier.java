package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source system says about one dossier, in canonical words: the output of a connector's mapping and the input
 * of {@link Dossiers#store}. Nothing in it is guessed; what the source does not say is null.
 *
 * @param code the code as the source writes it; with the source's id the key of the record
 * @param nationalCode the national code, where the source gives one
 * @param crossReference the code of the same dossier in another system, where the source names it
 * @param deepLink address of the dossier in its own system
 * @param raw the record as received, as JSON text with secrets masked
 * @param contentHash hex SHA-256 over everything above and below except {@code raw}; equal hash means unchanged
 */
public record SourceDossier(
        String code,
        @Nullable String nationalCode,
        @Nullable String crossReference,
        Procedure procedure,
        Handling handling,
        Applicant applicant,
        Submission submission,
        Status status,
        Milestones times,
        List<Supplement> supplements,
        List<Transfer> transfers,
        @Nullable String deepLink,
        String raw,
        String contentHash) {

    /** The administrative procedure (TTHC): raw code as given, name, and field (lĩnh vực). */
    public record Procedure(
            @Nullable String code,
            @Nullable String name,
            @Nullable String field) {}

    /** Who received it and who works on it; agencies are codes where known, else names. */
    public record Handling(
            @Nullable String receivingAgency,
            @Nullable String handlingAgency,
            @Nullable String department,
            @Nullable String officer) {

        /** The agency by whose calendar time is counted: the one that handles it, else the one that received it. */
        public @Nullable String clockAgency() {
            return handlingAgency == null ? receivingAgency : handlingAgency;
        }
    }

    /** The person or organisation that applied: personal data. */
    public record Applicant(
            @Nullable String name,
            @Nullable ApplicantKind kind,
            @Nullable String idNumber,
            @Nullable String phone) {}

    /** LoaiDoiTuong 1-4. */
    public enum ApplicantKind {
        CITIZEN,
        BUSINESS,
        STATE_AGENCY,
        ORGANISATION
    }

    /** How it came in. */
    public record Submission(
            @Nullable Channel channel,
            @Nullable ServiceLevel serviceLevel,
            @Nullable Boolean digitized,
            @Nullable Boolean paidOnline) {}

    /** KenhThucHien; its numbers differ between ministries, so connectors map them. */
    public enum Channel {
        DIRECT,
        ONLINE,
        POST
    }

    /** How much of the procedure runs online. */
    public enum ServiceLevel {
        FULL,
        PARTIAL,
        NONE
    }

    /** The canonical state, with the source's own code and wording beside it. */
    public record Status(
            DossierStatus value,
            @Nullable String sourceCode,
            @Nullable String sourceText) {}

    /**
     * The times the source gives.
     *
     * @param noTerm true where the source says that the dossier has no term; then {@code dueAt} is null
     * @param sourceUpdatedAt the source's own time of last change
     * @param enteredAt when it was typed into the source, where the source says so
     */
    public record Milestones(
            @Nullable Instant submittedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            boolean noTerm,
            @Nullable Instant finishedAt,
            @Nullable Instant returnedAt,
            @Nullable Instant withdrawnAt,
            @Nullable Instant sourceUpdatedAt,
            @Nullable Instant enteredAt) {

        /** Of a source that does not say when a dossier was typed in. */
        public Milestones(
                @Nullable Instant submittedAt,
                @Nullable Instant receivedAt,
                @Nullable Instant dueAt,
                boolean noTerm,
                @Nullable Instant finishedAt,
                @Nullable Instant returnedAt,
                @Nullable Instant withdrawnAt,
                @Nullable Instant sourceUpdatedAt) {
            this(submittedAt, receivedAt, dueAt, noTerm, finishedAt, returnedAt, withdrawnAt, sourceUpdatedAt, null);
        }
    }

    /** One request for papers: asked, received, and the due times before and after. */
    public record Supplement(
            @Nullable Instant askedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant oldDueAt,
            @Nullable Instant newDueAt) {}

    /**
     * One hand-over between agencies, departments or steps.
     *
     * @param dueAt until when the receiver may hold it, where the source sets a time for the step
     */
    public record Transfer(
            @Nullable String from,
            @Nullable String to,
            @Nullable Instant at,
            @Nullable Instant dueAt) {

        public Transfer(@Nullable String from, @Nullable String to, @Nullable Instant at) {
            this(from, to, at, null);
        }
    }
}
