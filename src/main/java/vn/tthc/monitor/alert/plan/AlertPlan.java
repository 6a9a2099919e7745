package vn.tthc.monitor.alert.plan;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.Secret;

/** The checked content of alerts.yaml. */
public record AlertPlan(
        List<ChannelPlan> channels,
        List<Route> routes,
        List<LocalTime> digestTimes,
        List<Input> inputs,
        FollowUpPlan followUps) {

    /**
     * Another monitoring system that tells us its alerts.
     *
     * @param name what people call it
     * @param token what it shows; null where this machine has none, and then nothing is taken
     */
    public record Input(String id, String name, @Nullable Secret token) {}

    /** Name of the route that must exist: it takes what no other route takes. */
    public static final String DEFAULT_ROUTE = "default";

    /** The word for digests among the kinds of a route. */
    static final String DIGEST = "digest";

    /** The word for maintenance and stages by notice among the kinds of a route. */
    static final String PLANNED = "planned";

    /** Takes nothing from other monitoring systems, with the usual reminders and no escalation. */
    public AlertPlan(List<ChannelPlan> channels, List<Route> routes, List<LocalTime> digestTimes) {
        this(channels, routes, digestTimes, List.of(), FollowUpPlan.usual());
    }

    /** No channel and nobody to tell, for an installation without the file. */
    public static AlertPlan silent() {
        return new AlertPlan(
                List.of(),
                List.of(new Route(DEFAULT_ROUTE, Set.of(), Set.of(), Set.of(), Set.of(), List.of())),
                List.of(LocalTime.of(8, 5), LocalTime.of(13, 35)));
    }

    /**
     * One rule: what matches all of its sets goes to its channels. An empty set restricts nothing.
     *
     * @param kinds reach, auth, freshness, latency, tls, credential, schema, volume, network, planned, digest
     * @param severities critical, warning; restricts incidents only
     * @param connectors restricts incidents and what is planned only
     * @param agencies restricts digests only
     */
    public record Route(
            String id,
            Set<String> kinds,
            Set<String> severities,
            Set<String> connectors,
            Set<String> agencies,
            List<String> channels) {

        private boolean takes(Incident incident) {
            return agencies.isEmpty()
                    && holds(kinds, incident.kind().name())
                    && holds(severities, incident.kind().severity().name())
                    && (connectors.isEmpty() || connectors.contains(incident.source()));
        }

        private boolean takesPlanned(@Nullable String source) {
            return severities.isEmpty()
                    && agencies.isEmpty()
                    && holds(kinds, PLANNED)
                    && (source == null || connectors.isEmpty() || connectors.contains(source));
        }

        private boolean takesDigest(String agency) {
            return connectors.isEmpty()
                    && severities.isEmpty()
                    && holds(kinds, DIGEST)
                    && (agencies.isEmpty() || agencies.contains(agency));
        }

        private static boolean holds(Set<String> words, String word) {
            return words.isEmpty() || words.contains(word.toLowerCase(Locale.ROOT));
        }
    }

    /** Channels that are told of the incident and can send. */
    public List<ChannelPlan> channelsFor(Incident incident) {
        return usable(routes.stream()
                .filter(route -> !route.id().equals(DEFAULT_ROUTE) && route.takes(incident))
                .toList());
    }

    /** Channels that are told of maintenance and stages of the system, or of all systems, and can send. */
    public List<ChannelPlan> channelsForPlanned(@Nullable String source) {
        return usable(routes.stream()
                .filter(route -> !route.id().equals(DEFAULT_ROUTE) && route.takesPlanned(source))
                .toList());
    }

    /** Channels that get the digest of the agency and can send. */
    public List<ChannelPlan> channelsForDigest(String agency) {
        return usable(routes.stream()
                .filter(route -> !route.id().equals(DEFAULT_ROUTE) && route.takesDigest(agency))
                .toList());
    }

    public Optional<ChannelPlan> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    private List<ChannelPlan> usable(List<Route> matching) {
        var taking = matching.isEmpty()
                ? routes.stream()
                        .filter(route -> route.id().equals(DEFAULT_ROUTE))
                        .toList()
                : matching;
        var ids = new LinkedHashSet<String>();
        taking.forEach(route -> ids.addAll(route.channels()));
        return ids.stream()
                .flatMap(id -> channel(id).stream())
                .filter(ChannelPlan::usable)
                .toList();
    }
}
