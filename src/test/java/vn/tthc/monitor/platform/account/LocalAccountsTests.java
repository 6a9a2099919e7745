package vn.tthc.monitor.platform.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import vn.tthc.monitor.platform.Accounts.Account;
import vn.tthc.monitor.platform.Accounts.Role;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class LocalAccountsTests {
    private static final String PASSWORD = "đủ dài để dùng";

    @TempDir
    Path data;

    private FirstAdministrator firstAdministrator;
    private LocalAccounts accounts;

    @BeforeEach
    void open() {
        var store = new AccountStore(TestDatabase.jdbc());
        firstAdministrator = new FirstAdministrator(store, Clock.systemUTC(), data);
        accounts = new LocalAccounts(
                store,
                firstAdministrator,
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                (actor, action, object, detail) -> {},
                Clock.systemUTC());
    }

    @Test
    void keepsAnAccountWithItsRolesAndOnlyAHashOfThePassword() {
        accounts.create("Nguyen.Van.A", "Nguyễn Văn A", PASSWORD, Set.of(Role.CLERK, Role.LEADER), "H24.32");
        var found = accounts.find("nguyen.van.a ").orElseThrow();
        assertThat(found.roles()).containsExactlyInAnyOrder(Role.CLERK, Role.LEADER);
        assertThat(found.agency()).isEqualTo("H24.32");
        assertThat(found.passwordHash()).startsWith("{bcrypt}").doesNotContain(PASSWORD);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void refusesShortPasswordsTakenNamesAndOddNames() {
        accounts.create("tuyet", "Tuyết", PASSWORD, Set.of(Role.CLERK), null);
        assertThatThrownBy(() -> accounts.create("minh", "Minh", "ngắn", Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10");
        assertThatThrownBy(() -> accounts.create("Tuyet", "", PASSWORD, Set.of(), null))
                .hasMessageContaining("tuyet");
        assertThatThrownBy(() -> accounts.create("../etc", "", PASSWORD, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstAdministratorIsClaimedOnceByTheCodeInTheFile() throws IOException {
        firstAdministrator.invite(8080);
        var file = data.resolve("first-administrator.txt");
        var link = Files.readString(file).strip();
        assertThat(link).startsWith("http://localhost:8080/khoi-tao?ma=");
        var code = link.substring(link.indexOf('=') + 1);
        assertThatThrownBy(() -> claim("guessed", "giang")).isInstanceOf(IllegalArgumentException.class);
        assertThat(claim(code, "giang").roles()).contains(Role.ADMINISTRATOR);
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> claim(code, "second")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenOpensItsAccountWithItsScopesAndIsStoredAsAHash() {
        accounts.create("api", "", PASSWORD, Set.of(Role.TECHNICIAN), null);
        var token = accounts.issueToken("api", "test", Set.of("read"));
        var opened = accounts.token(token).orElseThrow();
        assertThat(opened.account().username()).isEqualTo("api");
        assertThat(opened.scopes()).containsExactly("read");
        assertThat(accounts.token(token + "x")).isEmpty();
        assertThat(hashes()).hasSize(1).doesNotContain(token);
    }

    @Test
    void theDemosAccountIsMadeOnceEvenIfStartedTwice() {
        accounts.createDemo("demo", "demo", "demo");
        accounts.createDemo("demo", "demo", "demo");
        assertThat(accounts.token("demo").orElseThrow().account().roles()).containsExactlyInAnyOrder(Role.values());
    }

    private Account claim(String code, String username) {
        return requireNonNull(TestDatabase.transactions().execute(status -> accounts.claim(code, username, PASSWORD)));
    }

    private static List<@Nullable String> hashes() {
        return TestDatabase.jdbc()
                .sql("SELECT encode(hash, 'escape') FROM platform.api_token")
                .query(String.class)
                .list();
    }
}
