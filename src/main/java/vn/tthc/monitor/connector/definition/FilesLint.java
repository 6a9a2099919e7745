package vn.tthc.monitor.connector.definition;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Checks where files arrive: what cannot work, and what leaves a password on the open network. */
final class FilesLint {
    private final ConfigNode files;
    private final LintFindings findings;

    FilesLint(ConfigNode files, LintFindings findings) {
        this.files = files;
        this.findings = findings;
    }

    void run() {
        var folder = files.get("folder");
        if (folder != null) {
            path(folder.get("path"));
            keeping(folder);
        }
        var sftp = files.get("sftp");
        if (sftp != null) {
            keeping(sftp);
        }
        var mail = files.get("mail");
        if (mail != null && mail.text("tls").equals("none")) {
            findings.warning(
                    mail.at("tls").place(),
                    "open-password",
                    "mật khẩu hộp thư đi qua mạng không mã hoá",
                    "tls: implicit hoặc starttls");
        }
        var asOf = files.get("asOf");
        if (asOf != null && asOf.isObject()) {
            name(asOf.get("name"));
        }
    }

    private void path(@Nullable ConfigNode path) {
        if (path == null) {
            return;
        }
        try {
            var _ = Path.of(path.asText());
        } catch (InvalidPathException _) {
            findings.error(path.place(), "bad-path", "\"" + path.written() + "\"", "đường dẫn thư mục của máy này");
        }
    }

    private void keeping(ConfigNode inbox) {
        var done = inbox.get("done");
        var failed = inbox.get("failed");
        if (done != null && failed != null && done.asText().equals(failed.asText())) {
            findings.error(
                    failed.place(),
                    "same-folder",
                    "done và failed cùng là \"" + done.written() + "\"",
                    "hai thư mục con khác nhau");
        }
    }

    private void name(@Nullable ConfigNode pattern) {
        if (pattern == null) {
            return;
        }
        var text = pattern.asText();
        var right = false;
        try {
            var parsed = DateTimeFormatter.ofPattern(text).toString();
            right = parsed.contains("Year") && parsed.contains("MonthOfYear") && parsed.contains("DayOfMonth");
        } catch (IllegalArgumentException _) {
            // Told below, with the same words as a pattern without a day.
        }
        if (!right) {
            findings.error(
                    pattern.place(),
                    "bad-format",
                    "\"" + pattern.written() + "\"",
                    "mẫu có đủ năm, tháng, ngày, ví dụ yyyyMMdd-HHmm");
        }
    }
}
