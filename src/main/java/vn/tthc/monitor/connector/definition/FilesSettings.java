package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * Files of a source: where they arrive by themselves, and how their tables are read. A connector without an inbox takes
 * the files that people bring.
 *
 * @param inboxes where files arrive by themselves
 * @param complete whether each file lists all open dossiers, so that those missing are closed
 */
public record FilesSettings(List<Inbox> inboxes, AsOf asOf, boolean complete, TableSettings table) {
    /** Of a connector that says nothing of files: people bring them, and everything is found in the table itself. */
    public static final FilesSettings NONE =
            new FilesSettings(List.of(), new AsOf.Modified(), false, TableSettings.NONE);

    /** A place where files arrive. */
    public sealed interface Inbox {}

    /**
     * A folder of this machine or a mounted share.
     *
     * @param keeping what becomes of files that were read
     */
    public record Folder(Path path, NamePattern pattern, Keeping keeping) implements Inbox {}

    /**
     * Attachments of mails in a mailbox.
     *
     * @param from whole addresses, or {@code @domain}, in lower case; mails of others are left alone
     * @param subject what the subject must contain, folded; null for any
     * @param done mailbox into which mails go that were read; null where they are only marked as seen
     * @param days how far back mails are looked at
     */
    public record Mail(
            Server server,
            Encryption encryption,
            String user,
            Secret password,
            String mailbox,
            List<String> from,
            @Nullable String subject,
            NamePattern attachments,
            @Nullable String done,
            int days)
            implements Inbox {}

    /**
     * A folder of an SFTP server.
     *
     * @param hostKey fingerprint of the server's key, {@code SHA256:…}
     */
    public record Sftp(
            Server server, String user, Login login, String hostKey, String path, NamePattern pattern, Keeping keeping)
            implements Inbox {}

    /** A machine and its port. */
    public record Server(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** How a connection is made private. */
    public enum Encryption {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    /** What is shown to an SFTP server. */
    public sealed interface Login {
        /** A password. */
        record Password(Secret value) implements Login {}

        /** A private key in PEM or OpenSSH form, with its pass phrase where it has one. */
        record PrivateKey(Secret key, @Nullable Secret passphrase) implements Login {}
    }

    /**
     * What becomes of a file that was read.
     *
     * @param move whether it goes into one of the sub-folders; else it stays, and is remembered
     */
    public record Keeping(boolean move, String done, String failed) {}

    /** What moment the content of a file stands for. */
    public sealed interface AsOf {
        /** When the file was last changed; of an attachment when its mail was received. */
        record Modified() implements AsOf {}

        /** When we first saw it. */
        record Arrived() implements AsOf {}

        /** A date, with a time or without, that its name holds somewhere in this pattern. */
        record InName(String pattern) implements AsOf {}
    }
}
