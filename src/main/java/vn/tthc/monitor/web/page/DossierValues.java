package vn.tthc.monitor.web.page;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierDetail.SourceRecord;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Reads the fields of a source record as text; whatever identifies a person comes out masked. */
@Component
class DossierValues {
    private final Wording wording;
    private final List<Field> fields;

    DossierValues(Wording wording) {
        this.wording = wording;
        this.fields = List.of(
                text("code", SourceDossier::code),
                text("nationalCode", SourceDossier::nationalCode),
                text("crossReference", SourceDossier::crossReference),
                compared("status", dossier -> word("status", dossier.status().value())),
                text("statusText", dossier -> dossier.status().sourceText()),
                compared("dueAt", this::due),
                compared("receivedAt", dossier -> time(dossier.times().receivedAt())),
                text("enteredAt", dossier -> time(dossier.times().enteredAt())),
                text("submittedAt", dossier -> time(dossier.times().submittedAt())),
                compared("finishedAt", dossier -> time(dossier.times().finishedAt())),
                compared("returnedAt", dossier -> time(dossier.times().returnedAt())),
                compared("withdrawnAt", dossier -> time(dossier.times().withdrawnAt())),
                text("procedureCode", dossier -> dossier.procedure().code()),
                text("procedureName", dossier -> dossier.procedure().name()),
                text("field", dossier -> dossier.procedure().field()),
                text(
                        "applicantName",
                        dossier -> PersonName.masked(dossier.applicant().name())),
                text(
                        "applicantKind",
                        dossier -> word("kind", dossier.applicant().kind())),
                text("applicantId", dossier -> masked(dossier.applicant().idNumber(), 4, 2)),
                text("applicantPhone", dossier -> masked(dossier.applicant().phone(), 0, 3)),
                text("receivingAgency", dossier -> dossier.handling().receivingAgency()),
                text("handlingAgency", dossier -> dossier.handling().handlingAgency()),
                text("department", dossier -> dossier.handling().department()),
                text("officer", dossier -> dossier.handling().officer()),
                text("channel", dossier -> word("channel", dossier.submission().channel())),
                text(
                        "serviceLevel",
                        dossier -> word("level", dossier.submission().serviceLevel())),
                text("supplements", this::supplements),
                text("transfers", this::transfers),
                text("updatedAt", dossier -> time(dossier.times().sourceUpdatedAt())),
                new Field("changedAt", false, record -> changed(record)));
    }

    /** One field: its name as in connector files, whether a difference is worth a mark, and how to read it. */
    record Field(String key, boolean compared, Function<SourceRecord, @Nullable String> reading) {
        @Nullable String read(SourceRecord record) {
            return reading.apply(record);
        }
    }

    List<Field> fields() {
        return fields;
    }

    private static Field text(String key, Function<SourceDossier, @Nullable String> reading) {
        return new Field(key, false, record -> blankToNull(reading.apply(record.dossier())));
    }

    private static Field compared(String key, Function<SourceDossier, @Nullable String> reading) {
        return new Field(key, true, record -> blankToNull(reading.apply(record.dossier())));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null ? null : wording.moment(at);
    }

    private @Nullable String due(SourceDossier dossier) {
        return dossier.times().noTerm()
                ? wording.say("urgency.no_term")
                : time(dossier.times().dueAt());
    }

    private @Nullable String word(String group, @Nullable Enum<?> value) {
        return value == null ? null : wording.say(group + "." + Words.of(value));
    }

    private String changed(SourceRecord record) {
        return wording.say("value.changed", wording.ago(record.changedAt()), wording.moment(record.firstSeenAt()));
    }

    private @Nullable String supplements(SourceDossier dossier) {
        var lines = dossier.supplements().stream()
                .map(one -> one.receivedAt() == null
                        ? wording.say("supplement.open", wording.moment(one.askedAt()))
                        : wording.say(
                                "supplement.done", wording.moment(one.askedAt()), wording.moment(one.receivedAt())))
                .toList();
        return String.join("; ", lines);
    }

    private @Nullable String transfers(SourceDossier dossier) {
        var lines = dossier.transfers().stream()
                .map(one -> wording.say("transfer", known(one.from()), known(one.to()), wording.moment(one.at())))
                .toList();
        return String.join("; ", lines);
    }

    private String known(@Nullable String text) {
        return text == null ? wording.say("value.unknown") : text;
    }

    /** {@code 0310••••••21}: the first and last characters, and dots for the rest. */
    static @Nullable String masked(@Nullable String text, int head, int tail) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() <= head + tail) {
            return "•".repeat(text.length());
        }
        return text.substring(0, head) + "•".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }

    /** A value of the history by the name of its field: persons masked, times and code words in the reader's language. */
    @Nullable String historic(String what, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (what) {
            case "applicantName" -> PersonName.masked(value);
            case "applicantId" -> masked(value, 4, 2);
            case "applicantPhone" -> masked(value, 0, 3);
            case "status", "added" -> wording.sayOr("status." + value.toLowerCase(Locale.ROOT), value);
            case "applicantKind" -> wording.sayOr("kind." + value.toLowerCase(Locale.ROOT), value);
            case "channel" -> wording.sayOr("channel." + value.toLowerCase(Locale.ROOT), value);
            case "serviceLevel" -> wording.sayOr("level." + value.toLowerCase(Locale.ROOT), value);
            default -> what.endsWith("At") ? instant(value) : value;
        };
    }

    private String instant(String value) {
        try {
            return wording.moment(Instant.parse(value));
        } catch (DateTimeParseException notAnInstant) {
            // The history keeps what the source said; a time in another form is shown as it stands.
            return value;
        }
    }
}
