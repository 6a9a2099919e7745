package vn.tthc.monitor.connector.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads how to see whether the source is there. */
final class ProbeReader {
    private static final List<String> GOOD = List.of("2xx");

    private ProbeReader() {}

    static ProbeSettings settings(ConfigNode probe, @Nullable ConfigNode http) {
        var written = http == null ? null : http.textOrNull("baseUrl");
        var base = written == null ? null : HttpUrl.parse(written);
        return new ProbeSettings(
                probe.at("checks").items().stream()
                        .map(check -> check(check, base))
                        .toList(),
                probe.duration("timeout"),
                network(NetworkReader.settings(probe), http == null ? null : NetworkReader.settings(http), probe));
    }

    /** The probes' own ways, else those of the interface, but never the certificate that shows who we are. */
    private static NetworkSettings network(NetworkSettings own, @Nullable NetworkSettings http, ConfigNode probe) {
        if (http == null) {
            return own;
        }
        var tls = probe.get("tls") == null ? http.tls() : own.tls();
        return new NetworkSettings(
                new TlsSettings(tls.authorities(), tls.trustsSystem(), null, tls.minimum()),
                probe.get("proxy") == null ? http.proxy() : own.proxy());
    }

    private static Probe check(ConfigNode node, @Nullable HttpUrl base) {
        return switch (node.text("type")) {
            case "http" ->
                new Probe.Http(
                        address(node.text("url"), base),
                        node.text("method").equals("head"),
                        node.get("expect") == null ? GOOD : node.texts("expect"),
                        node.textOrNull("text"),
                        Probe.Redirects.valueOf(node.text("redirects").toUpperCase(Locale.ROOT)));
            case "tls" -> new Probe.Tls(HttpUrl.get(node.text("url")), node.integer("warnDays"));
            case "dns" -> new Probe.Dns(node.text("name"), new LinkedHashSet<>(node.texts("addresses")));
            default -> new Probe.Tcp(node.text("host"), node.integer("port"));
        };
    }

    /** As calls do it: a path goes after the path of the base. */
    static HttpUrl address(String url, @Nullable HttpUrl base) {
        if (base == null || !url.startsWith("/")) {
            return HttpUrl.get(url);
        }
        var whole = base.toString();
        return HttpUrl.get((whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole) + url);
    }
}
