package vn.tthc.monitor.connector.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accepted ways to write one time field, tried in order; a time without offset is read in the mapping's zone. */
public final class TimeFormats {
    /** Also as ASP.NET writes it; the offset there only says where the writer stood. */
    private static final Pattern MILLIS =
            Pattern.compile("(?:\\\\?/Date\\()?(-?\\d{1,15})(?:\\.0+)?(?:[+-]\\d{4})?(?:\\)\\\\?/)?");

    private static final Pattern SECONDS = Pattern.compile("(-?\\d{1,11})(?:\\.(\\d{1,9}))?");

    /** Windows set to Vietnamese writes the halves of the day so. */
    private static final Pattern MORNING = Pattern.compile("(?i)(?<![\\p{L}])(SA|sáng)(?![\\p{L}])");

    private static final Pattern AFTERNOON = Pattern.compile("(?i)(?<![\\p{L}])(CH|chiều|tối)(?![\\p{L}])");

    private static final Pattern FIXED =
            Pattern.compile("(?:yyyy|MM|dd|HH|mm|ss|[-/.: T])*?(?:(?<=ss)\\.SSS)?(?:(?<=[sSm])Z)?");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final LocalTime dayMeans;
    private final List<Format> formats;

    /**
     * Compiles the formats of one field.
     *
     * @param dayMeans what time of day a bare date stands for: the day's end for a due date, its beginning otherwise
     */
    public TimeFormats(List<String> formats, ZoneId zone, LocalTime dayMeans) {
        this.zone = zone;
        this.dayMeans = dayMeans;
        this.formats = (formats.isEmpty() ? List.of("iso") : formats)
                .stream().map(TimeFormats::compile).toList();
    }

    /** The moment; empty where no format fits. */
    public Optional<Instant> parse(String text) {
        return formats.stream().flatMap(format -> parse(format, text).stream()).findFirst();
    }

    private Optional<Instant> parse(Format format, String text) {
        try {
            return switch (format) {
                case Format.Millis _ -> millis(text);
                case Format.Seconds _ -> seconds(text);
                case Format.Iso _ -> PlainIso.fits(text) ? Optional.of(moment(PlainIso.read(text))) : moment(ISO, text);
                case Format.Formatted formatted ->
                    formatted.mayFit(text) ? moment(formatted.formatter(), text) : Optional.empty();
                case Format.Written _ -> WrittenTimes.read(text).map(this::moment);
                case Format.Halved halved -> moment(halved.formatter(), english(text));
            };
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> millis(String text) {
        var found = MILLIS.matcher(text);
        return found.matches() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(found.group(1)))) : Optional.empty();
    }

    private static Optional<Instant> seconds(String text) {
        var found = SECONDS.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var whole = Instant.ofEpochSecond(Long.parseLong(found.group(1)));
        var fraction = found.group(2);
        return Optional.of(
                fraction == null ? whole : whole.plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9))));
    }

    private static String english(String text) {
        return AFTERNOON.matcher(MORNING.matcher(text).replaceAll("AM")).replaceAll("PM");
    }

    private Optional<Instant> moment(DateTimeFormatter formatter, String text) {
        // Most texts fit the first or second of several formats; a look is far cheaper than an exception.
        var position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
            return Optional.empty();
        }
        return Optional.of(moment(formatter.parse(text)));
    }

    /** Asked for its parts: trying one kind of time after the other would cost an exception for every local time. */
    private Instant moment(TemporalAccessor found) {
        var date = found.query(TemporalQueries.localDate());
        if (date == null) {
            throw new DateTimeException("not a date: " + found);
        }
        var time = found.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atTime(dayMeans).atZone(zone).toInstant();
        }
        var offset = found.query(TemporalQueries.offset());
        return offset == null
                ? date.atTime(time).atZone(zone).toInstant()
                : date.atTime(time).toInstant(offset);
    }

    private static Format compile(String format) {
        return switch (format) {
            case "iso" -> new Format.Iso();
            case "epoch-millis" -> new Format.Millis();
            case "epoch-seconds" -> new Format.Seconds();
            case "dmy" -> new Format.Written();
            default -> {
                var formatter = new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(strictYears(format))
                        .toFormatter(Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
                var halved = format.replaceAll("'[^']*'", "").indexOf('a') >= 0;
                yield halved ? new Format.Halved(formatter) : new Format.Formatted(formatter, width(format));
            }
        };
    }

    /** Years of four digits, two-digit parts, milliseconds, an offset without colon and what stands between them. */
    private static int width(String pattern) {
        var plain = pattern.replace("'T'", "T");
        return FIXED.matcher(plain).matches() ? plain.length() + (plain.endsWith("Z") ? "+0700".length() - 1 : 0) : 0;
    }

    /** Strict reading, which refuses 31 February, knows only the year letter {@code u}. */
    private static String strictYears(String pattern) {
        var strict = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < pattern.length(); index++) {
            var letter = pattern.charAt(index);
            quoted = (letter == '\'') != quoted;
            strict.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return strict.toString();
    }

    /** A compiled format. */
    private sealed interface Format {
        record Iso() implements Format {}

        record Millis() implements Format {}

        record Seconds() implements Format {}

        /**
         * By its pattern.
         *
         * @param width how many letters each text of it has; 0 where they differ
         */
        record Formatted(DateTimeFormatter formatter, int width) implements Format {
            /** A look at the length leaves out most texts of another format before a formatter tries them. */
            boolean mayFit(String text) {
                return width == 0 || width == text.length();
            }
        }

        record Written() implements Format {}

        /** With the half of the day. */
        record Halved(DateTimeFormatter formatter) implements Format {}
    }
}
