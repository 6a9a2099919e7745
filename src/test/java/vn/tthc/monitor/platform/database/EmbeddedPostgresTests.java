package vn.tthc.monitor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.platform.TestDatabase;

class EmbeddedPostgresTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
        "unix_socket_directories, ''"
    })
    void isDurableAndPrivate(String setting, String value) {
        assertThat(TestDatabase.jdbc()
                        .sql("SHOW " + setting)
                        .query(String.class)
                        .single())
                .isEqualTo(value);
    }

    @Test
    void commitsReachTheDiskAndOrderIsVietnamese() throws SQLException {
        var address = TestDatabase.address();
        assertThat(ask(address, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask(
                        address,
                        "SELECT string_agg(w, '' ORDER BY w) FROM unnest(ARRAY['đ', 'e', 'd', 'ă', 'b', 'a']) w"))
                .isEqualTo("aăbdđe");
    }

    @Test
    void refusesAWrongPassword() {
        var address = TestDatabase.address();
        assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsDataAndPasswordOverAnOrdinaryRestart() throws SQLException, IOException {
        try (var first = start()) {
            change(first.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
        try (var second = start()) {
            assertThat(ask(second.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void startsOverAStalePidFileOfAForeignProcess() throws SQLException, IOException {
        start().close();
        Files.writeString(
                folder.resolve("database/postmaster.pid"),
                "%d\n%s\n1\n5432\n\n127.0.0.1\n\nready\n"
                        .formatted(ProcessHandle.current().pid(), folder));
        try (var server = start()) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startsOverAHalfMadeCluster() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("database.new/base"));
        Files.writeString(folder.resolve("database.new/PG_VERSION"), "18");
        try (var server = start()) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAClusterOfAnotherVersion() throws IOException {
        start().close();
        Files.writeString(folder.resolve("database/PG_VERSION"), "12\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("PostgreSQL 12");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, TestDatabase.programs());
    }

    static String ask(EmbeddedPostgres.Address address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void change(EmbeddedPostgres.Address address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
