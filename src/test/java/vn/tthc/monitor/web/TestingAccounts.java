package vn.tthc.monitor.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.Audit;

/** One account of every role, named like the role, with the password {@code password-of-}role; and its tokens. */
class TestingAccounts implements Accounts, Audit {
    private final PasswordEncoder encoder;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    final List<String> audited = new ArrayList<>();

    TestingAccounts(PasswordEncoder encoder) {
        this.encoder = encoder;
        reset();
    }

    void reset() {
        accounts.clear();
        audited.clear();
        for (var role : Role.values()) {
            var name = Words.of(role);
            add(name, EnumSet.of(role), null);
        }
        add("all", EnumSet.allOf(Role.class), null);
        add("ward", EnumSet.of(Role.CLERK), "H29.2");
    }

    void clear() {
        accounts.clear();
    }

    private void add(String name, Set<Role> roles, @Nullable String agency) {
        accounts.put(
                name,
                new Account(
                        name,
                        "Người dùng " + name,
                        String.valueOf(encoder.encode("password-of-" + name)),
                        roles,
                        agency,
                        true));
    }

    @Override
    public boolean empty() {
        return accounts.isEmpty();
    }

    @Override
    public Optional<Account> find(String username) {
        return Optional.ofNullable(accounts.get(username));
    }

    @Override
    public List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public Account create(
            String username, String displayName, String password, Set<Role> roles, @Nullable String agency) {
        throw new UnsupportedOperationException("screens do not create accounts");
    }

    @Override
    public Account claim(String oneTimeToken, String username, String password) {
        if (!"right".equals(oneTimeToken)) {
            throw new IllegalArgumentException("Mã dùng một lần không đúng. Hãy chép lại từ cửa sổ lệnh.");
        }
        add(username, EnumSet.of(Role.ADMINISTRATOR), null);
        return accounts.values().iterator().next();
    }

    /** A token reads {@code account:scope,scope}. */
    @Override
    public Optional<ApiToken> token(String bearer) {
        var parts = bearer.split(":", -1);
        return parts.length != 2
                ? Optional.empty()
                : find(parts[0]).map(account -> new ApiToken(account, Set.of(parts[1].split(",", -1))));
    }

    @Override
    public String issueToken(String username, String label, Set<String> scopes) {
        throw new UnsupportedOperationException("screens do not issue tokens");
    }

    @Override
    public void record(String actor, String action, String object, String detail) {
        audited.add(actor + " " + action + " " + object);
    }
}
