package vn.tthc.monitor.connector.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ImportEntry.FileFacts;
import vn.tthc.monitor.connector.ImportRefused;

/** Files on their way into the ledger and out of it again: in the temporary folder, readable for nobody else. */
@Component
class ImportFiles {
    private static final int STEP = 1 << 16;
    private static final String PREFIX = "tthc-import-";
    private static final String SUFFIX = ".tmp";

    private final ImportPartStore parts;

    ImportFiles(ImportPartStore parts) {
        this.parts = parts;
    }

    /** A file in the temporary folder, which is gone when it is closed. */
    record Spooled(Path path, FileFacts facts) implements AutoCloseable {
        @Override
        public void close() {
            delete(path);
        }
    }

    static Path empty() {
        try {
            return Files.createTempFile(PREFIX, SUFFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes in a stream.
     *
     * @throws ImportRefused where it holds nothing, or more than {@code most} bytes
     */
    Spooled spool(String name, InputStream content, long most) {
        var path = empty();
        try {
            var facts = copy(name, content, path, most);
            return new Spooled(path, facts);
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    private static FileFacts copy(String name, InputStream content, Path path, long most) throws IOException {
        var digest = sha256();
        var size = 0L;
        try (var out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            var step = new byte[STEP];
            for (var read = content.read(step); read >= 0; read = content.read(step)) {
                size += read;
                if (size > most) {
                    throw new ImportRefused(
                            ImportRefused.Reason.BAD_INPUT,
                            "Tệp " + name + " lớn hơn " + (most >> 20)
                                    + " MB nên không nhận. Xuất theo khoảng ngày ngắn hơn rồi nhập từng tệp.");
                }
                out.write(step, 0, read);
            }
        }
        if (size == 0) {
            throw new ImportRefused(
                    ImportRefused.Reason.BAD_INPUT,
                    "Tệp " + name + " rỗng; cần một bảng hồ sơ. Xuất lại tệp từ hệ thống gốc.");
        }
        return new FileFacts(name, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** What a file is that lies there whole. */
    static FileFacts facts(String name, Path path) {
        var digest = sha256();
        try (var in = Files.newInputStream(path)) {
            var step = new byte[STEP];
            for (var read = in.read(step); read >= 0; read = in.read(step)) {
                digest.update(step, 0, read);
            }
            return new FileFacts(name, Files.size(path), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(long id, Path path) {
        try (var content = Files.newInputStream(path)) {
            parts.write(id, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a line in the ledger. */
    Spooled fetch(ImportStore.Line line) {
        var path = empty();
        try (var out = Files.newOutputStream(path)) {
            if (line.entry().fileKept() && parts.read(line.id(), out)) {
                return new Spooled(path, line.entry().file());
            }
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
        delete(path);
        throw new ImportRefused(
                ImportRefused.Reason.NOT_NOW,
                "Tệp " + line.entry().file().name()
                        + " không còn được giữ (tệp chỉ giữ 90 ngày). Chọn lại tệp ở trang Nhập tệp.");
    }

    /** Deletes what a killed process left in the temporary folder. */
    static long sweep(Instant before) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        var gone = 0L;
        try (var left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var path : left) {
                if (Files.isWritable(path)
                        && Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                    Files.deleteIfExists(path);
                    gone++;
                }
            }
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
