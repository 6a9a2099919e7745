package vn.tthc.monitor.connector.definition;

import okhttp3.HttpUrl;
import vn.tthc.monitor.platform.config.ConfigNode;

/** What a shape cannot say about probes. */
final class ProbeLint {
    private final ConfigNode root;
    private final ConfigNode whole;
    private final LintFindings findings;

    ProbeLint(ConfigNode root, ConfigNode whole, LintFindings findings) {
        this.root = root;
        this.whole = whole;
        this.findings = findings;
    }

    void run() {
        var probe = root.get("probe");
        if (probe == null) {
            return;
        }
        new NetworkLint(probe, whole.at("probe"), findings).run();
        var checks = probe.get("checks");
        for (var check : checks == null ? java.util.List.<ConfigNode>of() : checks.items()) {
            var url = check.get("url");
            if (url != null) {
                address(url);
            }
            var text = check.get("text");
            if (text != null && "head".equals(check.textOrNull("method"))) {
                findings.error(
                        text.place(), "text-without-page", "đòi chữ trong trang mà method là head", "method: get");
            }
        }
        freshness();
    }

    private void address(ConfigNode url) {
        if (url.asText().startsWith("/")) {
            var http = whole.get("http");
            if (http == null || http.get("baseUrl") == null) {
                var expected = "địa chỉ đầy đủ https://…, hoặc khai http.baseUrl";
                findings.error(url.place(), "bad-address", "\"" + url.written() + "\" không có máy chủ", expected);
            }
            return;
        }
        var address = HttpUrl.parse(url.asText());
        if (address == null
                || !address.username().isEmpty()
                || !address.password().isEmpty()) {
            var expected = "https://máy-chủ[:cổng][/đường-dẫn], không có tài khoản";
            findings.error(url.place(), "bad-address", "\"" + url.written() + "\"", expected);
        }
    }

    private void freshness() {
        var health = root.get("health");
        var stale = health == null ? null : health.get("staleAfter");
        if (stale != null && whole.get("read") == null && whole.get("push") == null) {
            findings.warning(
                    stale.place(),
                    "nothing-to-grow-old",
                    "tệp chỉ có probe nên không có số liệu để cũ đi",
                    "bỏ staleAfter");
        }
    }
}
