package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;

/**
 * Time window of an incremental read: the lower bound is the newest value of {@code by} stored minus lookback.
 *
 * @param by the time the source filters on: UPDATED_AT, RECEIVED_AT or another target of kind INSTANT
 * @param from where the lower bound goes; null where the call's own templates name it
 * @param to where the upper bound goes; null where the source takes none, or the templates name it
 * @param format pattern of the bounds, or {@code iso}, {@code epoch-millis} or {@code epoch-seconds}
 * @param zone in which the source reads the bounds; null where it is the mapping's
 * @param first how far back the very first read goes; null for everything
 * @param slices how a long window is cut
 * @param settle how long a record may take until the source shows it; the upper bound and the mark stay behind by that
 * @param retention how far back the source shows changes; a mark older than that is no use
 */
public record Window(
        DossierField by,
        @Nullable Placement from,
        @Nullable Placement to,
        String format,
        @Nullable ZoneId zone,
        Duration lookback,
        @Nullable Duration first,
        Slices slices,
        Duration settle,
        @Nullable Duration retention) {

    /** A window that is read whole, up to the present. */
    public Window(
            DossierField by,
            @Nullable Placement from,
            @Nullable Placement to,
            String format,
            @Nullable ZoneId zone,
            Duration lookback,
            @Nullable Duration first) {
        this(by, from, to, format, zone, lookback, first, new Slices(to != null, null, 0), Duration.ZERO, null);
    }

    /**
     * How a window is cut into pieces.
     *
     * @param closed whether the source is told an upper bound, without which nothing can be cut
     * @param step length of a piece; null for the whole
     * @param rows the most that the source shows of one piece, so that one with as many is halved; 0 for no such limit
     */
    public record Slices(boolean closed, @Nullable Duration step, int rows) {}
}
