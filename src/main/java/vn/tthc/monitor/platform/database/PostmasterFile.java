package vn.tthc.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a running server writes about itself into {@code postmaster.pid}: line 1 process, 4 port, 8 status. */
record PostmasterFile(long pid, int port, boolean ready) {
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
                return Optional.empty();
            }
            var port = lines.size() > 3 && lines.get(3).strip().matches("\\d{1,5}")
                    ? Integer.parseInt(lines.get(3).strip())
                    : 0;
            var ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
    }
}
