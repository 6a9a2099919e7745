package vn.tthc.monitor.alert.channel;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** The logins of Official Accounts as they stand after the last refresh. */
@Component
class OaLoginStore implements Retention {
    /** A refresh token is worth nothing after three months. */
    private static final Duration KEEP = Duration.ofDays(120);

    private final JdbcClient jdbc;

    OaLoginStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One login.
     *
     * @param accessToken sealed; null before the first refresh
     * @param refreshToken sealed; null before the first refresh
     * @param deadReason why no refresh will ever succeed again
     */
    record Login(
            @Nullable ByteString accessToken,
            @Nullable ByteString refreshToken,
            @Nullable Instant accessUntil,
            @Nullable Instant refreshedAt,
            Instant createdAt,
            @Nullable String deadReason) {

        /** Since when its refresh token has been lying unused. */
        Instant since() {
            return refreshedAt == null ? createdAt : refreshedAt;
        }
    }

    /** The login, created where it is missing. */
    Login find(String account, Instant now) {
        jdbc.sql("INSERT INTO alert.oa_login (account, created_at) VALUES (:account, :now) ON CONFLICT DO NOTHING")
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return read("", account).orElseThrow();
    }

    /** The login, and until the transaction ends nobody else may refresh it. */
    Login lock(String account) {
        return read(" FOR UPDATE", account).orElseThrow();
    }

    private Optional<Login> read(String how, String account) {
        return jdbc.sql("SELECT * FROM alert.oa_login WHERE account = :account" + how)
                .param("account", account)
                .query(OaLoginStore::login)
                .optional();
    }

    void refreshed(String account, ByteString access, ByteString refresh, Instant until, Instant now) {
        jdbc.sql("""
                UPDATE alert.oa_login SET access_token = :access, refresh_token = :refresh, access_until = :until,
                    refreshed_at = :now, dead_reason = NULL
                WHERE account = :account""")
                .param("access", access.toByteArray())
                .param("refresh", refresh.toByteArray())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .update();
    }

    void dead(String account, String reason) {
        jdbc.sql("UPDATE alert.oa_login SET dead_reason = :reason WHERE account = :account")
                .param("reason", reason)
                .param("account", account)
                .update();
    }

    /** The access token does not serve any more, unless somebody refreshed it meanwhile. */
    void spoiled(String account, @Nullable ByteString access, Instant now) {
        jdbc.sql("""
                UPDATE alert.oa_login SET access_until = :now
                WHERE account = :account AND access_token IS NOT DISTINCT FROM :access""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("access", access == null ? null : access.toByteArray())
                .update();
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM alert.oa_login WHERE coalesce(refreshed_at, created_at) < :before")
                .param("before", now.minus(KEEP).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Login login(ResultSet results, int row) throws SQLException {
        return new Login(
                bytes(results, "access_token"),
                bytes(results, "refresh_token"),
                instant(results, "access_until"),
                instant(results, "refreshed_at"),
                required(results, "created_at"),
                results.getString("dead_reason"));
    }

    private static @Nullable ByteString bytes(ResultSet results, String column) throws SQLException {
        var value = results.getBytes(column);
        return value == null ? null : ByteString.of(value);
    }
}
