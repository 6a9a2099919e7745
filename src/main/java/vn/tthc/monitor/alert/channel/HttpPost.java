package vn.tthc.monitor.alert.channel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;

/** Posts once, without redirects and without silent repeats, and tells whether a failed request had left. */
final class HttpPost {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private static final long LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 3600;

    private final OkHttpClient client;
    private final Duration call;
    private final boolean onlyOutside;

    /** To wherever the address leads. */
    HttpPost(Duration call) {
        this(call, null, false);
    }

    private HttpPost(Duration call, @Nullable Proxy proxy, boolean onlyOutside) {
        this.call = call;
        this.onlyOutside = onlyOutside;
        client = new OkHttpClient.Builder()
                .proxy(proxy)
                .dns(onlyOutside ? new PublicAddresses() : Dns.SYSTEM)
                .callTimeout(call)
                .connectTimeout(call.dividedBy(2))
                .followRedirects(false)
                .followSslRedirects(false)
                // Messages are rare; a kept connection would mostly be a dead one, and its failure ambiguous.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
    }

    /** Through a proxy, where one is given. */
    static HttpPost through(Duration call, @Nullable URI proxy) {
        return new HttpPost(
                call,
                proxy == null
                        ? null
                        : new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())),
                false);
    }

    /** To the public Internet only, never into a private network. */
    static HttpPost outside(Duration call) {
        return new HttpPost(call, null, true);
    }

    Duration longestCall() {
        return call;
    }

    /**
     * What came back.
     *
     * @param failure the meaning where no answer came; null where one did
     */
    record Reply(
            int status,
            String body,
            @Nullable Duration retryAfter,
            @Nullable Meaning failure) {}

    Reply send(Request.Builder request, String json) {
        return send(request.post(new OneShot(json, JSON)).build());
    }

    /** As {@link #send(Request.Builder, String)}, with the fields of a form. */
    Reply sendForm(Request.Builder request, String form) {
        return send(request.post(new OneShot(form, FORM)).build());
    }

    private Reply send(Request request) {
        var left = new AtomicBoolean();
        var watching = client.newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void requestHeadersStart(Call call) {
                        left.set(true);
                    }
                })
                .build();
        try (var response = execute(watching, request)) {
            var header = response.header("Retry-After");
            var body = response.peekBody(LONGEST_ANSWER).string();
            return new Reply(response.code(), body, seconds(header), null);
        } catch (PublicAddresses.PrivateAddress e) {
            return new Reply(0, String.valueOf(e.getMessage()), null, Meaning.AUTH);
        } catch (IOException e) {
            var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Reply(0, reason, null, left.get() ? Meaning.AMBIGUOUS : Meaning.TRANSIENT);
        }
    }

    private Response execute(OkHttpClient watching, Request request) throws IOException {
        if (onlyOutside) {
            PublicAddresses.checkLiteral(request.url().host());
        }
        return watching.newCall(request).execute();
    }

    /** A waiting time in seconds; anything else, or more than an hour, is not believed. */
    static @Nullable Duration seconds(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,6}(\\.\\d+)?")) {
            return null;
        }
        var wait = Math.min(LONGEST_WAIT_SECONDS, (int) Math.ceil(Double.parseDouble(text)));
        return Duration.ofSeconds(Math.max(1, wait));
    }

    /** A body that may be written once: OkHttp then never repeats a request of which a part has left. */
    private static final class OneShot extends RequestBody {
        private final byte[] bytes;
        private final MediaType type;

        OneShot(String text, MediaType type) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            this.type = type;
        }

        @Override
        public MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
