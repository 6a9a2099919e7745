package vn.tthc.monitor.connector.arrival;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.FilesSettings.Encryption;
import vn.tthc.monitor.connector.definition.FilesSettings.Mail;
import vn.tthc.monitor.connector.source.SourceFailure;

/** One visit to a mailbox. */
final class MailVisit {
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "30000";

    private MailVisit() {}

    /** What is done with the open mailbox. */
    @FunctionalInterface
    interface Task<T extends @Nullable Object> {
        T with(IMAPFolder folder) throws MessagingException, IOException;
    }

    static <T extends @Nullable Object> T of(Mail settings, int mode, Task<T> task) {
        var protocol = settings.encryption() == Encryption.IMPLICIT ? "imaps" : "imap";
        var session = Session.getInstance(properties(protocol, settings.encryption()));
        try (var store = session.getStore(protocol)) {
            var server = settings.server();
            store.connect(
                    server.host(),
                    server.port(),
                    settings.user(),
                    settings.password().reveal());
            try (var folder = store.getFolder(settings.mailbox())) {
                folder.open(mode);
                return task.with((IMAPFolder) folder);
            }
        } catch (MessagingException | IOException e) {
            throw failure(settings, e);
        }
    }

    private static Properties properties(String protocol, Encryption encryption) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", READ_MILLIS);
        properties.setProperty(prefix + "writetimeout", READ_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // Looking at a mail must not mark it.
        properties.setProperty(prefix + "peek", "true");
        if (encryption == Encryption.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static SourceFailure failure(Mail settings, Exception cause) {
        var server = settings.server();
        if (cause instanceof AuthenticationFailedException) {
            return told(
                    FailureCategory.AUTH,
                    cause,
                    "Máy chủ thư " + server + " từ chối tài khoản " + settings.user()
                            + "; cần mật khẩu đúng, có nơi là mật khẩu ứng dụng. Kiểm tra files.mail và biến môi trường của nó.");
        }
        if (cause instanceof FolderNotFoundException) {
            return told(
                    FailureCategory.REFUSED,
                    cause,
                    "Tài khoản " + settings.user() + " ở " + server + " không có hộp thư " + settings.mailbox()
                            + "; cần tên một hộp thư có thật. Kiểm tra files.mail.mailbox.");
        }
        if (caused(cause, SSLException.class)) {
            return told(
                    FailureCategory.TLS,
                    cause,
                    "Bắt tay TLS với máy chủ thư " + server + " không thành (" + cause.getMessage()
                            + "); cần chứng chỉ còn hạn, đúng tên máy và được tin cậy. Kiểm tra files.mail.tls và hỏi đơn vị"
                            + " vận hành máy chủ thư.");
        }
        if (caused(cause, SocketTimeoutException.class)) {
            return told(
                    FailureCategory.TIMEOUT,
                    cause,
                    "Máy chủ thư " + server
                            + " không trả lời kịp; cần máy chủ đang chạy và mạng thông. Kiểm tra mạng và"
                            + " tình trạng máy chủ thư.");
        }
        return unreachable(settings, cause);
    }

    private static SourceFailure unreachable(Mail settings, Exception cause) {
        var reason = caused(cause, UnknownHostException.class)
                ? "không tìm thấy tên máy chủ trong DNS"
                : String.valueOf(cause.getMessage());
        return told(
                FailureCategory.UNREACHABLE,
                cause,
                "Không nối được tới máy chủ thư " + settings.server() + " (" + reason
                        + "); cần cổng này mở và không bị ngắt. Kiểm tra files.mail.host, files.mail.port, mạng và tường lửa.");
    }

    private static SourceFailure told(FailureCategory category, Exception cause, String sentence) {
        return SourceFailure.lasting(category, sentence, cause);
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
