package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.SourceDossier.Milestones;

/** Lays an answer that says nothing about some fields over the stored record: there the stored values stay. */
final class KeptFields {
    private final Set<String> absent;
    private final SourceDossier stored;
    private final SourceDossier answer;

    private KeptFields(SourceDossier stored, SourceDossier answer, Set<String> absent) {
        this.absent = absent;
        this.stored = stored;
        this.answer = answer;
    }

    /** The whole record; {@code absent} holds names as in connector files. */
    static SourceDossier of(SourceDossier stored, SourceDossier answer, Set<String> absent) {
        return absent.isEmpty() ? answer : ContentHash.hashed(new KeptFields(stored, answer, absent).whole());
    }

    private SourceDossier whole() {
        return new SourceDossier(
                answer.code(),
                text("nationalCode", stored.nationalCode(), answer.nationalCode()),
                text("crossReference", stored.crossReference(), answer.crossReference()),
                procedure(),
                handling(),
                applicant(),
                submission(),
                status(),
                times(),
                absent.contains("supplements") ? stored.supplements() : answer.supplements(),
                absent.contains("transfers") ? stored.transfers() : answer.transfers(),
                text("deepLink", stored.deepLink(), answer.deepLink()),
                answer.raw(),
                answer.contentHash());
    }

    private SourceDossier.Procedure procedure() {
        var old = stored.procedure();
        var said = answer.procedure();
        return new SourceDossier.Procedure(
                text("procedureCode", old.code(), said.code()),
                text("procedureName", old.name(), said.name()),
                text("field", old.field(), said.field()));
    }

    private SourceDossier.Handling handling() {
        var old = stored.handling();
        var said = answer.handling();
        return new SourceDossier.Handling(
                text("receivingAgency", old.receivingAgency(), said.receivingAgency()),
                text("handlingAgency", old.handlingAgency(), said.handlingAgency()),
                text("department", old.department(), said.department()),
                text("officer", old.officer(), said.officer()));
    }

    private SourceDossier.Applicant applicant() {
        var old = stored.applicant();
        var said = answer.applicant();
        return new SourceDossier.Applicant(
                text("applicantName", old.name(), said.name()),
                absent.contains("applicantKind") ? old.kind() : said.kind(),
                text("applicantId", old.idNumber(), said.idNumber()),
                text("applicantPhone", old.phone(), said.phone()));
    }

    private SourceDossier.Submission submission() {
        var old = stored.submission();
        var said = answer.submission();
        return new SourceDossier.Submission(
                absent.contains("channel") ? old.channel() : said.channel(),
                absent.contains("serviceLevel") ? old.serviceLevel() : said.serviceLevel(),
                absent.contains("digitized") ? old.digitized() : said.digitized(),
                absent.contains("paidOnline") ? old.paidOnline() : said.paidOnline());
    }

    private SourceDossier.Status status() {
        var old = stored.status();
        var said = answer.status();
        var silent = absent.contains("status");
        return new SourceDossier.Status(
                silent ? old.value() : said.value(),
                silent ? old.sourceCode() : said.sourceCode(),
                text("statusText", old.sourceText(), said.sourceText()));
    }

    private Milestones times() {
        var old = stored.times();
        var said = answer.times();
        var noTerm = absent.contains("noTerm") ? old.noTerm() : said.noTerm();
        return new Milestones(
                time("submittedAt", old.submittedAt(), said.submittedAt()),
                time("receivedAt", old.receivedAt(), said.receivedAt()),
                noTerm ? null : time("dueAt", old.dueAt(), said.dueAt()),
                noTerm,
                time("finishedAt", old.finishedAt(), said.finishedAt()),
                time("returnedAt", old.returnedAt(), said.returnedAt()),
                time("withdrawnAt", old.withdrawnAt(), said.withdrawnAt()),
                time("updatedAt", old.sourceUpdatedAt(), said.sourceUpdatedAt()),
                time("enteredAt", old.enteredAt(), said.enteredAt()));
    }

    private @Nullable String text(String field, @Nullable String old, @Nullable String said) {
        return absent.contains(field) ? old : said;
    }

    private @Nullable Instant time(String field, @Nullable Instant old, @Nullable Instant said) {
        return absent.contains(field) ? old : said;
    }
}
