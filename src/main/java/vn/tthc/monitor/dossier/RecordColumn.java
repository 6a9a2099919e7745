package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The canonical fields of a record: column, type, name in the history, and how to take the value as text. */
enum RecordColumn {
    NATIONAL_CODE("nationalCode", Kind.TEXT, SourceDossier::nationalCode),
    CROSS_REFERENCE("crossReference", Kind.TEXT, SourceDossier::crossReference),
    PROCEDURE_CODE("procedureCode", Kind.TEXT, dossier -> dossier.procedure().code()),
    PROCEDURE_NAME("procedureName", Kind.TEXT, dossier -> dossier.procedure().name()),
    FIELD("field", Kind.TEXT, dossier -> dossier.procedure().field()),
    RECEIVING_AGENCY("receivingAgency", Kind.TEXT, dossier -> dossier.handling().receivingAgency()),
    HANDLING_AGENCY("handlingAgency", Kind.TEXT, dossier -> dossier.handling().handlingAgency()),
    DEPARTMENT("department", Kind.TEXT, dossier -> dossier.handling().department()),
    OFFICER("officer", Kind.TEXT, dossier -> dossier.handling().officer()),
    APPLICANT_NAME(
            "applicantName", Kind.PERSONAL, dossier -> dossier.applicant().name()),
    APPLICANT_KIND(
            "applicantKind", Kind.TEXT, dossier -> name(dossier.applicant().kind())),
    ID_NUMBER("applicantId", Kind.PERSONAL, dossier -> dossier.applicant().idNumber()),
    PHONE("applicantPhone", Kind.PERSONAL, dossier -> dossier.applicant().phone()),
    CHANNEL("channel", Kind.TEXT, dossier -> name(dossier.submission().channel())),
    SERVICE_LEVEL(
            "serviceLevel", Kind.TEXT, dossier -> name(dossier.submission().serviceLevel())),
    DIGITIZED("digitized", Kind.FLAG, dossier -> text(dossier.submission().digitized())),
    PAID_ONLINE("paidOnline", Kind.FLAG, dossier -> text(dossier.submission().paidOnline())),
    STATUS("status", Kind.NUMBER, dossier -> text(dossier.status().value().code())),
    STATUS_CODE("statusCode", Kind.TEXT, dossier -> dossier.status().sourceCode()),
    STATUS_TEXT("statusText", Kind.TEXT, dossier -> dossier.status().sourceText()),
    SUBMITTED_AT("submittedAt", Kind.TIME, dossier -> time(dossier.times().submittedAt())),
    ENTERED_AT("enteredAt", Kind.TIME, dossier -> time(dossier.times().enteredAt())),
    RECEIVED_AT("receivedAt", Kind.TIME, dossier -> time(dossier.times().receivedAt())),
    DUE_AT("dueAt", Kind.TIME, dossier -> time(dossier.times().dueAt())),
    NO_TERM("noTerm", Kind.FLAG, dossier -> text(dossier.times().noTerm())),
    FINISHED_AT("finishedAt", Kind.TIME, dossier -> time(dossier.times().finishedAt())),
    RETURNED_AT("returnedAt", Kind.TIME, dossier -> time(dossier.times().returnedAt())),
    WITHDRAWN_AT("withdrawnAt", Kind.TIME, dossier -> time(dossier.times().withdrawnAt())),
    SOURCE_UPDATED_AT(
            "updatedAt", Kind.SILENT_TIME, dossier -> time(dossier.times().sourceUpdatedAt())),
    SUPPLEMENTS("supplements", Kind.TEXT, dossier -> json(dossier.supplements())),
    TRANSFERS("transfers", Kind.TEXT, dossier -> json(dossier.transfers())),
    DEEP_LINK("deepLink", Kind.TEXT, SourceDossier::deepLink);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String field;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // only lambdas without state are given
    private final Function<SourceDossier, @Nullable String> value;

    RecordColumn(String field, Kind kind, Function<SourceDossier, @Nullable String> value) {
        this.field = field;
        this.kind = kind;
        this.value = value;
    }

    String column() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The name in connector files and in the history. */
    String field() {
        return field;
    }

    String type() {
        return kind.type;
    }

    /** Whether a change of it is a line of the history; the source's own update time changes with every other field. */
    boolean told() {
        return kind != Kind.SILENT_TIME;
    }

    @Nullable String value(SourceDossier dossier) {
        return value.apply(dossier);
    }

    /** What the history may show of the value. */
    @Nullable String shown(SourceDossier dossier) {
        if (kind == Kind.PERSONAL) {
            return null;
        }
        return this == STATUS ? dossier.status().value().name() : value(dossier);
    }

    /** As stored: PostgreSQL keeps microseconds. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    static String text(Object value) {
        return value.toString();
    }

    private static @Nullable String text(@Nullable Boolean value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    static @Nullable String json(List<?> values) {
        return values.isEmpty() ? null : JSON.writeValueAsString(values);
    }

    /** How a value is stored and told. */
    private enum Kind {
        TEXT("text"),
        PERSONAL("text"),
        FLAG("boolean"),
        NUMBER("smallint"),
        TIME("timestamptz"),
        SILENT_TIME("timestamptz");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }
}
