package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.TestDatabase;

/** Tries of a login, counted over nodes and restarts on a real database. */
@ExtendWith(TestDatabase.class)
class LoginTryStoreTests {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static LoginTryStore node() {
        return new LoginTryStore(TestDatabase.jdbc(), new JdbcTransactionManager(TestDatabase.dataSource()));
    }

    private static Proof proof(String password) {
        var definition = new TestingDefinition();
        definition.auth = new Authentication.Basic("can-bo", Secret.of(password));
        return Proof.of(definition.at(URI.create("http://127.0.0.1:1/")));
    }

    @Test
    void noNodeEverMakesAThirdTry() {
        var proof = proof("mat-khau-cu");
        var made = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node = 0; node < 8; node++) {
                threads.execute(() -> {
                    var tries = node();
                    for (var round = 0; round < 5; round++) {
                        if (tries.claim(proof, NOW, null).granted()) {
                            made.incrementAndGet();
                            tries.refused(proof, NOW, "HTTP 401", false);
                        }
                    }
                });
            }
        }
        assertThat(made).hasValue(2);
        assertThat(node().claim(proof, NOW.plus(Duration.ofDays(99)), null).granted())
                .isFalse();
        assertThat(node().claim(proof, NOW, null).count().reason()).isEqualTo("HTTP 401");
    }

    @Test
    void anotherPasswordIsAnotherLoginAndAPersonAllowsOneTry() {
        var old = proof("mat-khau-cu");
        stop(old);
        assertThat(node().claim(proof("mat-khau-moi"), NOW, null).granted()).isTrue();
        assertThat(node().claim(old, NOW, null).granted()).isFalse();
        assertThat(node().allowOnce(old, NOW)).isTrue();
        assertThat(node().claim(old, NOW, null).granted()).isTrue();
        assertThat(node().claim(old, NOW, null).granted()).isFalse();
        node().accepted(old);
        assertThat(node().claim(old, NOW, null).granted()).isTrue();
    }

    @Test
    void aTryThatNeverArrivedOrWhoseProcessDiedDoesNotCountForEver() {
        var proof = proof("mat-khau");
        node().claim(proof, NOW, null);
        node().released(proof, NOW);
        node().claim(proof, NOW, null);
        node().claim(proof, NOW, null);
        assertThat(node().claim(proof, NOW, null).granted()).isFalse();
        assertThat(node().claim(proof, NOW.plus(Duration.ofMinutes(5)), null).granted())
                .isTrue();
    }

    @Test
    void whatAPersonMeetsDoesNotLengthenTheStop() {
        var proof = proof("mat-khau");
        stop(proof);
        node().refused(proof, NOW.plus(Duration.ofHours(1)), "lần của người", true);
        assertThat(node().claim(proof, NOW, null).count().refusals()).isEqualTo(2);
    }

    @Test
    void nothingOfThePasswordIsStored() {
        stop(proof("mat-khau-rat-bi-mat"));
        var rows = TestDatabase.jdbc()
                .sql("SELECT proof FROM connector.login_try")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(rows).singleElement().asString().hasSize(64).doesNotContain("mat-khau");
    }

    private static void stop(Proof proof) {
        for (var time = 0; time < 2; time++) {
            node().claim(proof, NOW, null);
            node().refused(proof, NOW, "HTTP 401", false);
        }
    }
}
