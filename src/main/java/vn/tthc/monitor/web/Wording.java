package vn.tthc.monitor.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** Times, ages and numbers as people read them, in the calendar's zone and the reader's language. */
@Component
public class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Clock clock;
    private final Deadlines deadlines;
    private final MessageSource messages;

    Wording(Clock clock, Deadlines deadlines, MessageSource messages) {
        this.clock = clock;
        this.deadlines = deadlines;
        this.messages = messages;
    }

    /** A message in the reader's language. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    /** A message, or the text itself where the key is not known: for words that came from outside. */
    public String sayOr(String key, String text) {
        return Objects.requireNonNull(messages.getMessage(key, null, text, locale()));
    }

    /** The reader's language. */
    public Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    /** Now. */
    public Instant now() {
        return clock.instant();
    }

    /** The day that it is here. */
    public LocalDate today() {
        return now().atZone(zone()).toLocalDate();
    }

    /** {@code 16:30 15/01}: the year is dropped inside the current one, the time where the source gave only a date. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return say("value.unknown");
        }
        var then = at.atZone(zone());
        var day = day(then);
        return then.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : TIME.format(then) + " " + day;
    }

    /** {@code 15/01}. */
    public String day(@Nullable Instant at) {
        return at == null ? say("value.unknown") : day(at.atZone(zone()));
    }

    private String day(ZonedDateTime then) {
        var thisYear = then.getYear() == now().atZone(zone()).getYear();
        return (thisYear ? DAY : DAY_AND_YEAR).format(then);
    }

    /** {@code 08:12} for today, {@code 08:12 15/01} for another day. */
    public String clock(@Nullable Instant at) {
        if (at == null) {
            return say("value.never");
        }
        var then = at.atZone(zone());
        var today = then.toLocalDate().equals(now().atZone(zone()).toLocalDate());
        return today ? TIME.format(then) : TIME.format(then) + " " + day(then);
    }

    /** {@code 2 phút trước}. */
    public String ago(@Nullable Instant at) {
        return at == null ? say("value.never") : say("time.ago", length(Duration.between(at, now())));
    }

    /** {@code 2 phút}, {@code 3 giờ 5 phút}, {@code 4 ngày}: plain time, not working time. */
    public String length(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return say("time.seconds", Math.max(0, length.toSeconds()));
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return say("time.minutes", length.toMinutes());
        }
        if (length.compareTo(Duration.ofDays(1)) < 0) {
            return length.toMinutesPart() == 0
                    ? say("time.hours", length.toHours())
                    : say("time.hours.minutes", length.toHours(), length.toMinutesPart());
        }
        return say("time.days", length.toDays());
    }

    /** {@code 08:10 đến 11:30 ngày 20/11/2026}, or both with their day. */
    public String span(Instant from, Instant to) {
        var begins = from.atZone(zone());
        var ends = to.atZone(zone());
        return begins.toLocalDate().equals(ends.toLocalDate())
                ? say("time.span.day", TIME.format(begins), TIME.format(ends), DAY_AND_YEAR.format(begins))
                : say(
                        "time.span",
                        TIME.format(begins) + " " + DAY_AND_YEAR.format(begins),
                        TIME.format(ends) + " " + DAY_AND_YEAR.format(ends));
    }

    /** {@code 15:00 Th 6 20/11/2026}: with weekday and year, for times that are reckoned with. */
    public String stamp(Instant at) {
        var then = at.atZone(zone());
        return TIME.format(then) + " " + weekday(then.toLocalDate());
    }

    /** {@code Th 6 20/11/2026}. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE dd/MM/yyyy", locale()).format(day);
    }

    /** {@code 37 giờ 30 phút}: working time in hours, never in days. */
    public String hours(Duration length) {
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return say("time.minutes", length.toMinutes());
        }
        return length.toMinutesPart() == 0
                ? say("time.hours", length.toHours())
                : say("time.hours.minutes", length.toHours(), length.toMinutesPart());
    }

    /** {@code 1,5}. */
    public String decimal(BigDecimal value) {
        return NumberFormat.getInstance(locale()).format(value);
    }

    /** {@code 87,55 %}. */
    public String percent(double share) {
        return String.format(locale(), "%.2f %%", share);
    }

    /** {@code 0,4 giây}: to the tenth, and to the hundredth where it is shorter. */
    public String seconds(Duration length) {
        var seconds = length.toMillis() / (double) Duration.ofSeconds(1).toMillis();
        return say("time.seconds.part", String.format(locale(), seconds < 0.1 ? "%.2f" : "%.1f", seconds));
    }

    /** {@code 1.284}. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    private ZoneId zone() {
        return deadlines.calendar().zone();
    }
}
