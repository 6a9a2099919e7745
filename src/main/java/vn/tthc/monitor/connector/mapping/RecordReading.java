package vn.tthc.monitor.connector.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.Condition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.dossier.ContentHash;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.SourceDossier.Applicant;
import vn.tthc.monitor.dossier.SourceDossier.ApplicantKind;
import vn.tthc.monitor.dossier.SourceDossier.Channel;
import vn.tthc.monitor.dossier.SourceDossier.Handling;
import vn.tthc.monitor.dossier.SourceDossier.Milestones;
import vn.tthc.monitor.dossier.SourceDossier.Procedure;
import vn.tthc.monitor.dossier.SourceDossier.ServiceLevel;
import vn.tthc.monitor.dossier.SourceDossier.Submission;

/** The mapping of one record in progress: its findings, and the first reason to reject it. */
final class RecordReading {
    private final RecordMapping mapping;
    private final JsonNode record;
    private final Texts texts;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable String rejection;

    /**
     * Begins to read a record.
     *
     * @param record as its fields are read
     * @param texts of the same record
     */
    RecordReading(RecordMapping mapping, JsonNode record, Texts texts) {
        this.mapping = mapping;
        this.record = record;
        this.texts = texts;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Why the record must go to quarantine; null where it need not. */
    @Nullable String rejection() {
        return rejection;
    }

    SourceDossier dossier(String code, String raw) {
        requireValues();
        var nationalCode = text(DossierField.NATIONAL_CODE);
        var times = times();
        if (times.dueAt() != null && times.receivedAt() != null && times.dueAt().isBefore(times.receivedAt())) {
            findings.add(new Finding(Finding.Kind.DUE_BEFORE_RECEPTION, DossierField.DUE_AT, ""));
        }
        var dossier = new SourceDossier(
                code,
                nationalCode,
                text(DossierField.CROSS_REFERENCE),
                new Procedure(
                        text(DossierField.PROCEDURE_CODE), text(DossierField.PROCEDURE_NAME), text(DossierField.FIELD)),
                handling(),
                applicant(),
                submission(),
                status(),
                times,
                mapping.lists().supplements(record, findings::add),
                mapping.lists().transfers(record, findings::add),
                mapping.deepLink(record, code, nationalCode),
                raw,
                "");
        return ContentHash.hashed(dossier);
    }

    private Handling handling() {
        return new Handling(
                text(DossierField.RECEIVING_AGENCY),
                text(DossierField.HANDLING_AGENCY),
                text(DossierField.DEPARTMENT),
                text(DossierField.OFFICER));
    }

    private Applicant applicant() {
        return new Applicant(
                text(DossierField.APPLICANT_NAME),
                code(DossierField.APPLICANT_KIND, ApplicantKind.class),
                text(DossierField.APPLICANT_ID),
                text(DossierField.APPLICANT_PHONE));
    }

    private Submission submission() {
        return new Submission(
                code(DossierField.CHANNEL, Channel.class),
                code(DossierField.SERVICE_LEVEL, ServiceLevel.class),
                flag(DossierField.DIGITIZED),
                flag(DossierField.PAID_ONLINE));
    }

    private void requireValues() {
        for (var field : mapping.required()) {
            var target = field.target();
            if (target != DossierField.CODE && raw(target) == null && ruled(target) == null) {
                reject("Thiếu giá trị bắt buộc " + target.key() + " (" + mapping.described(target)
                        + "); cần một giá trị. Kiểm tra mapping.fields." + target.key() + ".");
            }
        }
    }

    private Milestones times() {
        var noTerm = Boolean.TRUE.equals(flag(DossierField.NO_TERM));
        var due = time(DossierField.DUE_AT);
        return new Milestones(
                time(DossierField.SUBMITTED_AT),
                time(DossierField.RECEIVED_AT),
                noTerm ? null : due,
                noTerm,
                time(DossierField.FINISHED_AT),
                time(DossierField.RETURNED_AT),
                time(DossierField.WITHDRAWN_AT),
                time(DossierField.UPDATED_AT),
                time(DossierField.ENTERED_AT));
    }

    /** The text of a field: said by a rule, or from its source, translated where it has a code list. */
    private @Nullable String text(DossierField target) {
        var ruled = ruled(target);
        if (ruled != null) {
            return ruled;
        }
        var raw = raw(target);
        var field = mapping.field(target);
        var list = raw == null || field == null ? null : mapping.codes(field);
        if (raw == null || field == null || list == null) {
            return raw;
        }
        var word = list.word(raw);
        if (word == null) {
            unmapped(field, list, raw);
        }
        return word == null ? raw : word;
    }

    private @Nullable String raw(DossierField target) {
        return mapping.text(target, texts);
    }

    private @Nullable String ruled(DossierField target) {
        var field = mapping.field(target);
        if (field != null) {
            for (var rule : field.rules()) {
                if (Condition.all(rule.when(), record)) {
                    return rule.then();
                }
            }
        }
        return null;
    }

    private @Nullable Instant time(DossierField target) {
        var text = raw(target);
        var formats = mapping.times(target);
        if (text == null || formats == null) {
            return null;
        }
        var moment = formats.parse(text).orElse(null);
        if (moment == null) {
            unreadable(target, text, "một thời điểm theo formats đã khai");
        }
        return moment;
    }

    private @Nullable Boolean flag(DossierField target) {
        var raw = raw(target);
        var field = mapping.field(target);
        var ruled = ruled(target);
        if (field == null || (raw == null && ruled == null)) {
            return null;
        }
        var list = mapping.codes(field);
        var listed = raw == null || list == null ? null : list.word(raw);
        var word = ruled != null ? ruled : listed == null ? String.valueOf(raw) : listed;
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> Boolean.TRUE;
            case "0", "false" -> Boolean.FALSE;
            default -> {
                unreadable(target, word, "0, 1, true hoặc false");
                yield null;
            }
        };
    }

    private SourceDossier.Status status() {
        var raw = raw(DossierField.STATUS);
        var value = code(DossierField.STATUS, DossierStatus.class);
        return new SourceDossier.Status(
                value == null ? DossierStatus.UNMAPPED : value, raw, text(DossierField.STATUS_TEXT));
    }

    private <E extends Enum<E>> @Nullable E code(DossierField target, Class<E> words) {
        var raw = raw(target);
        var field = mapping.field(target);
        var ruled = ruled(target);
        if (field == null || (raw == null && ruled == null)) {
            return null;
        }
        var list = mapping.codes(field);
        var word = ruled != null ? ruled : raw == null || list == null ? raw : list.word(raw);
        for (var candidate : words.getEnumConstants()) {
            if (candidate.name().equals(word)) {
                return candidate;
            }
        }
        if (raw != null) {
            unmapped(field, list, raw);
        }
        return null;
    }

    private void unmapped(FieldMapping field, @Nullable CodeList list, String raw) {
        findings.add(new Finding(Finding.Kind.UNMAPPED, field.target(), Texts.shortened(raw)));
        if (list != null && list.unmapped() == DriftVerb.QUARANTINE) {
            reject("Mã " + Texts.shortened(raw) + " của " + field.target().key() + " không có trong danh mục "
                    + field.codes() + "; cần một mã đã khai. Thêm mã này vào mapping.codes." + field.codes() + ".");
        }
    }

    private void unreadable(DossierField target, String text, String expected) {
        findings.add(new Finding(Finding.Kind.UNREADABLE, target, Texts.shortened(text)));
        var field = mapping.field(target);
        if (field != null && (field.required() || mapping.retyped() == DriftVerb.QUARANTINE)) {
            reject("Không đọc được " + target.key() + " = " + Texts.shortened(text) + "; cần " + expected
                    + ". Sửa mapping.fields." + target.key() + " cho khớp với nguồn.");
        }
    }

    private void reject(String reason) {
        if (rejection == null) {
            rejection = reason;
        }
    }
}
