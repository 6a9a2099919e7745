package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.FilesSettings.AsOf;
import vn.tthc.monitor.connector.definition.FilesSettings.Encryption;
import vn.tthc.monitor.connector.definition.FilesSettings.Folder;
import vn.tthc.monitor.connector.definition.FilesSettings.Inbox;
import vn.tthc.monitor.connector.definition.FilesSettings.Keeping;
import vn.tthc.monitor.connector.definition.FilesSettings.Login;
import vn.tthc.monitor.connector.definition.FilesSettings.Mail;
import vn.tthc.monitor.connector.definition.FilesSettings.Server;
import vn.tthc.monitor.connector.definition.FilesSettings.Sftp;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file about the source's files. */
final class FilesReader {
    private static final int IMAPS = 993;
    private static final int IMAP = 143;

    private FilesReader() {}

    static FilesSettings settings(ConfigNode node, MappingSettings mapping) {
        var inboxes = new ArrayList<Inbox>();
        var folder = node.get("folder");
        if (folder != null) {
            inboxes.add(new Folder(Path.of(folder.text("path")), pattern(folder, "pattern"), keeping(folder)));
        }
        var mail = node.get("mail");
        if (mail != null) {
            inboxes.add(mail(mail));
        }
        var sftp = node.get("sftp");
        if (sftp != null) {
            inboxes.add(sftp(sftp));
        }
        return new FilesSettings(
                List.copyOf(inboxes),
                asOf(node.get("asOf")),
                node.flag("complete"),
                TableReader.settings(node.at("table"), mapping));
    }

    private static AsOf asOf(@Nullable ConfigNode node) {
        if (node != null && node.isObject()) {
            return new AsOf.InName(node.text("name"));
        }
        return node != null && node.asText().equals("arrived") ? new AsOf.Arrived() : new AsOf.Modified();
    }

    private static Mail mail(ConfigNode node) {
        var encryption = Encryption.valueOf(node.text("tls").toUpperCase(Locale.ROOT));
        var usual = encryption == Encryption.IMPLICIT ? IMAPS : IMAP;
        var subject = node.textOrNull("subject");
        return new Mail(
                new Server(node.text("host"), node.get("port") == null ? usual : node.integer("port")),
                encryption,
                node.text("user"),
                node.secret("password"),
                node.text("mailbox"),
                node.texts("from").stream()
                        .map(from -> from.toLowerCase(Locale.ROOT))
                        .toList(),
                subject,
                pattern(node, "attachments"),
                node.textOrNull("done"),
                node.integer("days"));
    }

    private static Sftp sftp(ConfigNode node) {
        var login = node.get("privateKey") == null
                ? new Login.Password(node.secret("password"))
                : new Login.PrivateKey(
                        node.secret("privateKey"), node.get("passphrase") == null ? null : node.secret("passphrase"));
        return new Sftp(
                new Server(node.text("host"), node.integer("port")),
                node.text("user"),
                login,
                node.text("hostKey"),
                node.text("path"),
                pattern(node, "pattern"),
                keeping(node));
    }

    private static NamePattern pattern(ConfigNode node, String key) {
        return NamePattern.of(node.text(key));
    }

    private static Keeping keeping(ConfigNode node) {
        return new Keeping(node.flag("move"), node.text("done"), node.text("failed"));
    }
}
