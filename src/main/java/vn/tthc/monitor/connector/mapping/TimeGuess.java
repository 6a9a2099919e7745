package vn.tthc.monitor.connector.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Guesses in which formats times are written, by reading them with the very formats that a mapping would use. */
public final class TimeGuess {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** Before anybody now living was born. */
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int MOST_FORMATS = 3;
    private static final Pattern WITH_ZONE = Pattern.compile(".*(?:[zZ]|[+-]\\d\\d(?::?\\d\\d)?)$|/Date\\(.*|1\\d{12}");

    /** Likelier ones first; day before month, as everybody here writes it. */
    private static final List<String> KNOWN = List.of(
            "iso",
            "yyyyMMddHHmmss",
            "dd/MM/yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm",
            "dd/MM/yyyy",
            "epoch-millis",
            "yyyy-MM-dd'T'HH:mm:ss.SSSZ",
            "yyyy-MM-dd'T'HH:mm:ssZ",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy/MM/dd",
            "HH:mm:ss dd/MM/yyyy",
            "HH:mm dd/MM/yyyy",
            "dd-MM-yyyy HH:mm:ss",
            "dd-MM-yyyy HH:mm",
            "dd-MM-yyyy",
            "d/M/yyyy H:mm:ss",
            "d/M/yyyy H:mm",
            "d/M/yyyy",
            "yyyyMMddHHmm",
            "yyyyMMdd");

    private static final Map<String, TimeFormats> COMPILED = KNOWN.stream()
            .collect(Collectors.toMap(
                    Function.identity(), format -> new TimeFormats(List.of(format), ZONE, LocalTime.MIN)));

    private TimeGuess() {}

    /** The fewest known formats that read every one of the values; none where they are no times. */
    public static List<String> formats(Collection<String> values) {
        var left = new LinkedHashSet<>(values);
        var found = new ArrayList<String>();
        while (!left.isEmpty() && found.size() < MOST_FORMATS) {
            var best = best(left);
            if (!left.removeIf(value -> reads(best, value))) {
                return List.of();
            }
            found.add(best);
        }
        return left.isEmpty() ? List.copyOf(found) : List.of();
    }

    private static String best(Collection<String> values) {
        var best = KNOWN.getFirst();
        var most = -1L;
        for (var format : KNOWN) {
            var count = values.stream().filter(value -> reads(format, value)).count();
            if (count > most) {
                best = format;
                most = count;
            }
        }
        return best;
    }

    /** Whether the value is a time of our age: an identity number can be read as one of another. */
    private static boolean reads(String format, String value) {
        return reads(format, value, EARLIEST);
    }

    private static boolean reads(String format, String value, Instant earliest) {
        var formats = COMPILED.get(format);
        return formats != null
                && formats.parse(value)
                        .filter(moment -> moment.isAfter(earliest) && moment.isBefore(LATEST))
                        .isPresent();
    }

    /** Whether these formats, as a mapping declares them, read every one of the values. */
    public static boolean read(List<String> formats, Collection<String> values) {
        var compiled = new TimeFormats(formats, ZONE, LocalTime.MIN);
        return values.stream().allMatch(value -> compiled.parse(value).isPresent());
    }

    /** The moment a text in one format says; empty where it is not in it. */
    public static Optional<Instant> moment(String text, String format, ZoneId zone, LocalTime dayMeans) {
        return new TimeFormats(List.of(format), zone, dayMeans).parse(text);
    }

    /** A day written as the value is; empty where the value is no time of a known form. */
    public static Optional<String> written(String value, LocalDate day) {
        return KNOWN.stream()
                .filter(format -> !format.equals("iso") && !format.equals("epoch-millis"))
                .filter(format -> reads(format, value, LONG_AGO))
                .findFirst()
                .map(format -> DateTimeFormatter.ofPattern(format, Locale.ROOT).format(day.atStartOfDay(ZONE)));
    }

    /** Whether the values leave open in which zone they are. */
    public static boolean needsZone(Collection<String> values) {
        return values.stream().anyMatch(value -> !WITH_ZONE.matcher(value).matches());
    }
}
