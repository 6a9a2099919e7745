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
 * @param format pattern of the bounds, or {@code iso} or {@code epoch-millis}
 * @param zone in which the source reads the bounds; null where it is the mapping's
 * @param first how far back the very first read goes; null for everything
 */
public record Window(
        DossierField by,
        @Nullable Placement from,
        @Nullable Placement to,
        String format,
        @Nullable ZoneId zone,
        Duration lookback,
        @Nullable Duration first) {}
