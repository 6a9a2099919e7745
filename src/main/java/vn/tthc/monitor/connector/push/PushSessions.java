package vn.tthc.monitor.connector.push;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import okio.ByteString;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.definition.PushSettings;
import vn.tthc.monitor.connector.definition.PushSettings.Account;

/**
 * Who is logged in. Sessions stand in the database, so that any node takes them and a restart ends none; only by their
 * hash, so that nobody who reads the database can use one. A changed or removed password ends them at once.
 */
@Component
class PushSessions {
    private static final int BYTES = 32;

    /** A sender that logs in for every call must not fill the table. */
    private static final int OPEN_AT_ONCE = 50;

    private final PushSessionStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PushSessions(PushSessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A new session; empty for a wrong name or password, which take equally long. */
    Optional<String> open(String connector, PushSettings settings, PushMessage.Login login) {
        Account found = null;
        for (var account : settings.accounts()) {
            var named = same(account.username(), login.username());
            var proved = same(account.password().reveal(), login.password());
            if (named && proved) {
                found = account;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var session = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        store.tidy(connector, found.username(), OPEN_AT_ONCE - 1, now);
        store.open(
                connector,
                sha256(session),
                new PushSessionStore.Row(found.username(), proof(session, found)),
                now,
                now.plus(settings.session()));
        return Optional.of(session);
    }

    /** Whose session it is; empty for one that is unknown, has expired, or whose account has changed. */
    Optional<String> user(String connector, PushSettings settings, String session) {
        return store.find(connector, sha256(session), clock.instant())
                .filter(row -> settings.accounts().stream()
                        .filter(account -> account.username().equals(row.username()))
                        .anyMatch(account -> same(proof(session, account), row.proof())))
                .map(PushSessionStore.Row::username);
    }

    private static ByteString proof(String session, Account account) {
        return sha256(
                session + "\n" + account.username() + "\n" + account.password().reveal());
    }

    private static boolean same(String one, String other) {
        return same(sha256(one), sha256(other));
    }

    /** Takes equally long however much of them is equal. */
    private static boolean same(ByteString one, ByteString other) {
        return MessageDigest.isEqual(one.toByteArray(), other.toByteArray());
    }

    private static ByteString sha256(String text) {
        return ByteString.encodeUtf8(text).sha256();
    }
}
