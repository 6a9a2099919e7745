package vn.tthc.monitor.connector.table.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a spreadsheet counts days: from 1900, with a leap day that never was, or from 1904. */
public enum Serial {
    FROM_1900,
    FROM_1904;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

    /** The day after the 29 February 1900 that spreadsheets believe in. */
    private static final int AFTER_FALSE_LEAP_DAY = 61;

    /** 31 December 9999. */
    private static final int LAST_DAY = 2_958_465;

    private static final int SECONDS_OF_DAY = 86_400;

    /**
     * The moment that a number of days stands for; the number itself where it stands for none.
     *
     * @param withTime whether midnight is meant where the number is whole, or only the day
     */
    public Cell moment(BigDecimal days, boolean withTime) {
        var value = days.doubleValue();
        if (value < 0 || value > LAST_DAY) {
            return new Cell(Cell.Kind.NUMBER, NumberStyle.plain(days));
        }
        var seconds = Math.round(value * SECONDS_OF_DAY);
        var day = seconds / SECONDS_OF_DAY;
        var time = seconds % SECONDS_OF_DAY;
        if (day == 0 && this == FROM_1900) {
            return new Cell(
                    Cell.Kind.TEXT, java.time.LocalTime.ofSecondOfDay(time).format(DateTimeFormatter.ISO_LOCAL_TIME));
        }
        var date = this == FROM_1904
                ? START_1904.plusDays(day)
                : START_1900.plusDays(day < AFTER_FALSE_LEAP_DAY ? day + 1 : day);
        return time == 0 && !withTime ? day(date) : moment(date.atStartOfDay().plusSeconds(time));
    }

    static Cell day(LocalDate date) {
        return new Cell(Cell.Kind.MOMENT, date.toString());
    }

    static Cell moment(LocalDateTime moment) {
        return new Cell(Cell.Kind.MOMENT, MOMENT.format(moment));
    }
}
