package vn.tthc.monitor.alert.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;

/** Posts JSON once, without redirects and without silent repeats, and tells whether a failed request had left. */
final class HttpPost {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final long LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 3600;

    private final OkHttpClient client;

    HttpPost(Duration call) {
        client = new OkHttpClient.Builder()
                .callTimeout(call)
                .connectTimeout(call.dividedBy(2))
                .followRedirects(false)
                .followSslRedirects(false)
                // Messages are rare; a kept connection would mostly be a dead one, and its failure ambiguous.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
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
        var left = new AtomicBoolean();
        var watching = client.newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void requestHeadersStart(Call call) {
                        left.set(true);
                    }
                })
                .build();
        var call = watching.newCall(request.post(new OneShot(json)).build());
        try (var response = call.execute()) {
            var header = response.header("Retry-After");
            var body = response.peekBody(LONGEST_ANSWER).string();
            return new Reply(response.code(), body, seconds(header), null);
        } catch (IOException e) {
            var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Reply(0, reason, null, left.get() ? Meaning.AMBIGUOUS : Meaning.TRANSIENT);
        }
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

        OneShot(String json) {
            bytes = json.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return JSON;
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
