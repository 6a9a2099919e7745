package vn.tthc.monitor.connector.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as the source answered it.
 *
 * @param asked the code it was asked for by; null for a listed one
 * @param failure why its detail could not be read, for quarantine; null where it is whole
 */
public record RawRecord(
        JsonNode json, @Nullable String asked, @Nullable String failure) {}
