package vn.tthc.monitor.platform.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Accounts.Account;
import vn.tthc.monitor.platform.Accounts.ApiToken;
import vn.tthc.monitor.platform.Accounts.Role;

/** Tables of accounts and API tokens. */
@Component
class AccountStore {
    private static final String COLUMNS = "a.username, a.display_name, a.password_hash, a.roles, a.agency, a.enabled";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean empty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM platform.account)")
                .query(Boolean.class)
                .single();
    }

    /** Lets one claim at a time pass, until the end of the transaction. */
    void lock() {
        jdbc.sql("LOCK TABLE platform.account IN SHARE ROW EXCLUSIVE MODE").update();
    }

    Optional<Account> find(String username) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.account a WHERE a.username = :username")
                .param("username", username)
                .query((row, number) -> account(row))
                .optional();
    }

    List<Account> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.account a ORDER BY a.username")
                .query((row, number) -> account(row))
                .list();
    }

    /** Answers false where the name is taken. */
    boolean insert(Account account, Instant now) {
        return jdbc.sql("""
                INSERT INTO platform.account (username, display_name, password_hash, roles, agency, enabled, created_at)
                VALUES (:username, :displayName, :passwordHash, :roles, :agency, :enabled, :now)
                ON CONFLICT DO NOTHING
                """)
                        .param("username", account.username())
                        .param("displayName", account.displayName())
                        .param("passwordHash", account.passwordHash())
                        .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                        .param("agency", account.agency())
                        .param("enabled", account.enabled())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<ApiToken> token(byte[] hash) {
        return jdbc.sql("SELECT t.scopes, " + COLUMNS + """
                  FROM platform.api_token t
                  JOIN platform.account a USING (username)
                 WHERE t.hash = :hash AND a.enabled
                """)
                .param("hash", hash)
                .query((row, number) -> new ApiToken(account(row), Set.copyOf(texts(row.getArray("scopes")))))
                .optional();
    }

    void insertToken(byte[] hash, String username, String label, Set<String> scopes, Instant now) {
        jdbc.sql("""
                INSERT INTO platform.api_token (hash, username, label, scopes, created_at)
                VALUES (:hash, :username, :label, :scopes, :now)
                ON CONFLICT DO NOTHING
                """)
                .param("hash", hash)
                .param("username", username)
                .param("label", label)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> setting(String name) {
        return jdbc.sql("SELECT value FROM platform.setting WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    void setSetting(String name, String value, Instant now) {
        jdbc.sql("""
                INSERT INTO platform.setting (name, value, changed_at) VALUES (:name, :value, :now)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
                """)
                .param("name", name)
                .param("value", value)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeSetting(String name) {
        jdbc.sql("DELETE FROM platform.setting WHERE name = :name")
                .param("name", name)
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = texts(row.getArray("roles")).stream()
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                Set.copyOf(roles),
                row.getString("agency"),
                row.getBoolean("enabled"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
