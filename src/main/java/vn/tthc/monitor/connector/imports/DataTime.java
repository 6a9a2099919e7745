package vn.tthc.monitor.connector.imports;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.arrival.Arrival;
import vn.tthc.monitor.connector.definition.FilesSettings.AsOf;

/** What moment the content of a file stands for. */
final class DataTime {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private DataTime() {}

    /** The moment, never one in the future; the file's own time where its name holds none. */
    static Instant of(AsOf asOf, Arrival arrival, Instant now, ZoneId zone) {
        var moment = switch (asOf) {
            case AsOf.Arrived _ -> now;
            case AsOf.Modified _ -> arrival.modifiedAt();
            case AsOf.InName inName -> {
                var named = inName(inName.pattern(), arrival.name(), zone);
                yield named == null ? arrival.modifiedAt() : named;
            }
        };
        return moment.isAfter(now) ? now : moment;
    }

    private static @Nullable Instant inName(String pattern, String name, ZoneId zone) {
        var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        for (var start = 0; start < name.length(); start++) {
            var found = at(formatter, name, start);
            if (found != null) {
                return moment(found, zone);
            }
        }
        return null;
    }

    private static @Nullable TemporalAccessor at(DateTimeFormatter formatter, String name, int start) {
        try {
            return formatter.parse(name, new ParsePosition(start));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant moment(TemporalAccessor found, ZoneId zone) {
        LocalDate date = found.query(TemporalQueries.localDate());
        LocalTime time = found.query(TemporalQueries.localTime());
        return date == null
                ? null
                : LocalDateTime.of(date, time == null ? END_OF_DAY : time)
                        .atZone(zone)
                        .toInstant();
    }
}
