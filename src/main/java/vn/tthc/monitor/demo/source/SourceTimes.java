package vn.tthc.monitor.demo.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A way of writing times: local time of Viet Nam in one pattern, an empty text for none. */
record SourceTimes(DateTimeFormatter format) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** {@code 20260122081500}. */
    static final SourceTimes COMPACT = of("yyyyMMddHHmmss");

    /** {@code 22/01/2026 08:15:00}. */
    static final SourceTimes SLASHED = of("dd/MM/yyyy HH:mm:ss");

    /** {@code 22/01/2026 08:15}. */
    static final SourceTimes SCREEN = of("dd/MM/yyyy HH:mm");

    /** {@code 2026-01-22T08:15:00.000+0700}: an offset without a colon. */
    static final SourceTimes OFFSET = of("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    /** {@code 2026-01-22T08:15:00.000}. */
    static final SourceTimes LOCAL = of("yyyy-MM-dd'T'HH:mm:ss.SSS");

    /** {@code 2026-01-22}. */
    static final SourceTimes DAY = of("yyyy-MM-dd");

    /** {@code 22/01/2026}. */
    static final SourceTimes SLASHED_DAY = of("dd/MM/yyyy");

    private static SourceTimes of(String pattern) {
        return new SourceTimes(DateTimeFormatter.ofPattern(pattern));
    }

    String text(@Nullable Instant at) {
        return at == null ? "" : format.format(at.atZone(ZONE));
    }

    /** The wall clock there. */
    static @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, ZONE);
    }

    /** For systems that write JSON null rather than an empty text. */
    @Nullable String textOrNull(@Nullable Instant at) {
        return at == null ? null : text(at);
    }

    /** The instant of such a text; null for an empty or unreadable one. A day begins at midnight. */
    @Nullable Instant instant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var parsed = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> local.atZone(ZONE).toInstant();
                case LocalDate day -> day.atStartOfDay(ZONE).toInstant();
                default -> null;
            };
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
