package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/** Turns unified rows into {@link QueueRow}s, and says their urgency in SQL by the rules of {@code Deadlines.urgency}. */
final class QueueRows {
    /** With the parameters now and endOfDay. A closed dossier is late if it was finished late; of one that is gone nobody knows. */
    static final String URGENCY = """
            case when not is_open then
                case when gone_since is not null then 'UNKNOWN' when due_at is null then case when no_term then 'NO_TERM' else 'UNKNOWN' end
                    when coalesce(finished_at, changed_at) > due_at then 'OVERDUE' else 'IN_TIME' end
                when queue_rank = 2 then 'PAUSED' when queue_rank = 3 then 'NO_TERM' when queue_rank = 1 then 'UNKNOWN'
                when due_at <= :now then 'OVERDUE' when due_at < :endOfDay then 'TODAY' when warn_at <= :now then 'SOON'
                else 'IN_TIME' end""";

    private QueueRows() {}

    static QueueRow read(ResultSet row, int number) throws SQLException {
        return new QueueRow(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("code"),
                row.getString("national_code"),
                row.getString("applicant_name"),
                RecordRows.procedure(row),
                RecordRows.handling(row),
                RecordRows.choice(SourceDossier.Channel.class, row.getString("channel")),
                RecordRows.status(row.getInt("status")),
                row.getString("status_text"),
                row.getString("source"),
                List.of((String[]) row.getArray("sources").getArray()),
                row.getBoolean("mismatch"),
                FindingKind.of(row.getInt("findings")),
                row.getBoolean("elsewhere"),
                new QueueRow.Times(
                        instant(row, "received_at"),
                        instant(row, "due_at"),
                        origin(row),
                        instant(row, "warn_at"),
                        instant(row, "paused_since"),
                        instant(row, "finished_at"),
                        required(row, "changed_at"),
                        instant(row, "gone_since")),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("deep_link"));
    }

    private static @Nullable DueOrigin origin(ResultSet row) throws SQLException {
        var written = RecordRows.choice(DueOrigin.class, row.getString("due_origin"));
        return written == null && instant(row, "due_at") != null ? DueOrigin.SOURCE : written;
    }

    /** As in the column {@code sort_at}. */
    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
