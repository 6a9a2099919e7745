package vn.tthc.monitor.connector.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Probe;

/**
 * What one look at a source saw.
 *
 * @param sentence what was found, in Vietnamese; of a failed one its failure
 * @param notice what is worth a word although the source is there; null for nothing
 * @param certificateUntil when the machine's certificate expires; null where none was seen
 * @param failure why the source does not count as there; null where it does
 */
public record ProbeAnswer(
        Probe probe,
        Duration took,
        String sentence,
        @Nullable String notice,
        @Nullable Instant certificateUntil,
        @Nullable SourceFailure failure) {}
