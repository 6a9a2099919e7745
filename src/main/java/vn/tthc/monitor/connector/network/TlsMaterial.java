package vn.tthc.monitor.connector.network;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** Loaded certificates and keys, ready for connections. There is no way to trust everything. */
public final class TlsMaterial {
    private final SSLSocketFactory sockets;
    private final X509TrustManager trust;
    private final TlsSettings.Minimum minimum;
    private final @Nullable X509Certificate own;

    private TlsMaterial(
            SSLSocketFactory sockets,
            X509TrustManager trust,
            TlsSettings.Minimum minimum,
            @Nullable X509Certificate own) {
        this.sockets = sockets;
        this.trust = trust;
        this.minimum = minimum;
        this.own = own;
    }

    /** Reads every file that the settings name. */
    public static TlsMaterial load(TlsSettings settings) throws TlsProblem {
        var path = settings.authorities();
        var extra = path == null ? List.<X509Certificate>of() : authorities(path);
        var identity = settings.identity() == null ? null : Identity.load(settings.identity());
        try {
            var trust = trust(settings.trustsSystem(), extra);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity == null ? new KeyManager[0] : identity.keyManagers(),
                    new X509TrustManager[] {trust},
                    null);
            return new TlsMaterial(
                    context.getSocketFactory(),
                    trust,
                    settings.minimum(),
                    identity == null ? null : identity.certificate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> authorities(Path path) throws TlsProblem {
        return PemFile.read("ca", path).certificates();
    }

    /** One trust over both sets, so that a chain is checked once and by the same rules. */
    private static X509TrustManager trust(boolean system, List<X509Certificate> extra)
            throws GeneralSecurityException, IOException {
        var trusted = new ArrayList<>(extra);
        if (system) {
            trusted.addAll(List.of(manager(null).getAcceptedIssuers()));
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var certificate : trusted) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return manager(store);
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new IllegalStateException("no X.509 trust manager");
    }

    /** Makes a client speak so. */
    public void applyTo(OkHttpClient.Builder client) {
        var versions = switch (minimum) {
            case TLS_1_2 -> new TlsVersion[] {TlsVersion.TLS_1_3, TlsVersion.TLS_1_2};
            case TLS_1_3 -> new TlsVersion[] {TlsVersion.TLS_1_3};
        };
        var secure = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .tlsVersions(versions)
                .build();
        client.sslSocketFactory(sockets, trust).connectionSpecs(List.of(secure, ConnectionSpec.CLEARTEXT));
    }

    /** Our own certificate; null where none is shown. */
    public @Nullable X509Certificate own() {
        return own;
    }

    /** Until when our own certificate is valid; null where none is shown. */
    public @Nullable Instant ownUntil() {
        return own == null ? null : own.getNotAfter().toInstant();
    }
}
