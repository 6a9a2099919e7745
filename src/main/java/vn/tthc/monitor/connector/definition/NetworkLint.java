package vn.tthc.monitor.connector.definition;

import java.util.List;
import okhttp3.HttpUrl;
import vn.tthc.monitor.connector.network.ProxyException;
import vn.tthc.monitor.connector.network.TlsMaterial;
import vn.tthc.monitor.connector.network.TlsProblem;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Checks that certificates, keys and proxy fit each other, and that their files can be read and used. */
final class NetworkLint {
    private final ConfigNode http;
    private final ConfigNode whole;
    private final LintFindings findings;

    /** What is absent is looked for in the whole section, where it may stand in a wrong form that was reported already. */
    NetworkLint(ConfigNode http, ConfigNode whole, LintFindings findings) {
        this.http = http;
        this.whole = whole;
        this.findings = findings;
    }

    void run() {
        var tls = http.get("tls");
        if (tls != null) {
            var before = findings.errors().size();
            combinations(whole.at("tls"), tls.flag("systemCa"));
            if (!findings.invented()
                    && findings.errors().size() == before
                    && tls.keys().containsAll(whole.at("tls").keys())) {
                material(tls);
            }
            unused();
        }
        var proxy = http.get("proxy");
        if (proxy != null) {
            needs(whole.at("proxy"), "username", "password");
            needs(whole.at("proxy"), "password", "username");
            exceptions(proxy);
        }
    }

    private void combinations(ConfigNode tls, boolean trustsSystem) {
        if (!trustsSystem && tls.get("ca") == null) {
            var what = "systemCa: false mà không có ca";
            findings.error(tls.keyPlace("systemCa"), "nothing-trusted", what, "khoá ca, hoặc bỏ systemCa");
        }
        needs(tls, "key", "certificate");
        needs(tls, "keyPassword", "certificate");
        needs(tls, "password", "pkcs12");
        needs(tls, "pkcs12", "password");
        if (tls.get("pkcs12") != null && tls.get("certificate") != null) {
            var expected = "đúng một trong certificate, pkcs12";
            findings.error(tls.keyPlace("pkcs12"), "one-of", "có cả certificate, pkcs12", expected);
        }
    }

    private void needs(ConfigNode node, String key, String needed) {
        if (node.get(key) != null && node.get(needed) == null) {
            var expected = "khoá " + needed + " đi cùng " + key;
            findings.error(node.keyPlace(key), "missing-key", "thiếu khoá \"" + needed + "\"", expected);
        }
    }

    private void material(ConfigNode tls) {
        try {
            TlsMaterial.load(NetworkReader.tls(tls));
        } catch (TlsProblem e) {
            var at = tls.get(e.key());
            findings.error(at == null ? tls.place() : at.place(), e.rule(), e.what(), e.expected());
        }
    }

    private void unused() {
        var base = http.get("baseUrl");
        var address = base == null ? null : HttpUrl.parse(base.asText());
        if (address != null && !address.isHttps()) {
            findings.warning(http.keyPlace("tls"), "tls-unused", "có tls mà baseUrl là http", "baseUrl: https://…");
        }
    }

    private void exceptions(ConfigNode proxy) {
        var exceptions = proxy.get("noProxy");
        for (var exception : exceptions == null ? List.<ConfigNode>of() : exceptions.items()) {
            if (ProxyException.parse(exception.asText()).isEmpty()) {
                var what = "\"" + exception.written() + "\"";
                findings.error(exception.place(), "bad-value", what, ProxyException.SYNTAX);
            }
        }
    }
}
