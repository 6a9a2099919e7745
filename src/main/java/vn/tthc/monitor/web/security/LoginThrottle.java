package vn.tthc.monitor.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Stops password guessing: five failures for one name from one address, or thirty from one address, close the door for
 * fifteen minutes. A name alone is never locked, so that nobody can lock a colleague out from another computer.
 */
@Component
public class LoginThrottle {
    static final int FAILURES_OF_NAME = 5;
    static final int FAILURES_OF_ADDRESS = 30;
    static final Duration PAUSE = Duration.ofMinutes(15);

    /** Bounds the memory an attacker can fill; the oldest go first. */
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether the door is closed for this name from this address. */
    public synchronized boolean locked(String username, String address) {
        return count(name(username, address)) >= FAILURES_OF_NAME || count(address) >= FAILURES_OF_ADDRESS;
    }

    /** A wrong password. */
    public synchronized void failed(String username, String address) {
        add(name(username, address));
        add(address);
    }

    /** The right one: what was wrong before is forgotten. */
    public synchronized void succeeded(String username, String address) {
        failures.remove(name(username, address));
    }

    private int count(String key) {
        var known = failures.get(key);
        if (known == null || known.last().plus(PAUSE).isBefore(clock.instant())) {
            return 0;
        }
        return known.count();
    }

    private void add(String key) {
        var count = count(key) + 1;
        failures.remove(key);
        failures.put(key, new Failures(count, clock.instant()));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static String name(String username, String address) {
        return address + " " + username.toLowerCase(Locale.ROOT);
    }

    /** How often, and when last. */
    private record Failures(int count, Instant last) {}
}
