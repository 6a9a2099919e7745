package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.condition.NetworkRule.Network;
import vn.tthc.monitor.incident.condition.Streak;

/** The stored state of our own network. */
@Component
class NetworkStore {
    private final JdbcClient jdbc;

    NetworkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state with its open incident. */
    record Row(Network network, @Nullable Long incident) {}

    Network current() {
        return jdbc.sql("SELECT * FROM incident.network")
                .query((row, number) -> row(row))
                .optional()
                .map(Row::network)
                .orElse(Network.NEVER_LOOKED);
    }

    /** The row, locked until the transaction ends; made first where there is none. */
    Row lock() {
        jdbc.sql("INSERT INTO incident.network DEFAULT VALUES ON CONFLICT DO NOTHING")
                .update();
        return jdbc.sql("SELECT * FROM incident.network FOR UPDATE")
                .query((row, number) -> row(row))
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Network(
                        row.getInt("failures"),
                        new Streak(row.getInt("good"), instant(row, "good_since")),
                        instant(row, "down_since"),
                        instant(row, "ended_at")),
                row.getObject("incident", Long.class));
    }

    void save(Network network, @Nullable Long incident) {
        jdbc.sql("""
                UPDATE incident.network SET failures = :failures, good = :good, good_since = :goodSince,
                    down_since = :downSince, ended_at = :endedAt, incident = :incident""")
                .param("failures", network.failures())
                .param("good", network.good().count())
                .param("goodSince", utc(network.good().since()))
                .param("downSince", utc(network.downSince()))
                .param("endedAt", utc(network.endedAt()))
                .param("incident", incident)
                .update();
    }
}
