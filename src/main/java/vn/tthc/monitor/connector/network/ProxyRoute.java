package vn.tthc.monitor.connector.network;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Leads the connections of one client through its proxy, but for the excepted machines. */
public final class ProxyRoute extends ProxySelector {
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final ProxySettings settings;
    private final Proxy proxy;

    private ProxyRoute(ProxySettings settings) {
        this.settings = settings;
        var type = switch (settings.kind()) {
            case HTTP -> Proxy.Type.HTTP;
            case SOCKS -> Proxy.Type.SOCKS;
        };
        this.proxy = new Proxy(type, InetSocketAddress.createUnresolved(settings.host(), settings.port()));
    }

    /** Makes a client connect so. */
    public static void applyTo(OkHttpClient.Builder client, ProxySettings settings) {
        client.proxySelector(new ProxyRoute(settings));
        var login = settings.login();
        if (login == null) {
            return;
        }
        switch (settings.kind()) {
            case HTTP -> {
                var header =
                        Credentials.basic(login.username(), login.password().reveal(), StandardCharsets.UTF_8);
                client.proxyAuthenticator((_, response) -> response.request().header(PROXY_AUTHORIZATION) != null
                        ? null
                        : response.request()
                                .newBuilder()
                                .header(PROXY_AUTHORIZATION, header)
                                .build());
            }
            case SOCKS -> SocksLogins.remember(settings, login);
        }
    }

    /** Whether this address is reached through the proxy. */
    public static boolean leadsTo(@Nullable ProxySettings settings, HttpUrl url) {
        return settings != null && !settings.bypasses(url.host());
    }

    @Override
    public List<Proxy> select(URI uri) {
        // A name with an underscore is no host to java.net.URI, so that it is read once more.
        var url = HttpUrl.parse(uri.toString());
        return url == null || leadsTo(settings, url) ? List.of(proxy) : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Told by the call that failed.
    }

    /** Java asks one place of the whole process for the passwords of SOCKS proxies; it answers for ours alone. */
    private static final class SocksLogins extends Authenticator {
        private static final Map<InetSocketAddress, ProxySettings.Login> KNOWN = new ConcurrentHashMap<>();

        static void remember(ProxySettings settings, ProxySettings.Login login) {
            if (KNOWN.put(InetSocketAddress.createUnresolved(settings.host(), settings.port()), login) == null) {
                Authenticator.setDefault(new SocksLogins());
            }
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            var login = "SOCKS5".equals(getRequestingProtocol())
                    ? KNOWN.get(InetSocketAddress.createUnresolved(getRequestingHost(), getRequestingPort()))
                    : null;
            return login == null
                    ? null
                    : new PasswordAuthentication(
                            login.username(), login.password().reveal().toCharArray());
        }
    }
}
