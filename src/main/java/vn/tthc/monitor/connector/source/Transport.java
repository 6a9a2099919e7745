package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
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
import vn.tthc.monitor.connector.network.ProxyRoute;
import vn.tthc.monitor.connector.network.TlsMaterial;
import vn.tthc.monitor.connector.network.TlsProblem;
import vn.tthc.monitor.connector.network.TlsSettings;

/**
 * Sends one request of one connector over the wire and reads its answer whole, within time and size, following
 * redirects itself: to another host without anything that could prove who we are.
 */
final class Transport {
    private static final int CHUNK = 64 * 1024;
    /** Shorter than any usual server's, so that a poll seldom meets a connection closed on the other side. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final HttpSettings.Limits limits;
    private final RequestFloor floor;
    private final Signature signature;
    private final WireFailures failures;
    private final @Nullable TlsProblem unusable;
    private final @Nullable Instant credentialUntil;
    private final OkHttpClient client;

    Transport(HttpSettings settings, RequestFloor floor, Clock clock, Signature signature) {
        this.limits = settings.limits();
        this.floor = floor;
        this.signature = signature;
        TlsMaterial material = null;
        TlsProblem problem = null;
        try {
            material = settings.network().tls().equals(TlsSettings.PLAIN)
                    ? null
                    : TlsMaterial.load(settings.network().tls());
        } catch (TlsProblem e) {
            problem = e;
        }
        this.unusable = problem;
        this.credentialUntil = material == null ? null : material.ownUntil();
        this.failures = new WireFailures(settings, material, clock);
        this.client = client(settings, material);
    }

    private OkHttpClient client(HttpSettings settings, @Nullable TlsMaterial material) {
        var client = new OkHttpClient.Builder()
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
                .eventListenerFactory(call -> {
                    var handshaking = call.request().tag(Handshaking.class);
                    return handshaking == null ? EventListener.NONE : handshaking;
                })
                .addNetworkInterceptor(chain -> {
                    // The library repeats a few answers by itself (503 with Retry-After 0): the floor holds for it too.
                    var first = chain.request().tag(AtomicBoolean.class);
                    if (first != null && !first.getAndSet(false)) {
                        awaitFloor();
                    }
                    return chain.proceed(chain.request());
                });
        if (material != null) {
            material.applyTo(client);
        }
        if (settings.network().proxy() != null) {
            ProxyRoute.applyTo(client, settings.network().proxy());
        }
        signature.applyTo(client);
        return client.build();
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
            return handshake == null ? null : until(handshake);
        }

        /** Whose certificate the answering machine showed, by whom and until when; null without TLS. */
        @Nullable String certificate() {
            return handshake == null
                    ? null
                    : handshake.peerCertificates().stream()
                            .filter(X509Certificate.class::isInstance)
                            .map(X509Certificate.class::cast)
                            .map(TlsSentences::certificate)
                            .findFirst()
                            .orElse(null);
        }

        static @Nullable Instant until(Handshake handshake) {
            return handshake.peerCertificates().stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .findFirst()
                    .orElse(null);
        }
    }

    Received send(Request request) {
        requireUsable();
        var began = System.nanoTime();
        var current = request;
        for (var redirects = 0; redirects <= Redirects.MOST; redirects++) {
            var received = once(current);
            if (!Redirects.is(received.status())) {
                return new Received(
                        received.request(),
                        received.status(),
                        received.headers(),
                        received.body(),
                        since(began),
                        received.handshake());
            }
            current = Redirects.follow(current, received.status(), received.headers());
        }
        throw SourceFailure.lasting(FailureCategory.REFUSED, Sentences.redirects(request, Redirects.MOST));
    }

    /** As {@link #send}, but an answer that leads elsewhere is the answer. */
    Received sendOnce(Request request) {
        requireUsable();
        return once(request);
    }

    private void requireUsable() {
        if (unusable != null) {
            throw SourceFailure.lasting(FailureCategory.TLS, unusable.sentence(), unusable);
        }
    }

    /** Connects just far enough to see the certificate of the other side; nothing is asked. */
    Handshake shakeHands(HttpUrl url) {
        requireUsable();
        var handshaking = new Handshaking(Call::cancel);
        var request = new Request.Builder()
                .url(url)
                .head()
                .tag(Handshaking.class, handshaking)
                .build();
        var brief = client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
        try {
            awaitFloor();
            brief.newCall(request).execute().close();
        } catch (IOException e) {
            if (handshaking.handshake() == null) {
                throw handshaking.broken() && e instanceof InterruptedIOException
                        ? SourceFailure.lasting(FailureCategory.TLS, Sentences.silentHandshake(request), e)
                        : failures.of(request, handshaking, e);
            }
        }
        return Objects.requireNonNull(handshaking.handshake(), "only addresses with TLS are tried");
    }

    private Received once(Request plain) {
        var began = System.nanoTime();
        var request = signature.sign(withCookies(plain));
        var handshaking = new Handshaking(_ -> {});
        try {
            floor.await();
            var call = client.newCall(request.newBuilder()
                    .tag(AtomicBoolean.class, new AtomicBoolean(true))
                    .tag(Handshaking.class, handshaking)
                    .build());
            try (var response = call.execute()) {
                var cookies = request.tag(Cookies.class);
                if (cookies != null) {
                    cookies.keep(request.url(), response.headers());
                }
                return new Received(
                        request,
                        response.code(),
                        response.headers(),
                        body(request, response),
                        since(began),
                        response.handshake());
            }
        } catch (IOException e) {
            throw failures.of(request, handshaking, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw SourceFailure.lasting(FailureCategory.INTERNAL, Sentences.stopping(request));
        }
    }

    private static Request withCookies(Request request) {
        var cookies = request.tag(Cookies.class);
        var header = cookies == null ? null : cookies.header(request.url());
        if (header == null) {
            return request;
        }
        var own = request.header("Cookie");
        return request.newBuilder()
                .header("Cookie", own == null ? header : own + "; " + header)
                .build();
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

    /** Until when our own certificate is valid; null where none is shown. */
    @Nullable Instant credentialUntil() {
        return credentialUntil;
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
