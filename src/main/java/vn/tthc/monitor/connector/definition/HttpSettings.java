package vn.tthc.monitor.connector.definition;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.SuccessRule;

/**
 * How to talk to the source.
 *
 * @param success a body-level rule: the value at the path must be in the set, compared as text
 */
public record HttpSettings(
        URI baseUrl,
        Map<String, String> headers,
        Authentication auth,
        Limits limits,
        @Nullable SuccessRule success) {

    /**
     * Politeness and protection.
     *
     * @param rate requests per {@code ratePeriod} for the host
     * @param concurrency requests at one time for the host
     * @param floor shortest pause between any two requests, on every path
     * @param body largest answer accepted
     * @param retries how often one request is repeated after a transient failure
     * @param retryAfterCap longest wait that a source may ask for
     */
    public record Limits(
            int rate,
            Duration ratePeriod,
            int concurrency,
            Duration floor,
            Duration connect,
            Duration call,
            DataSize body,
            int retries,
            Duration retryAfterCap) {}
}
