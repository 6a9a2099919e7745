package vn.tthc.monitor.connector.table.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The parts of a compressed file, by name whatever its case. What comes out of the decompression is counted, because
 * the sizes that a file states of itself may lie.
 */
final class ZipParts implements AutoCloseable {
    /** Tables shrink ten to sixty times; only invented content shrinks more than this. */
    private static final int STEEPEST = 300;

    /** Below this much content nobody is harmed, however steep. */
    private static final long HARMLESS = 16L << 20;

    private static final int MOST_PARTS = 20_000;

    private final String name;
    private final ZipFile zip;
    private final DataSize limit;
    private final Map<String, ZipEntry> parts = new HashMap<>();

    ZipParts(Path file, String name, DataSize limit) throws IOException {
        this.name = name;
        this.limit = limit;
        this.zip = new ZipFile(file.toFile());
        if (zip.size() > MOST_PARTS) {
            zip.close();
            throw TableRefused.harmful(name, "tệp nén có hơn " + MOST_PARTS + " phần");
        }
        zip.stream().forEach(entry -> parts.put(key(entry.getName()), entry));
    }

    private static String key(String part) {
        var plain = part.replace('\\', '/');
        return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    /** Whether a part's name begins like this. */
    boolean hasUnder(String folder) {
        return parts.keySet().stream().anyMatch(part -> part.startsWith(folder));
    }

    /** The content of a part; null where there is none of the name. */
    @Nullable InputStream open(String part) throws IOException {
        var entry = parts.get(key(part));
        if (entry == null) {
            return null;
        }
        if (entry.getSize() > limit.toBytes()) {
            throw tooLarge();
        }
        return new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    /** The content of a part that no whole file lacks. */
    InputStream require(String part) throws IOException {
        var content = open(part);
        if (content == null) {
            throw TableRefused.damaged(name, "thiếu phần " + part, null);
        }
        return content;
    }

    private TableRefused tooLarge() {
        return TableRefused.tooLarge(
                name,
                "giải nén ra hơn " + limit.toMegabytes() + " MB",
                "limits.inflated " + limit.toMegabytes() + "MB");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is decompressed. */
    private final class Counted extends FilterInputStream {
        private final long compressed;
        private long count;

        Counted(InputStream in, long compressed) {
            super(in);
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            var read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = in.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            count += Math.max(0, read);
            if (count > HARMLESS && count / compressed > STEEPEST) {
                throw TableRefused.harmful(name, "nội dung nén quá " + STEEPEST + " lần");
            }
            if (count > limit.toBytes()) {
                throw tooLarge();
            }
        }
    }
}
