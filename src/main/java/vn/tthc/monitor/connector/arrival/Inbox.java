package vn.tthc.monitor.connector.arrival;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.FilesSettings;

/**
 * A place where files arrive. Each visit connects, does what is asked, and leaves.
 *
 * <p>Every method throws {@link vn.tthc.monitor.connector.source.SourceFailure} where the place cannot be reached.
 */
public interface Inbox {
    /** What lies there now, oldest first. */
    List<Arrival> look();

    /** Copies the file; false where it is gone or has changed since it was seen. */
    boolean fetch(Arrival arrival, Path into);

    /**
     * Puts a file or mail aside that has been dealt with: moved, or marked as seen. Doing it again changes nothing.
     *
     * @param group as {@link Arrival#group()}
     * @param good whether it was imported, or was known already
     * @return a sentence where it had to stay; null where it is aside
     */
    @Nullable String settle(String group, boolean good);

    /** The inbox that a connector file describes. */
    static Inbox of(FilesSettings.Inbox settings, Clock clock) {
        return switch (settings) {
            case FilesSettings.Folder folder -> new FolderInbox(folder);
            case FilesSettings.Mail mail -> new MailInbox(mail, clock);
            case FilesSettings.Sftp sftp -> new SftpInbox(sftp);
        };
    }
}
