package vn.tthc.monitor.alert.outbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;

/** What the channels were told of windows and stages by notice. */
@Component
class PlannedStore {
    private final JdbcClient jdbc;

    PlannedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a stage of a system is spoken of as; ids of systems hold letters, digits and hyphens only. */
    static String stage(String source, Object from, LifecycleState state) {
        return "stage-" + source + "-" + from + "-" + state;
    }

    /** What the newest suspension of the system was spoken of as; empty where none was. */
    Optional<String> suspension(String source) {
        return jdbc.sql("""
                SELECT subject FROM alert.outbox WHERE kind = 'SUSPENDED' AND subject ~ :pattern
                ORDER BY id DESC LIMIT 1""")
                .param("pattern", "^" + stage(source, "[0-9]{4}-[0-9]{2}-[0-9]{2}", LifecycleState.SUSPENDED) + "$")
                .query((row, number) -> row.getString("subject"))
                .optional();
    }

    /** Notes which system was spoken of; null for all. */
    void about(String subject, int sequence, @Nullable String source) {
        jdbc.sql("UPDATE alert.outbox SET planned_source = :source WHERE subject = :subject AND sequence = :sequence")
                .param("source", source)
                .param("subject", subject)
                .param("sequence", sequence)
                .update();
    }

    /** Takes back starts that never got out; their time is over. Answers how many. */
    int takeBack(String subject) {
        return jdbc.sql("""
                UPDATE alert.outbox SET state = 'SUPERSEDED', not_before = NULL
                WHERE subject = :subject AND sequence = 1 AND state IN ('PENDING', 'DEFERRED') AND NOT repeated""").param("subject", subject).update();
    }

    /** Channels for which the start was written. */
    List<String> meant(String subject) {
        return jdbc.sql("SELECT channel FROM alert.outbox WHERE subject = :subject AND sequence = 1 ORDER BY channel")
                .param("subject", subject)
                .query((row, number) -> row.getString("channel"))
                .list();
    }

    /** Channels that took the start, may have, or are being told of it at this moment. */
    List<String> heard(String subject) {
        return jdbc.sql("""
                SELECT channel FROM alert.outbox WHERE subject = :subject AND sequence = 1
                    AND (state IN ('LEASED', 'CALLING', 'ACCEPTED', 'UNCERTAIN') OR repeated) ORDER BY channel""")
                .param("subject", subject)
                .query((row, number) -> row.getString("channel"))
                .list();
    }
}
