package vn.tthc.monitor.connector.definition;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;

/** What a shape cannot say about the connection to a source. */
final class HttpLint {
    private final ConfigNode http;
    private final ConfigNode whole;
    private final LintFindings findings;
    private final CallLint calls;

    HttpLint(ConfigNode http, ConfigNode whole, LintFindings findings, CallLint calls) {
        this.http = http;
        this.whole = whole;
        this.findings = findings;
        this.calls = calls;
    }

    void run() {
        baseUrl(http.get("baseUrl"));
        calls.secretsByName(http.get("headers"));
        var auth = http.get("auth");
        if (auth != null) {
            authentication(auth);
        }
        new NetworkLint(http, whole, findings).run();
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

    private void authentication(ConfigNode auth) {
        calls.secretsByName(auth.get("parameters"));
        var login = auth.get("login");
        if (login != null) {
            calls.check(login, List.of("username", "password"), false);
            calls.mustAsk(login, "${password} ở query, headers hoặc body", "${password}");
        }
    }
}
