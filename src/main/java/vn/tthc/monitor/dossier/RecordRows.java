package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.deadline.Pause;

/** Turns rows of the source records into {@link StoredRecord}s. */
final class RecordRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<SourceDossier.Supplement>> SUPPLEMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};
    private static final TypeReference<List<SourceDossier.Transfer>> TRANSFERS = new TypeReference<>() {};

    private RecordRows() {}

    static StoredRecord read(ResultSet row, int number) throws SQLException {
        return new StoredRecord(
                row.getLong("id"),
                row.getString("source"),
                dossier(row),
                row.getString("link_key"),
                instant(row, "paused_since"),
                list(row.getString("pauses"), PAUSES),
                instant(row, "elsewhere_since"),
                choice(DueOrigin.class, row.getString("due_origin")),
                row.getInt("findings"),
                required(row, "first_seen_at"),
                required(row, "changed_at"),
                required(row, "read_at"),
                instant(row, "missing_since"),
                instant(row, "gone_at"),
                row.getString("gone_reason"));
    }

    private static SourceDossier dossier(ResultSet row) throws SQLException {
        var raw = row.getString("raw");
        return new SourceDossier(
                row.getString("code"),
                row.getString("national_code"),
                row.getString("cross_reference"),
                procedure(row),
                handling(row),
                new SourceDossier.Applicant(
                        row.getString("applicant_name"),
                        choice(SourceDossier.ApplicantKind.class, row.getString("applicant_kind")),
                        row.getString("id_number"),
                        row.getString("phone")),
                new SourceDossier.Submission(
                        choice(SourceDossier.Channel.class, row.getString("channel")),
                        choice(SourceDossier.ServiceLevel.class, row.getString("service_level")),
                        flag(row, "digitized"),
                        flag(row, "paid_online")),
                new SourceDossier.Status(
                        status(row.getInt("status")), row.getString("status_code"), row.getString("status_text")),
                milestones(row),
                list(row.getString("supplements"), SUPPLEMENTS),
                list(row.getString("transfers"), TRANSFERS),
                row.getString("deep_link"),
                raw == null ? "" : raw,
                row.getString("content_hash"));
    }

    static SourceDossier.Procedure procedure(ResultSet row) throws SQLException {
        return new SourceDossier.Procedure(
                row.getString("procedure_code"), row.getString("procedure_name"), row.getString("field"));
    }

    static SourceDossier.Handling handling(ResultSet row) throws SQLException {
        return new SourceDossier.Handling(
                row.getString("receiving_agency"),
                row.getString("handling_agency"),
                row.getString("department"),
                row.getString("officer"));
    }

    private static SourceDossier.Milestones milestones(ResultSet row) throws SQLException {
        return new SourceDossier.Milestones(
                instant(row, "submitted_at"),
                instant(row, "received_at"),
                instant(row, "due_at"),
                row.getBoolean("no_term"),
                instant(row, "finished_at"),
                instant(row, "returned_at"),
                instant(row, "withdrawn_at"),
                instant(row, "source_updated_at"),
                instant(row, "entered_at"));
    }

    static DossierStatus status(int code) {
        for (var status : DossierStatus.values()) {
            if (status.code() == code) {
                return status;
            }
        }
        throw new IllegalStateException("the database holds the unknown dossier status " + code);
    }

    static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        var value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    private static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
        return json == null ? List.of() : JSON.readValue(json, type);
    }
}
