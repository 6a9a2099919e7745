package vn.tthc.monitor.connector.conformance.fake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens given to who has shown a password. */
final class TokenBox {
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger shown = new AtomicInteger();

    /** Somebody has shown a password, right or wrong. */
    void shown() {
        shown.incrementAndGet();
    }

    int logins() {
        return shown.get();
    }

    String give() {
        var token = "phien-gia-" + shown.get() + "-" + System.nanoTime();
        valid.add(token);
        return token;
    }

    boolean holds(String token) {
        return valid.contains(token);
    }

    boolean heldIn(String text) {
        return valid.stream().anyMatch(text::contains);
    }

    void forget() {
        valid.clear();
    }
}
