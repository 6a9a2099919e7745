package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.network.NetworkSettings;

/**
 * How to talk to the source.
 *
 * @param success a body-level rule that must hold for an answer to count as good; null where status 2xx is enough
 * @param failures tried in order on an answer that broke the success rule or has an error status: the first that holds
 *     names the category; where none does it is {@code refused} or the one of the status
 * @param credentialUntil last day on which the account or key is valid, as its owner said; null where nobody said
 */
public record HttpSettings(
        HttpUrl baseUrl,
        Map<String, String> headers,
        Authentication auth,
        Limits limits,
        @Nullable ValueRule success,
        List<FailureRule> failures,
        NetworkSettings network,
        @Nullable LocalDate credentialUntil) {

    /** The same source within other limits. */
    public HttpSettings within(Limits other) {
        return new HttpSettings(baseUrl, headers, auth, other, success, failures, network, credentialUntil);
    }

    /** The same source played on this machine: its paths stay, certificates and proxy do not. */
    public HttpSettings playedAt(HttpUrl address) {
        var there = baseUrl.newBuilder()
                .scheme(address.scheme())
                .host(address.host())
                .port(address.port())
                .build();
        return new HttpSettings(
                there, headers, auth, limits, success, failures, NetworkSettings.PLAIN, credentialUntil);
    }

    /** What a value in a failed answer means. */
    public record FailureRule(ValueRule when, FailureCategory category) {}

    /**
     * Politeness and protection.
     *
     * @param rate requests per {@code ratePeriod} for the host
     * @param concurrency requests at one time for the host
     * @param floor shortest pause between any two requests, on every path
     * @param body largest answer accepted
     * @param retries how often one request is repeated after a transient failure
     * @param retryAfterCap longest wait that a source may ask for
     * @param loginPause after two refused logins nobody logs in for so long, and it doubles with every further refusal;
     *     null for never without a person
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
            Duration retryAfterCap,
            @Nullable Duration loginPause) {}
}
