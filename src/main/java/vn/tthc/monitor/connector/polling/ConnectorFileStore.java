package vn.tthc.monitor.connector.polling;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that were last known, gone ones included. */
@Component
class ConnectorFileStore {
    private final JdbcClient jdbc;

    ConnectorFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file as last known.
     *
     * @param print hash of its content when it was last taken up
     * @param goneAt when it was found gone; null while it is there
     */
    record Row(
            String connector,
            String name,
            String path,
            String print,
            @Nullable Instant goneAt) {}

    List<Row> all() {
        return jdbc.sql("SELECT * FROM connector.file ORDER BY connector")
                .query(ConnectorFileStore::row)
                .list();
    }

    Optional<Row> find(String connector) {
        return jdbc.sql("SELECT * FROM connector.file WHERE connector = ?")
                .param(connector)
                .query(ConnectorFileStore::row)
                .optional();
    }

    void save(Row row, Instant now) {
        jdbc.sql("""
                INSERT INTO connector.file (connector, name, path, print, seen_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (connector) DO UPDATE SET name = excluded.name, path = excluded.path, print = excluded.print,
                    seen_at = excluded.seen_at, gone_at = NULL""")
                .params(row.connector(), row.name(), row.path(), row.print(), utc(now))
                .update();
    }

    /** Marks a file as gone; false where it was never known, or is known to be gone already. */
    boolean gone(String connector, Instant now) {
        return jdbc.sql("UPDATE connector.file SET gone_at = ? WHERE connector = ? AND gone_at IS NULL")
                        .params(utc(now), connector)
                        .update()
                == 1;
    }

    /** Forgets files gone since before a moment, except those of the connectors named. */
    long forget(Instant goneBefore, Collection<String> except) {
        return jdbc.sql("DELETE FROM connector.file WHERE gone_at < ? AND connector <> ALL (?::text[])")
                .params(utc(goneBefore), except.toArray(String[]::new))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var gone = instant(row, "gone_at");
        return new Row(
                row.getString("connector"), row.getString("name"), row.getString("path"), row.getString("print"), gone);
    }
}
