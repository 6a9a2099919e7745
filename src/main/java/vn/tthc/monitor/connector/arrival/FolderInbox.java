package vn.tthc.monitor.connector.arrival;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.FilesSettings.Folder;
import vn.tthc.monitor.connector.source.SourceFailure;

/** A folder of this machine or a mounted share. */
final class FolderInbox implements Inbox {
    private static final int MOST_NAMESAKES = 1_000;

    private final Folder settings;

    FolderInbox(Folder settings) {
        this.settings = settings;
    }

    @Override
    public List<Arrival> look() {
        var folder = settings.path();
        if (!Files.isDirectory(folder)) {
            throw SourceFailure.lasting(
                    FailureCategory.UNREACHABLE,
                    "Không thấy thư mục " + folder
                            + "; cần một thư mục có thật. Kiểm tra files.folder.path và ổ mạng đã gắn chưa.");
        }
        var found = new ArrayList<Arrival>();
        try (var paths = Files.newDirectoryStream(folder)) {
            for (var path : paths) {
                var arrival = arrival(path);
                if (arrival != null) {
                    found.add(arrival);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
        found.sort(Comparator.comparing(Arrival::modifiedAt).thenComparing(Arrival::name));
        return found;
    }

    private @Nullable Arrival arrival(Path path) throws IOException {
        var name = String.valueOf(path.getFileName());
        if (UnfinishedName.is(name) || !settings.pattern().matches(name)) {
            return null;
        }
        try {
            var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return facts.isRegularFile()
                    ? new Arrival(
                            path.toString(),
                            path.toString(),
                            mark(facts),
                            name,
                            false,
                            facts.size(),
                            facts.lastModifiedTime().toInstant(),
                            "")
                    : null;
        } catch (NoSuchFileException _) {
            // Somebody took it away while we looked.
            return null;
        }
    }

    private static String mark(BasicFileAttributes facts) {
        return facts.size() + " " + facts.lastModifiedTime().toInstant();
    }

    @Override
    public boolean fetch(Arrival arrival, Path into) {
        var path = Path.of(arrival.place());
        try {
            Files.copy(path, into, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
            var after = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return mark(after).equals(arrival.mark());
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable String settle(String group, boolean good) {
        var path = Path.of(group);
        var keeping = settings.keeping();
        if (!keeping.move() || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        var target = settings.path().resolve(good ? keeping.done() : keeping.failed());
        try {
            Files.createDirectories(target);
            move(path, target);
            return null;
        } catch (IOException e) {
            return "Không chuyển được tệp sang " + target + " (" + reason(e)
                    + ") nên để nguyên tại chỗ và ghi nhớ là đã đọc.";
        }
    }

    /** Never over an older file of the same name. */
    private static void move(Path path, Path target) throws IOException {
        var name = String.valueOf(path.getFileName());
        for (var number = 1; number < MOST_NAMESAKES; number++) {
            try {
                Files.move(path, target.resolve(Namesakes.name(name, number)));
                return;
            } catch (FileAlreadyExistsException _) {
                // The next number may be free.
            }
        }
        throw new FileAlreadyExistsException(target.resolve(name).toString());
    }

    private SourceFailure unreadable(IOException cause) {
        var category = cause instanceof AccessDeniedException ? FailureCategory.AUTH : FailureCategory.UNREACHABLE;
        return SourceFailure.lasting(
                category,
                "Không đọc được thư mục " + settings.path() + " (" + reason(cause)
                        + "); cần quyền đọc cho tài khoản chạy chương trình. Kiểm tra quyền của thư mục và ổ mạng.",
                cause);
    }

    private static String reason(IOException cause) {
        return cause instanceof AccessDeniedException ? "không có quyền" : String.valueOf(cause.getMessage());
    }
}
