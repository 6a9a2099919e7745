package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Notification;

/** What has to follow the first message of each open incident; its row is held by whoever writes messages about it. */
@Component
class FollowUpStore {
    private final JdbcClient jdbc;

    FollowUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One incident's.
     *
     * @param toldAt when somebody was first told; null while nobody was
     * @param held whether something was to be told and was not
     */
    record FollowUp(
            long incident,
            @Nullable Instant toldAt,
            boolean held,
            @Nullable Instant nextReminderAt,
            int stepsDone,
            @Nullable Instant nextStepAt) {

        /** Begun with the first message. */
        static FollowUp told(long incident, Instant now, Instant nextReminderAt, @Nullable Instant nextStepAt) {
            return new FollowUp(incident, now, false, nextReminderAt, 0, nextStepAt);
        }

        FollowUp held(boolean holds) {
            return new FollowUp(incident, toldAt, holds, nextReminderAt, stepsDone, nextStepAt);
        }

        FollowUp remindedUntil(Instant next) {
            return new FollowUp(incident, toldAt, held, next, stepsDone, nextStepAt);
        }

        FollowUp stepped(int done, @Nullable Instant next) {
            return new FollowUp(incident, toldAt, held, nextReminderAt, done, next);
        }
    }

    /**
     * A message and what it is about.
     *
     * @param planned the system of something planned; null for all of them
     */
    record Said(String subject, @Nullable String planned, Notification message) {}

    /** The row, made where it is missing, held until the transaction ends. */
    FollowUp hold(long incident) {
        jdbc.sql("INSERT INTO alert.follow_up (incident) VALUES (:incident) ON CONFLICT DO NOTHING")
                .param("incident", incident)
                .update();
        return jdbc.sql("SELECT * FROM alert.follow_up WHERE incident = :incident FOR UPDATE")
                .param("incident", incident)
                .query(FollowUpStore::followUp)
                .single();
    }

    /** The row held until the transaction ends; empty where it is gone or another node holds it at this moment. */
    Optional<FollowUp> claim(long incident) {
        return jdbc.sql("SELECT * FROM alert.follow_up WHERE incident = :incident FOR UPDATE SKIP LOCKED")
                .param("incident", incident)
                .query(FollowUpStore::followUp)
                .optional();
    }

    /** Incidents for which something is due. */
    List<Long> due(Instant now) {
        return jdbc.sql("""
                SELECT incident FROM alert.follow_up
                WHERE held OR next_reminder_at <= :now OR next_step_at <= :now ORDER BY incident""")
                .param("now", utc(now))
                .query((results, row) -> results.getLong("incident"))
                .list();
    }

    void save(FollowUp row) {
        jdbc.sql("""
                UPDATE alert.follow_up SET told_at = :toldAt, held = :held, next_reminder_at = :reminder,
                    steps_done = :steps, next_step_at = :step
                WHERE incident = :incident""")
                .param("toldAt", utc(row.toldAt()))
                .param("held", row.held())
                .param("reminder", utc(row.nextReminderAt()))
                .param("steps", row.stepsDone())
                .param("step", utc(row.nextStepAt()))
                .param("incident", row.incident())
                .update();
    }

    void delete(long incident) {
        jdbc.sql("DELETE FROM alert.follow_up WHERE incident = :incident")
                .param("incident", incident)
                .update();
    }

    Optional<FollowUp> find(long incident) {
        return jdbc.sql("SELECT * FROM alert.follow_up WHERE incident = :incident")
                .param("incident", incident)
                .query(FollowUpStore::followUp)
                .optional();
    }

    /** Channels that took a firing of the incident, or may have. */
    List<String> heard(long incident) {
        return jdbc.sql("""
                SELECT DISTINCT t.channel FROM alert.outbox t LEFT JOIN alert.outbox g ON g.id = t.summary
                WHERE t.incident = :incident AND t.kind IN %s
                    AND (coalesce(g.state, t.state) IN ('ACCEPTED', 'UNCERTAIN') OR coalesce(g.repeated, t.repeated))
                ORDER BY t.channel""".formatted(Told.FIRING))
                .param("incident", incident)
                .query((results, row) -> results.getString("channel"))
                .list();
    }

    /** Messages about incidents and digests written since, without those that a silence lets pass. */
    List<Said> since(Instant from) {
        return jdbc.sql("""
                SELECT * FROM alert.outbox WHERE created_at >= :from
                    AND kind NOT IN ('RECOVERED', 'INTERRUPTED', 'UNWATCHED', 'RESUMED', 'ACKED', 'CHANNEL_TEST') ORDER BY id DESC""")
                .param("from", utc(from))
                .query((results, row) -> new Said(
                        results.getString("subject"),
                        results.getString("planned_source"),
                        OutboxStore.notification(results, row)))
                .list();
    }

    private static FollowUp followUp(ResultSet results, int row) throws SQLException {
        return new FollowUp(
                results.getLong("incident"),
                instant(results, "told_at"),
                results.getBoolean("held"),
                instant(results, "next_reminder_at"),
                results.getInt("steps_done"),
                instant(results, "next_step_at"));
    }
}
