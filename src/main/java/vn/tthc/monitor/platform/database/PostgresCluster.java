package vn.tthc.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.PrivateFile;

/** One cluster folder and the programs that make, start and stop it. */
final class PostgresCluster {
    static final String FOLDER = "database";

    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final Path folder;
    private final PostgresBinaries binaries;
    private final OrdinaryUser user;

    private PostgresCluster(Path data, PostgresBinaries binaries, OrdinaryUser user) {
        this.data = data;
        this.folder = data.resolve(FOLDER);
        this.binaries = binaries;
        this.user = user;
    }

    static PostgresCluster of(Path data, PostgresBinaries binaries) throws IOException {
        var user = OrdinaryUser.forFolders(data.resolve(FOLDER), binaries.folder());
        if (user.owner() != null) {
            // The account must be able to pass through, not to look around.
            Folders.permissions(data, "rwx--x--x");
        }
        return new PostgresCluster(data, binaries, user);
    }

    static StartRefusedException failed(Path folder, String problem) {
        return new StartRefusedException(
                "Không khởi động được cơ sở dữ liệu nhúng trong %s: %s (The embedded database could not be started.)"
                        .formatted(folder, problem),
                "Xem tệp server.log trong thư mục database; kiểm tra quyền ghi và dung lượng đĩa. (See server.log in the"
                        + " folder database; check permissions and disk space.)");
    }

    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Makes the cluster beside its place and moves it there whole, so that a broken-off start leaves none. */
    void create(String password) throws IOException {
        if (exists()) {
            checkVersion();
            return;
        }
        var unfinished = data.resolve(FOLDER + ".new");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        Folders.permissions(unfinished, "rwx------");
        user.give(unfinished);
        var passwordFile = data.resolve(".initdb-password");
        PrivateFile.write(passwordFile, password + "\n");
        user.give(passwordFile);
        try {
            var problem = initialize(unfinished, passwordFile, "--lc-ctype=C.UTF-8");
            if (problem.isPresent() && problem.get().contains("locale")) {
                // Not every system has C.UTF-8; order and case come from ICU in any case.
                problem = initialize(unfinished, passwordFile, "--lc-ctype=C");
            }
            if (problem.isPresent()) {
                throw failed(folder, problem.get());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<String> initialize(Path target, Path passwordFile, String characterType) throws IOException {
        return run(List.of(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=icu",
                "--icu-locale=vi-VN",
                "--locale=C",
                characterType,
                "--no-instructions"));
    }

    private void checkVersion() throws IOException {
        var major = Files.readString(folder.resolve("PG_VERSION")).strip();
        var name = binaries.folder().getFileName().toString();
        if (name.matches("postgres-\\d+\\..*") && !name.startsWith("postgres-" + major + ".")) {
            throw new StartRefusedException(
                    "Dữ liệu trong %s thuộc PostgreSQL %s, còn bản này mang %s. (The cluster %s belongs to PostgreSQL %s, this build carries %s.)"
                            .formatted(folder, major, name, folder, major, name),
                    "Sao lưu bằng bản cũ rồi khôi phục vào thư mục dữ liệu mới. (Back up with the old version and restore"
                            + " into a new data folder.)");
        }
    }

    /** Starts the server on a port and waits until it takes connections; answers what went wrong, if anything. */
    Optional<String> start(int port) throws IOException {
        var configuration = folder.resolve("postgresql.conf");
        Files.writeString(configuration, ServerSettings.text(port));
        user.give(configuration);
        var log = folder.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl detaches the server from our terminal, so that Ctrl-C stops first us and then, by us, the server.
        var problem = run(List.of(
                binaries.program("pg_ctl"), "start", "--no-wait", "--silent", "--pgdata=" + folder, "--log=" + log));
        if (problem.isPresent()) {
            return problem;
        }
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        var seen = false;
        while (System.nanoTime() < deadline) {
            var status = PostmasterFile.read(folder);
            if (status.isPresent() && status.get().ready() && status.get().port() == port) {
                return Optional.empty();
            }
            var text = Files.exists(log) ? Files.readString(log) : "";
            seen |= status.isPresent();
            // While the server is there, a fatal line only tells a caller that came too early to wait.
            if (status.isEmpty() && (seen || text.contains("FATAL"))) {
                return Optional.of(text.strip());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return Optional.of("not ready after " + START_LIMIT.toSeconds() + " s");
    }

    /** Stops a server that a killed application left running, or removes the file of one that is gone. */
    void stopOrphan() throws IOException {
        var status = PostmasterFile.read(folder);
        if (status.isEmpty()) {
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            return;
        }
        var process = ProcessHandle.of(status.get().pid()).filter(this::ours);
        if (process.isEmpty()) {
            // The number now belongs to nobody or to a stranger, whom PostgreSQL would take for itself.
            LOGGER.warn(
                    "Removing the stale postmaster.pid of process {} in {}",
                    status.get().pid(),
                    folder);
            Files.delete(folder.resolve("postmaster.pid"));
            return;
        }
        LOGGER.warn(
                "A killed application left PostgreSQL running (process {}); stopping it",
                status.get().pid());
        stop();
    }

    private boolean ours(ProcessHandle process) {
        var information = process.info();
        return information
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent()
                || information
                        .command()
                        .filter(program -> program.startsWith(binaries.folder().toString()))
                        .isPresent();
    }

    /** Ends the server with open connections cut, and at once if that takes too long. */
    void stop() {
        for (var mode : List.of("fast", "immediate")) {
            try {
                var problem = run(List.of(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--silent",
                        "--wait",
                        "--timeout=20",
                        "--mode=" + mode,
                        "--pgdata=" + folder));
                if (problem.isEmpty() || PostmasterFile.read(folder).isEmpty()) {
                    return;
                }
                LOGGER.warn("PostgreSQL did not stop ({}): {}", mode, problem.get());
            } catch (IOException failure) {
                LOGGER.warn("PostgreSQL could not be asked to stop ({})", mode, failure);
            }
        }
    }

    private Optional<String> run(List<String> command) throws IOException {
        var whole = new ArrayList<>(user.prefix());
        whole.addAll(command);
        // A file, not a pipe: on Windows the server inherits the pipe and reading it would never end.
        var output = Files.createTempFile("tthc-postgres", ".out");
        try {
            var builder = new ProcessBuilder(whole)
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.of(command.getFirst() + " did not end within 2 minutes");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(Files.readString(output).strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while waiting for " + command.getFirst());
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
