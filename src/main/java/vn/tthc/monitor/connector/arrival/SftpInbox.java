package vn.tthc.monitor.connector.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.FilesSettings.Sftp;
import vn.tthc.monitor.connector.source.SourceFailure;

/** A folder of an SFTP server. */
final class SftpInbox implements Inbox {
    private static final int MOST_NAMESAKES = 1_000;

    private final Sftp settings;
    private final String prefix;

    SftpInbox(Sftp settings) {
        this.settings = settings;
        this.prefix = "sftp://" + settings.server() + " ";
    }

    @Override
    public List<Arrival> look() {
        return visit(client -> {
            var found = new ArrayList<Arrival>();
            for (var entry : list(client)) {
                var name = entry.getFilename();
                var facts = entry.getAttributes();
                // A name with a path in it comes from no honest server.
                if (facts.isRegularFile()
                        && name.indexOf('/') < 0
                        && !UnfinishedName.is(name)
                        && settings.pattern().matches(name)) {
                    found.add(arrival(name, facts));
                }
            }
            found.sort(Comparator.comparing(Arrival::modifiedAt).thenComparing(Arrival::name));
            return found;
        });
    }

    private Iterable<SftpClient.DirEntry> list(SftpClient client) throws IOException {
        var all = new ArrayList<SftpClient.DirEntry>();
        try (var handle = client.openDir(settings.path())) {
            for (var some = client.readDir(handle); some != null; some = client.readDir(handle)) {
                all.addAll(some);
            }
            return all;
        } catch (SftpException e) {
            var missing = e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
            throw SourceFailure.lasting(
                    missing ? FailureCategory.REFUSED : FailureCategory.AUTH,
                    (missing
                                    ? "Máy chủ SFTP " + settings.server() + " không có thư mục " + settings.path()
                                    : "Máy chủ SFTP " + settings.server() + " không cho xem thư mục " + settings.path())
                            + "; cần một thư mục mà tài khoản " + settings.user()
                            + " đọc được. Kiểm tra files.sftp.path và quyền của tài khoản.",
                    e);
        }
    }

    private Arrival arrival(String name, SftpClient.Attributes facts) {
        var time = facts.getModifyTime();
        var modified = time == null ? Instant.EPOCH : time.toInstant();
        var place = prefix + path(name);
        return new Arrival(place, place, mark(facts), name, false, facts.getSize(), modified, "");
    }

    private static String mark(SftpClient.Attributes facts) {
        return facts.getSize() + " " + facts.getModifyTime();
    }

    private String path(String name) {
        return settings.path().endsWith("/") ? settings.path() + name : settings.path() + "/" + name;
    }

    @Override
    public boolean fetch(Arrival arrival, Path into) {
        return visit(client -> {
            var path = arrival.place().substring(prefix.length());
            try (var content = client.read(path)) {
                Files.copy(content, into, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return mark(client.lstat(path)).equals(arrival.mark());
            } catch (SftpException e) {
                if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public @Nullable String settle(String group, boolean good) {
        if (!settings.keeping().move()) {
            return null;
        }
        return visit(client -> {
            var path = group.substring(prefix.length());
            var folder =
                    path(good ? settings.keeping().done() : settings.keeping().failed());
            try {
                if (!exists(client, path)) {
                    return null;
                }
                if (!exists(client, folder)) {
                    client.mkdir(folder);
                }
                client.rename(path, free(client, folder, path.substring(path.lastIndexOf('/') + 1)));
                return null;
            } catch (SftpException e) {
                return "Không chuyển được tệp sang " + folder + " trên máy chủ SFTP (" + e.getMessage()
                        + ") nên để nguyên tại chỗ và ghi nhớ là đã đọc.";
            }
        });
    }

    private static String free(SftpClient client, String folder, String name) throws IOException {
        for (var number = 1; number < MOST_NAMESAKES; number++) {
            var candidate = folder + "/" + Namesakes.name(name, number);
            if (!exists(client, candidate)) {
                return candidate;
            }
        }
        throw new SftpException(SftpConstants.SSH_FX_FILE_ALREADY_EXISTS, folder + "/" + name);
    }

    private static boolean exists(SftpClient client, String path) throws IOException {
        try {
            client.lstat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T visit(SftpVisit.Task<T> task) {
        return SftpVisit.of(settings, task);
    }
}
