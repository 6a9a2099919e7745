package vn.tthc.monitor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the invented world began. It is kept beside the data, because a restart with the data of before must go on in the
 * same world: a new one would leave the old dossiers open for ever.
 */
record DemoStart(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    DemoStart {
        file = file.toAbsolutePath().normalize();
    }

    Instant instant(Clock clock) {
        try {
            if (Files.exists(file)) {
                return Instant.parse(Files.readString(file).strip());
            }
        } catch (IOException | DateTimeException unreadable) {
            LOG.warn("{} does not hold the start of the demo; a new world begins", file, unreadable);
        }
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, start + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return start;
    }
}
