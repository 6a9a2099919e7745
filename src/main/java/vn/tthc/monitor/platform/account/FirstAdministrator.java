package vn.tthc.monitor.platform.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.PrivateFile;

/**
 * The one-time code by which the first administrator makes his account: printed on the console, kept in a file only the
 * operator may read, and stored as a hash.
 */
@Component
class FirstAdministrator {
    private static final Logger LOGGER = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String SETTING = "first-administrator";

    private final AccountStore store;
    private final Clock clock;
    private final Path file;

    FirstAdministrator(AccountStore store, Clock clock, @Value("${tthc.data}") Path data) {
        this.store = store;
        this.clock = clock;
        this.file = data.resolve("first-administrator.txt");
    }

    /** Makes a new code while there is no account; an earlier one is void. */
    void invite(int port) {
        if (!store.empty()) {
            return;
        }
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.setSetting(SETTING, HexFormat.of().formatHex(LocalAccounts.hash(token)), clock.instant());
        var link = "http://localhost:%d/khoi-tao?ma=%s".formatted(port, token);
        LOGGER.warn(
                "Chưa có tài khoản nào. Mở liên kết dùng một lần này để tạo quản trị viên (no account yet; open this"
                        + " one-time link to create the administrator): {}",
                link);
        try {
            PrivateFile.write(file, link + "\n");
        } catch (IOException failure) {
            LOGGER.warn(
                    "The one-time link could not be written to {} ({}); use the line above", file, failure.toString());
        }
    }

    boolean matches(String token) {
        return store.setting(SETTING)
                .filter(hash -> MessageDigest.isEqual(HexFormat.of().parseHex(hash), LocalAccounts.hash(token)))
                .isPresent();
    }

    void claimed() {
        store.removeSetting(SETTING);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOGGER.warn("{} is void but could not be deleted: {}", file, failure.toString());
        }
    }
}
