package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** The gates of the channels, in the database because all nodes together must keep a provider's limit. */
@Component
class LaneStore {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    LaneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One gate.
     *
     * @param recentCalls begin of the calls of the last minute, oldest first
     * @param stopReason why nothing leaves until a person acts; null where nothing is wrong
     */
    record Lane(
            String channel,
            List<Instant> recentCalls,
            @Nullable Instant blockedUntil,
            @Nullable Instant stoppedAt,
            @Nullable String stopReason) {

        /** When the next call may begin; null where it may at once. */
        @Nullable Instant nextFree(ChannelPlan.Limits limits, Instant now) {
            var free = blockedUntil == null ? now : blockedUntil;
            free = later(free, opens(limits.perSecond(), SECOND));
            free = later(free, opens(limits.perMinute(), MINUTE));
            return free.isAfter(now) ? free : null;
        }

        /**
         * When one more call makes no more than so many within the time. Several may go at once: whoever had to wait for
         * the next tick after each would never come near a limit of many a second.
         */
        private @Nullable Instant opens(int most, Duration within) {
            return recentCalls.size() < most
                    ? null
                    : recentCalls.get(recentCalls.size() - most).plus(within);
        }

        private static Instant later(Instant one, @Nullable Instant other) {
            return other != null && one.isBefore(other) ? other : one;
        }
    }

    /** Subjects of what waits at the gate about dossiers. */
    List<String> waitingDigests(String channel, Instant now) {
        return jdbc.sql("""
                SELECT DISTINCT subject FROM alert.outbox
                WHERE channel = :channel AND kind IN ('DIGEST', 'DOSSIER') AND state IN ('PENDING', 'DEFERRED', 'UNCERTAIN')
                    AND not_before <= :now""")
                .param("channel", channel)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((results, row) -> results.getString(1))
                .list();
    }

    /** Makes the gate where it is missing. */
    void ensure(String channel) {
        jdbc.sql("INSERT INTO alert.lane (channel) VALUES (:channel) ON CONFLICT DO NOTHING")
                .param("channel", channel)
                .update();
    }

    /** The gate, locked until the transaction ends; empty where another node holds it at this moment. */
    Optional<Lane> lock(String channel, Instant now) {
        return jdbc.sql("SELECT * FROM alert.lane WHERE channel = :channel FOR UPDATE SKIP LOCKED")
                .param("channel", channel)
                .query((results, row) -> lane(results, now))
                .optional();
    }

    Map<String, Lane> all(Instant now) {
        var lanes = new LinkedHashMap<String, Lane>();
        jdbc.sql("SELECT * FROM alert.lane ORDER BY channel")
                .query((results, row) -> lane(results, now))
                .list()
                .forEach(lane -> lanes.put(lane.channel(), lane));
        return lanes;
    }

    /** Counts a call that begins now. */
    void called(Lane lane, Instant now) {
        var calls = new ArrayList<>(lane.recentCalls());
        calls.add(now);
        jdbc.sql("UPDATE alert.lane SET recent_calls = :calls, decided_at = :now WHERE channel = :channel")
                .param("calls", calls.stream().map(Instant::toEpochMilli).toArray(Long[]::new))
                .param("channel", lane.channel())
                .param("now", utc(now))
                .update();
    }

    void block(String channel, Instant until, Instant now) {
        jdbc.sql("""
                UPDATE alert.lane SET blocked_until = greatest(coalesce(blocked_until, :until), :until),
                    decided_at = :now
                WHERE channel = :channel""")
                .param("until", utc(until))
                .param("now", utc(now))
                .param("channel", channel)
                .update();
    }

    void stop(String channel, Instant now, String reason) {
        jdbc.sql("UPDATE alert.lane SET stopped_at = :now, stop_reason = :reason WHERE channel = :channel")
                .param("now", utc(now))
                .param("reason", reason)
                .param("channel", channel)
                .update();
    }

    /** Notes that the channel took nothing. */
    void failing(String channel, Instant now) {
        jdbc.sql("UPDATE alert.lane SET failing_since = :now WHERE channel = :channel AND failing_since IS NULL")
                .param("now", utc(now))
                .param("channel", channel)
                .update();
    }

    /** Notes that it took something; answers whether it had not before. */
    boolean works(String channel) {
        return jdbc.sql(
                                "UPDATE alert.lane SET failing_since = NULL WHERE channel = :channel AND failing_since IS NOT NULL")
                        .param("channel", channel)
                        .update()
                == 1;
    }

    /** Lets messages out again, after a test send got through or the application starts with perhaps another secret. */
    void resume(String channel) {
        jdbc.sql("UPDATE alert.lane SET stopped_at = NULL, stop_reason = NULL WHERE channel = :channel")
                .param("channel", channel)
                .update();
    }

    private static Lane lane(ResultSet results, Instant now) throws SQLException {
        var calls = (Long[]) results.getArray("recent_calls").getArray();
        var recent = Arrays.stream(calls)
                .map(Instant::ofEpochMilli)
                .filter(at -> at.plus(MINUTE).isAfter(now))
                .sorted()
                .toList();
        return new Lane(
                results.getString("channel"),
                recent,
                instant(results, "blocked_until"),
                instant(results, "stopped_at"),
                results.getString("stop_reason"));
    }
}
