package vn.tthc.monitor.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL for this platform, unpacked once from the archive on the class path. */
final class PostgresBinaries {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    private final Path folder;

    PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks below the folder unless an earlier start did; a broken-off unpacking is never taken for a whole one. */
    static PostgresBinaries unpackedIn(Path parent) {
        var name = "postgres-%s-%s.txz".formatted(system(), processor());
        var archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new StartRefusedException(
                    "Bản cài này không có PostgreSQL nhúng cho hệ máy đang chạy (thiếu %s). (No embedded PostgreSQL for this platform: %s is missing.)"
                            .formatted(name, name),
                    "Đặt TTHC_DB_URL, TTHC_DB_USER, TTHC_DB_PASSWORD tới một máy chủ PostgreSQL. (Set TTHC_DB_URL,"
                            + " TTHC_DB_USER and TTHC_DB_PASSWORD to a PostgreSQL server.)");
        }
        var version = VERSION.matcher(archive.toString());
        var folder = parent.resolve("postgres-" + (version.find() ? version.group(1) : "unversioned"));
        try {
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
        } catch (IOException failure) {
            throw new StartRefusedException(
                    "Không giải nén được PostgreSQL vào %s. (PostgreSQL could not be unpacked to %s: %s)"
                            .formatted(folder, folder, failure),
                    "Kiểm tra quyền ghi và dung lượng đĩa (cần khoảng 100 MB). (Check write permission and disk space,"
                            + " about 100 MB.)",
                    failure);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    Path folder() {
        return folder;
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        var unfinished = folder.resolveSibling(
                folder.getFileName() + ".unpacking-" + ProcessHandle.current().pid());
        Files.createDirectories(unfinished);
        try (var stream = archive.openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unfinished);
            }
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException another) {
            // Another process was faster; its copy is the same.
            Folders.delete(unfinished);
            if (!Files.isDirectory(folder)) {
                throw another;
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path root) throws IOException {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("archive entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if (Folders.posix(target)) {
                var executable = (entry.getMode() & 0b001_000_000) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return "windows";
        }
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        var name = System.getProperty("os.arch", "");
        return name.equals("aarch64") ? "arm_64" : "x86_64";
    }
}
