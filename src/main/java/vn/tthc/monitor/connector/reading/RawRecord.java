package vn.tthc.monitor.connector.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as the source answered it.
 *
 * @param asked the code it was asked for by; null for a listed one
 * @param failure why its detail could not be read, for quarantine; null where it is whole
 * @param line the number of its row in a file, as people see it; 0 where it comes from no file
 */
public record RawRecord(
        JsonNode json, @Nullable String asked, @Nullable String failure, int line) {
    /** A record that stands in no line. */
    public RawRecord(JsonNode json, @Nullable String asked, @Nullable String failure) {
        this(json, asked, failure, 0);
    }
}
