package vn.tthc.monitor.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The raw limit to compare with: prepared rows into a plain table of 16 columns, a text key of two parts and three more
 * indexes, by batches of 1,000 with rewritten statements, and nothing else done. Its key is compared as ours is; it has
 * fewer columns and indexes than ours, and keeps the received record as jsonb where ours is text.
 */
final class BareUpsert {
    private static final String TABLE = """
            CREATE SCHEMA IF NOT EXISTS bench;
            DROP TABLE IF EXISTS bench.record;
            CREATE TABLE bench.record (
                source text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL, procedure_code text, procedure_name text, field text, agency text,
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

    /** A row with every value ready. */
    record Row(List<String> texts, int status, List<OffsetDateTime> times, String hash, String raw) {
        static Row of(InventedRecords records, int number, int edition) {
            var received = records.received(number);
            return new Row(
                    List.of(
                            "bench",
                            records.code(number),
                            records.procedureCode(number),
                            records.procedureName(number),
                            records.field(number),
                            "H24." + (1 + number % 114),
                            "Thẩm định hồ sơ",
                            "Hoàng Minh Giang",
                            records.applicant(number),
                            "ONLINE"),
                    records.open(number) ? 4 : 9,
                    Stream.of(received, records.due(number), received.plusSeconds(edition))
                            .map(time -> time.atOffset(ZoneOffset.UTC))
                            .toList(),
                    Integer.toHexString(31 * number + edition) + "f".repeat(56),
                    records.json(number, edition));
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
                var at = 0;
                for (var text : row.texts()) {
                    statement.setString(++at, text);
                }
                statement.setInt(++at, row.status());
                for (var time : row.times()) {
                    statement.setObject(++at, time);
                }
                statement.setString(++at, row.hash());
                statement.setString(++at, row.raw());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }
}
