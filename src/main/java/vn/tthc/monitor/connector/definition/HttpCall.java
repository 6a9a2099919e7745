package vn.tthc.monitor.connector.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as a template. Every string may hold {@code ${token}}, {@code ${page}}, {@code ${offset}},
 * {@code ${cursor}}, {@code ${size}}, {@code ${window.from}}, {@code ${window.to}}, {@code ${code}} and,
 * where it follows a listed record, {@code ${record.<path>}}; a body string that is exactly {@code ${codes}} becomes the
 * array of codes. A query parameter whose whole value becomes empty because there is no cursor or bound yet is left out.
 *
 * @param path relative to the base URL, or absolute on the same host
 * @param body sent as JSON; null for none
 */
public record HttpCall(
        Method method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable JsonNode body) {
    /** GET or POST; the sources are only read. */
    public enum Method {
        GET,
        POST
    }
}
