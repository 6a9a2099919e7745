package vn.tthc.monitor.connector.table.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Moments that a file writes in ISO form. */
final class IsoMoments {
    private static final String MIDNIGHT = "T00:00:00";
    private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");

    private IsoMoments() {}

    /** A moment or a day; text where it is neither. */
    static Cell cell(String text) {
        var value = text.strip();
        try {
            if (value.length() <= 10) {
                return Serial.day(LocalDate.parse(value));
            }
            return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? Serial.moment(
                            OffsetDateTime.parse(value).atZoneSameInstant(HOME).toLocalDateTime())
                    : Serial.moment(LocalDateTime.parse(value));
        } catch (DateTimeException _) {
            return Cells.text(text);
        }
    }

    /** The same, where midnight means the day. */
    static Cell day(String text) {
        var cell = cell(text);
        return cell.kind() == Cell.Kind.MOMENT && cell.text().endsWith(MIDNIGHT)
                ? new Cell(
                        Cell.Kind.MOMENT, cell.text().substring(0, cell.text().length() - MIDNIGHT.length()))
                : cell;
    }
}
