package vn.tthc.monitor.connector.definition;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/** What a shape cannot say about the connection to a source. */
final class HttpLint {
    private final ConfigNode http;
    private final ConfigNode root;
    private final LintFindings findings;
    private final CallLint calls;

    /** What is absent is looked for in the root, where it may stand in a wrong form that was reported already. */
    HttpLint(ConfigNode http, ConfigNode root, LintFindings findings, CallLint calls) {
        this.http = http;
        this.root = root;
        this.findings = findings;
        this.calls = calls;
    }

    void run() {
        baseUrl(http.get("baseUrl"));
        calls.secretsByName(http.get("headers"));
        var auth = http.get("auth");
        if (auth != null) {
            new AuthLint(root, findings, calls).run(http, auth);
        }
        new NetworkLint(http, root.at("http"), findings).run();
    }

    private void baseUrl(@Nullable ConfigNode url) {
        if (url == null) {
            return;
        }
        // Not java.net.URI, to which a machine name with an underscore is none.
        var address = HttpUrl.parse(url.asText());
        var bare = address != null
                && address.username().isEmpty()
                && address.password().isEmpty()
                && address.query() == null
                && address.fragment() == null;
        if (!bare) {
            var expected = "https://máy-chủ[:cổng][/đường-dẫn], không có tài khoản, ? hay #";
            findings.error(url.place(), "bad-address", "\"" + url.written() + "\"", expected);
        }
    }
}
