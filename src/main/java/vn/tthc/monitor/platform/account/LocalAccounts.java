package vn.tthc.monitor.platform.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.Audit;

/** Accounts in our own tables; names are lower case, so that nobody is locked out by a capital letter. */
@Component("accounts")
@Transactional
class LocalAccounts implements Accounts {
    private static final int SHORTEST_PASSWORD = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountStore store;
    private final FirstAdministrator firstAdministrator;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Clock clock;

    LocalAccounts(
            AccountStore store,
            FirstAdministrator firstAdministrator,
            PasswordEncoder encoder,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.firstAdministrator = firstAdministrator;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean empty() {
        return store.empty();
    }

    @Override
    public Optional<Account> find(String username) {
        return store.find(normalized(username));
    }

    @Override
    public List<Account> all() {
        return store.all();
    }

    @Override
    public Account create(
            String username, String displayName, String password, Set<Role> roles, @Nullable String agency) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "Mật khẩu phải có ít nhất %d ký tự. (A password has at least %d characters.)"
                            .formatted(SHORTEST_PASSWORD, SHORTEST_PASSWORD));
        }
        return insert(username, displayName, password, roles, agency);
    }

    @Override
    public Account claim(String oneTimeToken, String username, String password) {
        store.lock();
        if (!store.empty() || !firstAdministrator.matches(oneTimeToken)) {
            throw new IllegalArgumentException(
                    "Mã khởi tạo không đúng hoặc đã được dùng; xem mã trong tệp first-administrator.txt của thư mục dữ liệu. (The one-time code is wrong or used; it stands in first-administrator.txt of the data folder.)");
        }
        var account = create(username, username, password, EnumSet.allOf(Role.class), null);
        firstAdministrator.claimed();
        return account;
    }

    @Override
    public Optional<ApiToken> token(String bearer) {
        return store.token(hash(bearer));
    }

    @Override
    public String issueToken(String username, String label, Set<String> scopes) {
        var account = find(username)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Không có tài khoản %s. (There is no account %s.)".formatted(username, username)));
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = "tthc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.insertToken(hash(token), account.username(), label, scopes, clock.instant());
        audit.record("system", "token.issue", account.username(), label + " " + scopes);
        return token;
    }

    /** The demo's account, whose password is too short for {@link #create}. */
    void createDemo(String username, String password, String token) {
        if (store.find(username).isEmpty()) {
            insert(username, "Tài khoản trình diễn", password, EnumSet.allOf(Role.class), null);
        }
        store.insertToken(hash(token), username, "demo", Set.of("read", "act"), clock.instant());
    }

    private Account insert(
            String username, String displayName, String password, Set<Role> roles, @Nullable String agency) {
        var name = normalized(username);
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,63}")) {
            throw new IllegalArgumentException(
                    "Tên tài khoản gồm 2 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới, ví dụ nguyen.van.a. (A name has 2 to 64 letters, digits, dots, dashes or underscores.)");
        }
        var shown = displayName.isBlank() ? name : displayName.strip();
        var account = new Account(name, shown, hashed(password), Set.copyOf(roles), agency, true);
        if (!store.insert(account, clock.instant())) {
            throw new IllegalArgumentException(
                    "Tên tài khoản %s đã có người dùng. (The account name %s is taken.)".formatted(name, name));
        }
        audit.record("system", "account.create", name, account.roles().toString());
        return account;
    }

    private String hashed(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the password encoder answered nothing");
        }
        return hash;
    }

    private static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
