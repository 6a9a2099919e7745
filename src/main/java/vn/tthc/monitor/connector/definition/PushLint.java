package vn.tthc.monitor.connector.definition;

import java.util.HashSet;
import java.util.List;
import vn.tthc.monitor.platform.config.ConfigNode;

/** What a shape cannot say about taking what is sent to us. */
final class PushLint {
    /** Fewer can be guessed over a network within a session's life. */
    private static final int SHORTEST_PASSWORD = 12;

    private final ConfigNode root;
    private final ConfigNode whole;
    private final LintFindings findings;

    PushLint(ConfigNode root, ConfigNode whole, LintFindings findings) {
        this.root = root;
        this.whole = whole;
        this.findings = findings;
    }

    void run() {
        var push = root.get("push");
        if (push == null) {
            return;
        }
        var accounts = push.get("accounts");
        var names = new HashSet<String>();
        for (var account : accounts == null ? List.<ConfigNode>of() : accounts.items()) {
            var username = account.get("username");
            if (username != null && !names.add(username.asText())) {
                findings.error(
                        username.place(),
                        "duplicate-account",
                        "tài khoản \"" + username.written() + "\" hai lần",
                        "mỗi tên một lần");
            }
            var password = account.get("password");
            if (password != null && password.asText().length() < SHORTEST_PASSWORD) {
                findings.warning(
                        password.place(),
                        "short-password",
                        "mật khẩu ngắn hơn " + SHORTEST_PASSWORD + " ký tự",
                        "một chuỗi ngẫu nhiên dài, vì địa chỉ này mở cho máy khác gọi");
            }
        }
        var health = root.get("health");
        if (whole.get("read") == null && (health == null || health.get("staleAfter") == null)) {
            findings.warning(
                    root.keyPlace("push"),
                    "silence-not-noticed",
                    "không khai health.staleAfter nên bên gửi ngừng gửi cũng không ai biết",
                    "health: {staleAfter: 4h}");
        }
    }
}
