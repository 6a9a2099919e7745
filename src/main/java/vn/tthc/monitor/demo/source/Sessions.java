package vn.tthc.monitor.demo.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The logins of one system: each ends by itself after a while, as real ones do. */
final class Sessions {
    private final Duration length;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    Sessions(Duration length) {
        this.length = length;
    }

    String begin(Instant now) {
        ends.values().removeIf(end -> end.isBefore(now));
        var token = UUID.randomUUID().toString();
        ends.put(token, now.plus(length));
        return token;
    }

    boolean valid(String token, Instant now) {
        var end = ends.get(token);
        return end != null && end.isAfter(now);
    }

    long seconds() {
        return length.toSeconds();
    }
}
