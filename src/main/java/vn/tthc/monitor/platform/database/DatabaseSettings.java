package vn.tthc.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database is used: a server where an address is given, otherwise the embedded one.
 *
 * @param url JDBC address of a PostgreSQL server
 * @param urlFile file that holds the address, for installations that hand over secrets as files; likewise the others
 * @param share whether the embedded server of a running application may be used, as commands do
 * @param connections how many connections the pool opens at most
 */
@ConfigurationProperties("tthc.db")
record DatabaseSettings(
        @Nullable String url,
        @Nullable Path urlFile,
        @Nullable String user,
        @Nullable Path userFile,
        @Nullable String password,
        @Nullable Path passwordFile,
        @DefaultValue("false") boolean share,
        @DefaultValue("16") int connections) {

    /** Whether an own server is to be used. */
    boolean external() {
        return (url != null && !url.isBlank()) || urlFile != null;
    }

    EmbeddedPostgres.Address address() {
        var address = new EmbeddedPostgres.Address(
                value("TTHC_DB_URL", url, urlFile),
                value("TTHC_DB_USER", user, userFile),
                value("TTHC_DB_PASSWORD", password, passwordFile));
        if (!address.url().startsWith("jdbc:postgresql:")) {
            throw new StartRefusedException(
                    "TTHC_DB_URL phải có dạng jdbc:postgresql://máy-chủ:5432/tên-cơ-sở-dữ-liệu. (TTHC_DB_URL must look like jdbc:postgresql://host:5432/database.)",
                    "Sửa TTHC_DB_URL, hoặc bỏ trống để dùng cơ sở dữ liệu nhúng. (Correct it, or leave it empty for the"
                            + " embedded database.)");
        }
        return address;
    }

    private static String value(String variable, @Nullable String value, @Nullable Path file) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        if (file == null) {
            throw new StartRefusedException(
                    "Có TTHC_DB_URL nhưng thiếu %s. (TTHC_DB_URL is set, but %s is missing.)"
                            .formatted(variable, variable),
                    "Đặt %s hoặc %s_FILE. (Set %s or %s_FILE.)".formatted(variable, variable, variable, variable));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new StartRefusedException(
                    "Không đọc được tệp %s mà %s_FILE trỏ tới. (The file %s named by %s_FILE cannot be read.)"
                            .formatted(file, variable, file, variable),
                    "Kiểm tra đường dẫn và quyền đọc. (Check the path and the permission to read.)",
                    unreadable);
        }
    }
}
