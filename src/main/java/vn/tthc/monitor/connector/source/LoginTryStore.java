package vn.tthc.monitor.connector.source;

import static vn.tthc.monitor.platform.StoredTime.required;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tries of every login, counted in the database for all nodes and across restarts. */
@Component
class LoginTryStore implements LoginTries {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<Proof, String> fingerprints = new ConcurrentHashMap<>();

    LoginTryStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // What was tried stays tried, whatever becomes of the work around it.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Claim claim(Proof proof, Instant now, @Nullable Duration pause) {
        return inOrder(proof, before -> {
            var granted = before.open(now, pause);
            if (granted) {
                save(proof, before.claimed(now));
            }
            return new Claim(granted, before);
        });
    }

    @Override
    public void accepted(Proof proof) {
        jdbc.sql("DELETE FROM connector.login_try WHERE connector = ? AND proof = ?")
                .params(proof.connector(), fingerprint(proof))
                .update();
    }

    @Override
    public void refused(Proof proof, Instant now, String reason, boolean byPerson) {
        inOrder(proof, before -> {
            save(proof, byPerson && before.stopped() ? before : before.refused(now, reason));
            return before;
        });
    }

    @Override
    public void released(Proof proof, Instant now) {
        inOrder(proof, before -> {
            save(proof, before.released(now));
            return before;
        });
    }

    @Override
    public boolean allowOnce(Proof proof, Instant now) {
        return inOrder(proof, before -> {
            save(proof, before.allowedOnce(now));
            return before.stopped();
        });
    }

    /** One after the other over all nodes. */
    private <T> T inOrder(Proof proof, Function<LoginCount, T> step) {
        var fingerprint = fingerprint(proof);
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("""
                    INSERT INTO connector.login_try (connector, proof, changed_at) VALUES (?, ?, ?)
                    ON CONFLICT (connector, proof) DO NOTHING""")
                    .params(proof.connector(), fingerprint, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                    .update();
            return step.apply(jdbc.sql("SELECT * FROM connector.login_try WHERE connector = ? AND proof = ? FOR UPDATE")
                    .params(proof.connector(), fingerprint)
                    .query(LoginTryStore::count)
                    .single());
        }));
    }

    private void save(Proof proof, LoginCount count) {
        jdbc.sql("""
                UPDATE connector.login_try SET tries = ?, refusals = ?, reason = ?, changed_at = ?
                WHERE connector = ? AND proof = ?""")
                .params(
                        count.tries(),
                        count.refusals(),
                        count.reason(),
                        count.changedAt().atOffset(ZoneOffset.UTC),
                        proof.connector(),
                        fingerprint(proof))
                .update();
    }

    private String fingerprint(Proof proof) {
        return fingerprints.computeIfAbsent(proof, Proof::fingerprint);
    }

    private static LoginCount count(ResultSet row, int number) throws SQLException {
        return new LoginCount(
                row.getInt("tries"), row.getInt("refusals"), row.getString("reason"), required(row, "changed_at"));
    }
}
