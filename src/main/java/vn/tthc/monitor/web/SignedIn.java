package vn.tthc.monitor.web;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Accounts.Account;
import vn.tthc.monitor.platform.Accounts.Role;

/**
 * Who sits in front of the screen or behind the token. It carries no password, so that a stored session holds none.
 *
 * @param agency code of the agency whose subtree it sees; null for all
 */
public record SignedIn(
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable String agency) implements Principal {
    /** The signed-in form of an account. */
    public static SignedIn of(Account account) {
        return new SignedIn(account.username(), account.displayName(), Set.copyOf(account.roles()), account.agency());
    }

    @Override
    public String getName() {
        return username;
    }

    /** Whether it may check, start and stop sources, send test messages, and see raw records. */
    public boolean technical() {
        return roles.contains(Role.TECHNICIAN) || roles.contains(Role.ADMINISTRATOR);
    }

    /** Whether it may bring files and take imports back. */
    public boolean importsFiles() {
        return technical() || roles.contains(Role.CLERK) || roles.contains(Role.CONTROLLER);
    }

    /** Whether it may take, settle and reopen what systems disagree about. */
    public boolean handlesMismatches() {
        return importsFiles();
    }

    /** Whether it may take incidents in hand, note what is known of them and put them together. */
    public boolean handlesIncidents() {
        return technical() || roles.contains(Role.CONTROLLER);
    }

    /** Whether it may say which dossiers are one. */
    public boolean linksDossiers() {
        return importsFiles();
    }

    /** Whether it may read the ledger of messages. */
    public boolean readsMessages() {
        return technical() || roles.contains(Role.CONTROLLER) || roles.contains(Role.LEADER);
    }
}
