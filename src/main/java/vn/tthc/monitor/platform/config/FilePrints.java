package vn.tthc.monitor.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints of files, equal as long as their content is. Looking often is cheap: a file is read again only where its size,
 * time or identity differ, where it changed so recently that a second change would not show in its time, and once in a
 * while in any case, for file systems whose times cannot be trusted. One thread at a time.
 */
public final class FilePrints {
    /** The print of a file that is not there. */
    public static final String ABSENT = "absent";

    /** The coarsest file times in use step by two seconds. */
    private static final Duration UNSURE = Duration.ofSeconds(3);

    private static final Duration READ_AGAIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<Path, Known> known = new HashMap<>();

    public FilePrints(Clock clock) {
        this.clock = clock;
    }

    private record Known(
            long size, FileTime changed, @Nullable Object key, Instant readAt, String print) {
        boolean holds(BasicFileAttributes now, Instant at) {
            return size == now.size()
                    && changed.equals(now.lastModifiedTime())
                    && java.util.Objects.equals(key, now.fileKey())
                    && changed.toInstant().plus(UNSURE).isBefore(readAt)
                    && at.isBefore(readAt.plus(READ_AGAIN));
        }
    }

    /** SHA-256 of the content in hex, or a word of its own for a file that is not there or cannot be read. */
    public String of(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            var now = clock.instant();
            var before = known.get(path);
            if (before != null && before.holds(attributes, now)) {
                return before.print();
            }
            var print = sha256(Files.readAllBytes(path));
            known.put(
                    path,
                    new Known(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), now, print));
            return print;
        } catch (IOException e) {
            known.remove(path);
            return Files.exists(path) ? "unreadable" : ABSENT;
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
