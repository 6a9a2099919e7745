package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * The cookies of one login. Each goes back only to the machine that set it, whatever wider domain it names. A new login
 * begins with an empty set, so that an answer to an older session cannot overwrite a newer one.
 */
final class Cookies {
    /** Shorter values are settings such as a language; hiding those would blank out ordinary words. */
    private static final int SHORTEST_SECRET = 16;

    private final Clock clock;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    Cookies(Clock clock) {
        this.clock = clock;
    }

    /** Keeps what an answer sets, and drops what it takes back. */
    synchronized void keep(HttpUrl from, Headers headers) {
        for (var cookie : Cookie.parseAll(from, headers)) {
            var key = from.host() + ' ' + cookie.path() + ' ' + cookie.name();
            if (cookie.expiresAt() <= clock.millis()) {
                cookies.remove(key);
            } else {
                hide(cookies.put(key, cookie), cookie.value());
            }
        }
    }

    /** Some sources set a new value with every answer. */
    private static void hide(@Nullable Cookie before, String value) {
        if (value.length() < SHORTEST_SECRET) {
            return;
        }
        if (before == null) {
            Secret.passing(value);
        } else if (!before.value().equals(value)) {
            Secret.replacing(before.value(), value);
        }
    }

    /** The header for a request; null where no cookie belongs to it. */
    synchronized @Nullable String header(HttpUrl to) {
        var now = clock.millis();
        var text = cookies.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(to.host() + ' '))
                .map(Map.Entry::getValue)
                .filter(cookie -> cookie.expiresAt() > now && cookie.matches(to))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }

    /** The value of a cookie that this machine has set; null where there is none. */
    synchronized @Nullable String value(String host, String name) {
        return cookies.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(host + ' '))
                .map(Map.Entry::getValue)
                .filter(cookie -> cookie.name().equals(name) && !cookie.value().isEmpty())
                .map(Cookie::value)
                .findFirst()
                .orElse(null);
    }
}
