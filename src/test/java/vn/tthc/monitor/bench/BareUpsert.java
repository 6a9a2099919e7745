package vn.tthc.monitor.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * The raw limit to compare with: prepared rows into a plain table of 16 columns, a text key of two parts and three more
 * indexes, by batches of 1,000 with rewritten statements, and nothing else done.
 */
final class BareUpsert {
    private static final String TABLE = """
            CREATE SCHEMA IF NOT EXISTS bench;
            DROP TABLE IF EXISTS bench.record;
            CREATE TABLE bench.record (
                source text NOT NULL, code text NOT NULL, procedure_code text, procedure_name text, field text, agency text,
                department text, officer text, applicant text, channel text, status smallint, received_at timestamptz,
                due_at timestamptz, updated_at timestamptz, content_hash text, raw jsonb, PRIMARY KEY (source, code));
            CREATE INDEX ON bench.record (status, due_at);
            CREATE INDEX ON bench.record (agency, due_at);
            CREATE INDEX ON bench.record (updated_at)
            """;
    private static final String UPSERT = """
            INSERT INTO bench.record AS r VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (source, code) DO UPDATE SET procedure_code = excluded.procedure_code,
                procedure_name = excluded.procedure_name, field = excluded.field, agency = excluded.agency,
                department = excluded.department, officer = excluded.officer, applicant = excluded.applicant,
                channel = excluded.channel, status = excluded.status, received_at = excluded.received_at,
                due_at = excluded.due_at, updated_at = excluded.updated_at, content_hash = excluded.content_hash,
                raw = excluded.raw""";
    private static final String SKIP_UNCHANGED =
            UPSERT + " WHERE r.content_hash IS DISTINCT FROM excluded.content_hash";

    private final DataSource database;

    BareUpsert(DataSource database) throws SQLException {
        this.database = database;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** A prepared row. */
    record Row(InventedRecords records, int number, int edition, String raw) {
        static Row of(InventedRecords records, int number, int edition) {
            return new Row(records, number, edition, records.json(number, edition));
        }
    }

    Duration write(List<Row> rows) throws SQLException {
        return run(UPSERT, rows);
    }

    Duration writeChanged(List<Row> rows) throws SQLException {
        return run(SKIP_UNCHANGED, rows);
    }

    private Duration run(String sql, List<Row> rows) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var start = System.nanoTime();
            for (var first = 0; first < rows.size(); first += RecordServer.PAGE) {
                page(connection, sql, rows.subList(first, Math.min(first + RecordServer.PAGE, rows.size())));
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static void page(Connection connection, String sql, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                var records = row.records();
                var number = row.number();
                var at = 0;
                statement.setString(++at, "bench");
                statement.setString(++at, records.code(number));
                statement.setString(++at, records.procedureCode(number));
                statement.setString(++at, records.procedureName(number));
                statement.setString(++at, records.field(number));
                statement.setString(++at, "H24." + (1 + number % 114));
                statement.setString(++at, "Thẩm định hồ sơ");
                statement.setString(++at, "Hoàng Minh Giang");
                statement.setString(++at, records.applicant(number));
                statement.setString(++at, "ONLINE");
                statement.setInt(++at, records.open(number) ? 4 : 9);
                statement.setTimestamp(++at, time(records.received(number)));
                statement.setTimestamp(++at, time(records.due(number)));
                statement.setTimestamp(++at, time(records.received(number).plusSeconds(row.edition())));
                statement.setString(++at, Integer.toHexString(31 * number + row.edition()) + "f".repeat(56));
                statement.setString(++at, row.raw());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }
}
