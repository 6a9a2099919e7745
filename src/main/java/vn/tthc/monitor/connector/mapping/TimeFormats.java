package vn.tthc.monitor.connector.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accepted ways to write one time field, tried in order; a time without offset is read in the mapping's zone. */
final class TimeFormats {
    private static final Pattern EPOCH = Pattern.compile("(?:/Date\\()?(-?\\d{1,15})(?:[+-]\\d{4})?(?:\\)/)?");

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
    TimeFormats(List<String> formats, ZoneId zone, LocalTime dayMeans) {
        this.zone = zone;
        this.dayMeans = dayMeans;
        this.formats = (formats.isEmpty() ? List.of("iso") : formats)
                .stream().map(TimeFormats::compile).toList();
    }

    /** The moment; empty where no format fits. */
    Optional<Instant> parse(String text) {
        return formats.stream().flatMap(format -> parse(format, text).stream()).findFirst();
    }

    private Optional<Instant> parse(Format format, String text) {
        try {
            return switch (format) {
                case Format.Epoch _ -> {
                    var matcher = EPOCH.matcher(text);
                    yield matcher.matches()
                            ? Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
                            : Optional.empty();
                }
                case Format.Formatted formatted ->
                    Optional.of(moment(formatted
                            .formatter()
                            .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
                case Format.Written _ -> WrittenTimes.read(text).map(this::moment);
            };
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Instant moment(TemporalAccessor found) {
        return switch (found) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate date -> date.atTime(dayMeans).atZone(zone).toInstant();
            default -> throw new DateTimeException("not a date: " + found);
        };
    }

    private static Format compile(String format) {
        return switch (format) {
            case "iso" -> new Format.Formatted(ISO);
            case "epoch-millis" -> new Format.Epoch();
            case "dmy" -> new Format.Written();
            default ->
                new Format.Formatted(new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(strictYears(format))
                        .toFormatter(Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT));
        };
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
        record Epoch() implements Format {}

        record Formatted(DateTimeFormatter formatter) implements Format {}

        record Written() implements Format {}
    }
}
