package vn.tthc.monitor.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.SourceDossier.Supplement;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;

/** Source records for tests: one in processing, received 2026-11-16 and due 2026-11-27, changed word by word. */
final class TestingRecord {
    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final String code;
    private @Nullable String nationalCode;
    private @Nullable String crossReference;
    private boolean described = true;
    private String name = "Nguyễn Thị Đào";
    private @Nullable String idNumber = "031085001234";
    private @Nullable String phone = "0912345678";
    private String agency = "H24.24";
    private String receivingAgency = "";
    private String department = "Bộ phận Một cửa";
    private String field = "Hộ tịch";
    private String procedure = "1.001193.000.00.00.H24";
    private @Nullable Instant receivedAt = Instant.parse("2026-11-16T02:00:00Z");
    private List<Transfer> transfers = List.of();
    private DossierStatus status = DossierStatus.PROCESSING;
    private @Nullable Instant dueAt = Instant.parse("2026-11-27T02:00:00Z");
    private boolean noTerm;
    private @Nullable Instant finishedAt;
    private @Nullable Instant updatedAt;
    private @Nullable Instant enteredAt;
    private @Nullable Boolean paidOnline;
    private List<Supplement> supplements = List.of();

    private TestingRecord(String code) {
        this.code = code;
    }

    static TestingRecord of(String code) {
        return new TestingRecord(code);
    }

    /** A record of which only the code is known. */
    static SourceDossier empty(String code) {
        return new SourceDossier(
                code,
                null,
                null,
                new SourceDossier.Procedure(null, null, null),
                new SourceDossier.Handling(null, null, null, null),
                new SourceDossier.Applicant(null, null, null, null),
                new SourceDossier.Submission(null, null, null, null),
                new SourceDossier.Status(DossierStatus.UNMAPPED, null, null),
                new SourceDossier.Milestones(null, null, null, false, null, null, null, null),
                List.of(),
                List.of(),
                null,
                "{}",
                "");
    }

    TestingRecord national(@Nullable String value) {
        nationalCode = value;
        return this;
    }

    TestingRecord crossReference(String value) {
        crossReference = value;
        return this;
    }

    TestingRecord name(String value) {
        name = value;
        return this;
    }

    TestingRecord person(@Nullable String id, @Nullable String number) {
        idNumber = id;
        phone = number;
        return this;
    }

    TestingRecord agency(String value) {
        agency = value;
        return this;
    }

    TestingRecord receivedBy(String value) {
        receivingAgency = value;
        return this;
    }

    TestingRecord department(String value) {
        department = value;
        return this;
    }

    TestingRecord received(@Nullable String value) {
        receivedAt = value == null ? null : Instant.parse(value);
        return this;
    }

    TestingRecord procedure(String value) {
        procedure = value;
        return this;
    }

    TestingRecord transfers(Transfer... values) {
        transfers = List.of(values);
        return this;
    }

    TestingRecord field(String value) {
        field = value;
        return this;
    }

    TestingRecord status(DossierStatus value) {
        status = value;
        return this;
    }

    TestingRecord due(@Nullable String value) {
        dueAt = value == null ? null : Instant.parse(value);
        return this;
    }

    TestingRecord withoutTerm() {
        dueAt = null;
        noTerm = true;
        return this;
    }

    TestingRecord finished(String value) {
        finishedAt = Instant.parse(value);
        status = DossierStatus.FINISHED;
        return this;
    }

    TestingRecord updated(String value) {
        updatedAt = Instant.parse(value);
        return this;
    }

    TestingRecord entered(@Nullable String value) {
        enteredAt = value == null ? null : Instant.parse(value);
        return this;
    }

    TestingRecord paid(@Nullable Boolean value) {
        paidOnline = value;
        return this;
    }

    TestingRecord supplements(Supplement... values) {
        supplements = List.of(values);
        return this;
    }

    /** As a system says it that answers nothing but states. */
    TestingRecord onlyStatus(DossierStatus value) {
        status = value;
        dueAt = null;
        described = false;
        return this;
    }

    SourceDossier make() {
        var times = new SourceDossier.Milestones(
                null, receivedAt, dueAt, noTerm, finishedAt, null, null, updatedAt, enteredAt);
        var content = List.of(code, "" + nationalCode, "" + crossReference, name, "" + idNumber, "" + phone)
                + agency
                + field
                + status
                + times
                + paidOnline
                + supplements
                + transfers
                + receivingAgency
                + department
                + procedure;
        return new SourceDossier(
                code,
                nationalCode,
                crossReference,
                described
                        ? new SourceDossier.Procedure(procedure, "Đăng ký khai sinh", field)
                        : new SourceDossier.Procedure(null, null, null),
                described
                        ? new SourceDossier.Handling(
                                receivingAgency.isEmpty() ? agency : receivingAgency,
                                agency,
                                department,
                                "Trần Văn Bình")
                        : new SourceDossier.Handling(null, null, null, null),
                new SourceDossier.Applicant(name, SourceDossier.ApplicantKind.CITIZEN, idNumber, phone),
                new SourceDossier.Submission(
                        SourceDossier.Channel.ONLINE, SourceDossier.ServiceLevel.FULL, true, paidOnline),
                new SourceDossier.Status(status, String.valueOf(status.code()), "Theo nguồn"),
                times,
                supplements,
                transfers,
                "https://source.example/ho-so/" + code,
                "{\"MaHoSo\":\"" + code + "\"}",
                sha256(content));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
