package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Retry-After} header: seconds or an HTTP date. */
final class RetryAfter {
    /** More digits than this are nonsense, and mean "very long". */
    private static final int MOST_DIGITS = 9;

    private static final Duration VERY_LONG = Duration.ofDays(365);

    private RetryAfter() {}

    /** The wait asked for, zero for a moment gone by; null for no header or one that says nothing readable. */
    static @Nullable Duration read(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        var text = header.strip();
        if (text.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return text.length() > MOST_DIGITS ? VERY_LONG : Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var moment = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            var wait = Duration.between(clock.instant(), moment);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
