package vn.tthc.monitor.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Local accounts and API tokens. Passwords and tokens are stored as hashes only. */
public interface Accounts {
    /** Whether no administrator exists yet, so that the one-time link is in force. */
    boolean empty();

    Optional<Account> find(String username);

    List<Account> all();

    /**
     * Creates an account.
     *
     * @throws IllegalArgumentException with a sentence for a taken name or a password shorter than 10 characters
     */
    Account create(String username, String displayName, String password, Set<Role> roles, @Nullable String agency);

    /** Creates the first administrator if the one-time token is right and no account exists. */
    Account claim(String oneTimeToken, String username, String password);

    /** The account and scopes behind a bearer token. */
    Optional<ApiToken> token(String bearer);

    /** Makes a token for an account and answers its clear value, shown only once. */
    String issueToken(String username, String label, Set<String> scopes);

    /**
     * One account.
     *
     * @param agency code of the agency whose subtree it sees; null for all
     * @param passwordHash for the login only
     */
    record Account(
            String username,
            String displayName,
            String passwordHash,
            Set<Role> roles,
            @Nullable String agency,
            boolean enabled) {}

    /** A bearer token's owner and what it may do: read, act. */
    record ApiToken(Account account, Set<String> scopes) {}

    /** What an account may do. */
    enum Role {
        CLERK,
        CONTROLLER,
        LEADER,
        TECHNICIAN,
        ADMINISTRATOR,
        WALLBOARD
    }
}
