package vn.tthc.monitor.connector.arrival;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.FilesSettings.Login;
import vn.tthc.monitor.connector.definition.FilesSettings.Sftp;
import vn.tthc.monitor.connector.source.SourceFailure;

/**
 * One visit to an SFTP server. Only the key of the connector file is believed, and nothing of the account that runs the
 * application is read: no {@code known_hosts}, no keys, no configuration.
 */
final class SftpVisit {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A server that says nothing for so long in the middle of a transfer is away. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Sftp settings;
    private final AtomicReference<@Nullable String> shownKey = new AtomicReference<>();

    private SftpVisit(Sftp settings) {
        this.settings = settings;
    }

    /** What is done while connected. */
    @FunctionalInterface
    interface Task<T extends @Nullable Object> {
        T with(SftpClient client) throws IOException;
    }

    static <T extends @Nullable Object> T of(Sftp settings, Task<T> task) {
        return new SftpVisit(settings).make(task);
    }

    private <T extends @Nullable Object> T make(Task<T> task) {
        var client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier((_, _, key) -> {
            var shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            shownKey.set(shown);
            return shown.replace("=", "").equals(settings.hostKey().replace("=", ""));
        });
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, SILENCE);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, PATIENCE);
        try (client) {
            client.start();
            var server = settings.server();
            try (var session = client.connect(settings.user(), server.host(), server.port())
                    .verify(PATIENCE)
                    .getSession()) {
                logIn(session);
                try (var sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    return task.with(sftp);
                }
            }
        } catch (IOException | UnresolvedAddressException e) {
            throw failure(e);
        }
    }

    private void logIn(ClientSession session) throws IOException {
        switch (settings.login()) {
            case Login.Password password ->
                session.addPasswordIdentity(password.value().reveal());
            case Login.PrivateKey key -> keys(key).forEach(session::addPublicKeyIdentity);
        }
        try {
            session.auth().verify(PATIENCE);
        } catch (IOException e) {
            if (distrusted()
                    || caused(e, TimeoutException.class, SocketTimeoutException.class)
                    || (!session.isOpen() && shownKey.get() == null)) {
                throw e;
            }
            throw SourceFailure.lasting(
                    FailureCategory.AUTH,
                    "Máy chủ SFTP " + settings.server() + " từ chối tài khoản " + settings.user()
                            + "; cần mật khẩu hoặc khoá riêng đúng. Kiểm tra files.sftp và biến môi trường, tệp bí mật của nó.",
                    e);
        }
    }

    private static List<KeyPair> keys(Login.PrivateKey login) {
        var passphrase = login.passphrase();
        try (var text = new ByteArrayInputStream(login.key().reveal().getBytes(StandardCharsets.UTF_8))) {
            var found = new ArrayList<KeyPair>();
            var pairs = SecurityUtils.loadKeyPairIdentities(
                    null,
                    () -> "files.sftp.privateKey",
                    text,
                    passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase.reveal()));
            if (pairs != null) {
                pairs.forEach(found::add);
            }
            if (found.isEmpty()) {
                throw new IOException("no key found");
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw SourceFailure.lasting(
                    FailureCategory.AUTH,
                    "Không đọc được khoá riêng files.sftp.privateKey; cần khoá dạng PEM hoặc OpenSSH, và passphrase đúng nếu"
                            + " khoá có mật khẩu. Kiểm tra tệp hoặc biến môi trường chứa khoá.",
                    e);
        }
    }

    private boolean distrusted() {
        var shown = shownKey.get();
        return shown != null
                && !shown.replace("=", "").equals(settings.hostKey().replace("=", ""));
    }

    private SourceFailure failure(Exception cause) {
        var server = settings.server();
        if (distrusted()) {
            return SourceFailure.lasting(
                    FailureCategory.TLS,
                    "Máy chủ SFTP " + server + " đưa ra khoá " + shownKey.get() + " khác với files.sftp.hostKey "
                            + settings.hostKey()
                            + " nên không đăng nhập; có thể máy chủ đã đổi khoá, hoặc ai đó giả danh."
                            + " Hỏi đơn vị vận hành dấu vân tay khoá rồi mới sửa tệp kết nối.",
                    cause);
        }
        if (caused(cause, TimeoutException.class, SocketTimeoutException.class)) {
            return SourceFailure.lasting(
                    FailureCategory.TIMEOUT,
                    "Máy chủ SFTP " + server + " không trả lời kịp; cần máy chủ đang chạy và mạng thông. Kiểm tra mạng,"
                            + " tường lửa và tình trạng máy chủ.",
                    cause);
        }
        var unknown = caused(cause, UnknownHostException.class, UnresolvedAddressException.class);
        var reason = unknown
                ? "không tìm thấy tên máy chủ trong DNS"
                : caused(cause, ConnectException.class) ? "cổng không mở" : String.valueOf(cause.getMessage());
        return SourceFailure.lasting(
                FailureCategory.UNREACHABLE,
                "Không nối được tới máy chủ SFTP " + server + " (" + reason
                        + "); cần cổng này mở và không bị ngắt. Kiểm tra files.sftp.host, mạng và tường lửa.",
                cause);
    }

    @SafeVarargs
    private static boolean caused(Throwable failure, Class<? extends Throwable>... kinds) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (var kind : kinds) {
                if (kind.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
