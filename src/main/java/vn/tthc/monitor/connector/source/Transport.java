package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.HttpSettings;

/**
 * Sends one request of one connector over the wire and reads its answer whole, within time and size, following
 * redirects itself: to another host without anything that could prove who we are.
 */
final class Transport {
    private static final int MOST_REDIRECTS = 5;
    private static final int CHUNK = 64 * 1024;
    /** Shorter than any usual server's, so that a poll seldom meets a connection closed on the other side. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final HttpSettings.Limits limits;
    private final RequestFloor floor;
    private final OkHttpClient client;

    Transport(HttpSettings settings, RequestFloor floor) {
        this.limits = settings.limits();
        this.floor = floor;
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(limits.connect())
                .readTimeout(limits.call())
                .writeTimeout(limits.call())
                .callTimeout(limits.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .dispatcher(new Dispatcher())
                .connectionPool(new ConnectionPool(limits.concurrency(), KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                .addNetworkInterceptor(chain -> {
                    // The library repeats a few answers by itself (503 with Retry-After 0): the floor holds for it too.
                    var first = chain.request().tag(AtomicBoolean.class);
                    if (first != null && !first.getAndSet(false)) {
                        awaitFloor();
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    /** What came back, whatever its status below 300 or from 400 on. */
    record Received(
            Request request,
            int status,
            Headers headers,
            ByteString body,
            Duration took,
            @Nullable Handshake handshake) {

        /** Until when the certificate of the answering machine is valid; null without TLS. */
        @Nullable Instant certificateUntil() {
            if (handshake == null) {
                return null;
            }
            return handshake.peerCertificates().stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .findFirst()
                    .orElse(null);
        }
    }

    Received send(Request request) {
        var began = System.nanoTime();
        var current = request;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var received = once(current);
            if (!redirect(received.status())) {
                return new Received(
                        current,
                        received.status(),
                        received.headers(),
                        received.body(),
                        since(began),
                        received.handshake());
            }
            current = follow(current, received);
        }
        throw SourceFailure.lasting(FailureCategory.REFUSED, Sentences.redirects(request, MOST_REDIRECTS));
    }

    private Received once(Request request) {
        var began = System.nanoTime();
        try {
            floor.await();
            var call = client.newCall(request.newBuilder()
                    .tag(AtomicBoolean.class, new AtomicBoolean(true))
                    .build());
            try (var response = call.execute()) {
                return new Received(
                        request,
                        response.code(),
                        response.headers(),
                        body(request, response),
                        since(began),
                        response.handshake());
            }
        } catch (IOException e) {
            throw failure(request, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw SourceFailure.lasting(FailureCategory.INTERNAL, Sentences.stopping(request));
        }
    }

    private void awaitFloor() throws IOException {
        try {
            floor.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private ByteString body(Request request, Response response) throws IOException {
        var most = limits.body().toBytes();
        var content = response.body();
        if (content.contentLength() > most) {
            throw SourceFailure.lasting(FailureCategory.TOO_LARGE, Sentences.tooLarge(request, most));
        }
        try (var buffer = new Buffer()) {
            var source = content.source();
            while (source.read(buffer, CHUNK) >= 0) {
                if (buffer.size() > most) {
                    throw SourceFailure.lasting(FailureCategory.TOO_LARGE, Sentences.tooLarge(request, most));
                }
            }
            return buffer.readByteString();
        }
    }

    private static boolean redirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static Request follow(Request from, Received received) {
        var location = received.headers().get("Location");
        @Nullable HttpUrl target = location == null ? null : from.url().resolve(location);
        if (target == null) {
            throw SourceFailure.lasting(
                    FailureCategory.UNREADABLE, Sentences.unusableRedirect(from, received.status()));
        }
        var keepsMethod = received.status() == 307 || received.status() == 308;
        if (!Origins.same(from.url(), target)) {
            if (keepsMethod && from.body() != null) {
                throw SourceFailure.lasting(FailureCategory.REFUSED, Sentences.foreignRedirect(from, target));
            }
            return new Request.Builder()
                    .url(target)
                    .header("Accept", "application/json")
                    .get()
                    .build();
        }
        var next = from.newBuilder().url(target);
        return (keepsMethod ? next : next.get()).build();
    }

    private SourceFailure failure(Request request, IOException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return SourceFailure.lasting(FailureCategory.INTERNAL, Sentences.stopping(request), cause);
        }
        var message = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        return switch (cause) {
            case UnknownHostException _ ->
                SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unknownHost(request), cause);
            case ConnectException _ ->
                SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unreachable(request, cause), cause);
            case SSLException _ -> SourceFailure.lasting(FailureCategory.TLS, Sentences.tls(request, cause), cause);
            case SocketTimeoutException _
            when message.contains("connect") ->
                SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unreachable(request, cause), cause);
            case InterruptedIOException _ ->
                SourceFailure.passing(FailureCategory.TIMEOUT, Sentences.timeout(request, limits.call()), cause);
            default -> SourceFailure.passing(FailureCategory.UNREACHABLE, Sentences.unreachable(request, cause), cause);
        };
    }

    /** Closes idle connections; a request in flight ends by itself. */
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
