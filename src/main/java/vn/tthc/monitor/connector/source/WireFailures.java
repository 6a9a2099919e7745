package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import javax.net.ssl.SSLException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.network.ProxyRoute;
import vn.tthc.monitor.connector.network.TlsMaterial;

/** Names what went wrong before an answer was there. */
final class WireFailures {
    private final HttpSettings settings;
    private final TlsSentences tls;

    WireFailures(HttpSettings settings, @Nullable TlsMaterial material, Clock clock) {
        this.settings = settings;
        this.tls = new TlsSentences(material, clock);
    }

    SourceFailure of(Request request, Handshaking handshaking, IOException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return SourceFailure.lasting(FailureCategory.INTERNAL, Sentences.stopping(request), cause);
        }
        var proxy = settings.network().proxy();
        if (proxy != null && ProxyRoute.leadsTo(proxy, request.url()) && ofProxy(cause)) {
            return SourceFailure.passing(
                    FailureCategory.UNREACHABLE, Sentences.proxy(request, proxy.host(), proxy.port(), cause), cause);
        }
        var message = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        return switch (cause) {
            case UnknownHostException _ ->
                SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unknownHost(request), cause);
            case ConnectException _ -> unreachable(request, cause);
            case SSLException _ -> SourceFailure.lasting(FailureCategory.TLS, tls.sentence(request, cause), cause);
            case SocketTimeoutException _ when message.contains("connect") -> unreachable(request, cause);
            case InterruptedIOException _ ->
                SourceFailure.passing(
                        FailureCategory.TIMEOUT,
                        Sentences.timeout(request, settings.limits().call()),
                        cause);
            default -> broken(request, handshaking, cause);
        };
    }

    /** TLS 1.3 tells of a refused certificate only after the handshake, and often by hanging up. */
    private SourceFailure broken(Request request, Handshaking handshaking, IOException cause) {
        if (handshaking.broken()) {
            return SourceFailure.passing(FailureCategory.TLS, tls.hungUp(request, cause), cause);
        }
        var own = request.url().isHttps() ? tls.own() : null;
        return own == null
                ? unreachable(request, cause)
                : SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.hungUp(request, cause, own), cause);
    }

    /** Behind a proxy only the proxy is looked up and connected to; what it refuses it says in words of its own. */
    private static boolean ofProxy(IOException cause) {
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || message.contains("proxy")
                || message.contains("connect: ")
                || message.contains("socks");
    }

    private static SourceFailure unreachable(Request request, IOException cause) {
        return SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unreachable(request, cause), cause);
    }
}
