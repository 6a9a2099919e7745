package vn.tthc.monitor.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds {@code monitor.lock} of a data folder, so that one folder has one application. The operating system frees the lock
 * when the process ends in whatever way; the process id inside is only for the message.
 */
public final class DataFolderLock implements AutoCloseable {
    /** Far behind the process id, because Windows forbids others to read a locked region. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or refuses the start with the holder's process id. */
    public static DataFolderLock take(Path dataFolder) {
        var data = dataFolder.toAbsolutePath().normalize();
        var file = data.resolve("monitor.lock");
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw held(data, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolderLock(channel);
        } catch (IOException failure) {
            throw new StartRefusedException(
                    "Không ghi được vào thư mục dữ liệu %s. (The data folder %s cannot be written: %s)"
                            .formatted(data, data, failure),
                    "Cho phép tài khoản đang chạy ghi vào thư mục này hoặc đặt TTHC_DATA sang thư mục khác. (Let the"
                            + " running account write there, or set TTHC_DATA to another folder.)",
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static StartRefusedException held(Path data, String pid) {
        return new StartRefusedException(
                ("Thư mục dữ liệu %s đang được một tiến trình TTHC Monitor khác dùng (số tiến trình %s). (The data folder"
                                + " %s is in use by another TTHC Monitor, process %s.)")
                        .formatted(data, pid, data, pid),
                ("Dừng tiến trình %s, hoặc đặt TTHC_DATA sang thư mục khác cho bản thứ hai. (Stop process %s, or set"
                                + " TTHC_DATA to another folder for the second one.)")
                        .formatted(pid, pid));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            throw new java.io.UncheckedIOException(alreadyGone);
        }
    }
}
