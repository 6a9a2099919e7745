package vn.tthc.monitor.connector.definition;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.connector.network.ProxyException;
import vn.tthc.monitor.connector.network.ProxySettings;
import vn.tthc.monitor.connector.network.TlsSettings;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads how the source is reached: certificates and proxy. */
final class NetworkReader {
    private NetworkReader() {}

    static NetworkSettings settings(ConfigNode http) {
        var tls = http.get("tls");
        var proxy = http.get("proxy");
        return new NetworkSettings(tls == null ? TlsSettings.PLAIN : tls(tls), proxy == null ? null : proxy(proxy));
    }

    static TlsSettings tls(ConfigNode node) {
        return new TlsSettings(
                path(node.get("ca")),
                node.flag("systemCa"),
                identity(node),
                node.text("minimum").equals("TLSv1.3") ? TlsSettings.Minimum.TLS_1_3 : TlsSettings.Minimum.TLS_1_2);
    }

    /** The certificate files that a file names, whether they are there or not. */
    static List<Path> files(@Nullable ConfigNode http) {
        var tls = http == null ? null : http.get("tls");
        if (tls == null) {
            return List.of();
        }
        try {
            return Stream.of("ca", "certificate", "key", "pkcs12")
                    .map(tls::get)
                    .filter(node -> node != null && node.isScalar())
                    .map(NetworkReader::path)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (InvalidPathException _) {
            // The lint says so where it stands.
            return List.of();
        }
    }

    private static TlsSettings.@Nullable Identity identity(ConfigNode node) {
        var file = path(node.get("pkcs12"));
        if (file != null) {
            return new TlsSettings.Identity.Pkcs12(file, node.secret("password"));
        }
        var certificate = path(node.get("certificate"));
        if (certificate == null) {
            return null;
        }
        var key = path(node.get("key"));
        var password = node.get("keyPassword") == null ? null : node.secret("keyPassword");
        return new TlsSettings.Identity.Pem(certificate, key == null ? certificate : key, password);
    }

    /** A path as the file means it: from the folder of the file in which it stands. */
    private static @Nullable Path path(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        var folder = Path.of(node.place().file()).toAbsolutePath().getParent();
        return folder == null ? Path.of(node.asText()) : folder.resolve(node.asText());
    }

    private static ProxySettings proxy(ConfigNode node) {
        var username = node.textOrNull("username");
        return new ProxySettings(
                ProxySettings.Kind.valueOf(node.text("type").toUpperCase(Locale.ROOT)),
                node.text("host"),
                node.integer("port"),
                username == null ? null : new ProxySettings.Login(username, node.secret("password")),
                node.texts("noProxy").stream()
                        .map(ProxyException::parse)
                        .flatMap(Optional::stream)
                        .toList());
    }
}
