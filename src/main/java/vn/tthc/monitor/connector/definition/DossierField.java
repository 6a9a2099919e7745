package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.List;

/** The targets a field table can fill, by the names used in connector files. */
public enum DossierField {
    CODE("code", Kind.TEXT),
    NATIONAL_CODE("nationalCode", Kind.TEXT),
    CROSS_REFERENCE("crossReference", Kind.TEXT),
    PROCEDURE_CODE("procedureCode", Kind.TEXT),
    PROCEDURE_NAME("procedureName", Kind.TEXT),
    FIELD("field", Kind.TEXT),
    RECEIVING_AGENCY("receivingAgency", Kind.TEXT),
    HANDLING_AGENCY("handlingAgency", Kind.TEXT),
    DEPARTMENT("department", Kind.TEXT),
    OFFICER("officer", Kind.TEXT),
    APPLICANT_NAME("applicantName", Kind.TEXT),
    APPLICANT_KIND("applicantKind", Kind.CODE),
    APPLICANT_ID("applicantId", Kind.TEXT),
    APPLICANT_PHONE("applicantPhone", Kind.TEXT),
    CHANNEL("channel", Kind.CODE),
    SERVICE_LEVEL("serviceLevel", Kind.CODE),
    STATUS("status", Kind.CODE),
    STATUS_TEXT("statusText", Kind.TEXT),
    SUBMITTED_AT("submittedAt", Kind.INSTANT),
    ENTERED_AT("enteredAt", Kind.INSTANT),
    RECEIVED_AT("receivedAt", Kind.INSTANT),
    DUE_AT("dueAt", Kind.INSTANT),
    NO_TERM("noTerm", Kind.FLAG),
    FINISHED_AT("finishedAt", Kind.INSTANT),
    RETURNED_AT("returnedAt", Kind.INSTANT),
    WITHDRAWN_AT("withdrawnAt", Kind.INSTANT),
    UPDATED_AT("updatedAt", Kind.INSTANT),
    DIGITIZED("digitized", Kind.FLAG),
    PAID_ONLINE("paidOnline", Kind.FLAG),
    SUPPLEMENTS("supplements", Kind.LIST),
    TRANSFERS("transfers", Kind.LIST);

    private final String key;
    private final Kind kind;

    DossierField(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** The name in connector files. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether its values say something about a person. */
    public boolean personal() {
        return this == APPLICANT_NAME || this == APPLICANT_ID || this == APPLICANT_PHONE;
    }

    /** All names, for lint and schema. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(DossierField::key).toList();
    }

    /** What kind of value a target takes. */
    public enum Kind {
        TEXT,
        CODE,
        INSTANT,
        FLAG,
        LIST
    }
}
