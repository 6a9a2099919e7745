package vn.tthc.monitor.alert.plan;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.AlertRules.Question;
import vn.tthc.monitor.alert.AlertRules.Verdict;
import vn.tthc.monitor.alert.AlertRules.Why;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.Secret;

/** The checked content of alerts.yaml. */
public record AlertPlan(
        List<ChannelPlan> channels,
        List<Route> routes,
        DigestPlan digest,
        List<Input> inputs,
        FollowUpPlan followUps,
        Map<String, HeadTemplate> heads) {

    /**
     * Another monitoring system that tells us its alerts.
     *
     * @param name what people call it
     * @param token what it shows; null where this machine has none, and then nothing is taken
     * @param silentAfter how long it may be silent about what is going on
     */
    public record Input(String id, String name, @Nullable Secret token, Duration silentAfter) {
        /** Three times what Alertmanager waits without a word in its file. */
        public static final Duration SILENT_AFTER = Duration.ofHours(12);
    }

    /** Name of the route that must exist: it takes what no other route takes. */
    public static final String DEFAULT_ROUTE = "default";

    /** The word for digests among the kinds of a route. */
    static final String DIGEST = Silences.DIGEST;

    /** The word for maintenance and stages by notice among the kinds of a route. */
    static final String PLANNED = Silences.PLANNED;

    /** Takes nothing from other monitoring systems, with the usual reminders and no escalation. */
    public AlertPlan(List<ChannelPlan> channels, List<Route> routes, List<LocalTime> digestTimes) {
        this(channels, routes, DigestPlan.at(digestTimes), List.of(), FollowUpPlan.usual(), Map.of());
    }

    public List<LocalTime> digestTimes() {
        return digest.times();
    }

    /** No channel and nobody to tell, for an installation without the file. */
    public static AlertPlan silent() {
        return new AlertPlan(
                List.of(),
                List.of(new Route(DEFAULT_ROUTE, Set.of(), Set.of(), Set.of(), Set.of(), List.of())),
                DigestPlan.usual().times());
    }

    /**
     * One rule: what matches all of its sets goes to its channels. An empty set restricts nothing.
     *
     * @param kinds of incidents in lower case, planned, and digest
     * @param severities critical, warning; restricts incidents only
     * @param connectors restricts incidents and what is planned only; {@code hook:grafana} is all that this input tells
     * @param agencies restricts digests only
     * @param officers not empty where it takes the digests of these officers, and nothing else
     */
    public record Route(
            String id,
            Set<String> kinds,
            Set<String> severities,
            Set<String> connectors,
            Set<String> agencies,
            Set<String> officers,
            List<String> channels) {

        /** One that takes no officer's digest. */
        public Route(
                String id,
                Set<String> kinds,
                Set<String> severities,
                Set<String> connectors,
                Set<String> agencies,
                List<String> channels) {
            this(id, kinds, severities, connectors, agencies, Set.of(), channels);
        }

        /** Why it takes what is asked of, or does not. */
        Why judge(Question asked) {
            if (asked.digest()) {
                return digest(asked);
            }
            if (!agencies.isEmpty() || !officers.isEmpty()) {
                return Why.ONLY_DIGESTS;
            }
            if (lacks(kinds, asked.kind())) {
                return Why.OTHER_KIND;
            }
            if (lacks(severities, asked.severity())) {
                return Why.OTHER_SEVERITY;
            }
            var all = asked.kind().equals(PLANNED) && asked.connector() == null;
            return !all && elsewhere(asked.connector()) ? Why.OTHER_SYSTEM : Why.MATCHES;
        }

        private Why digest(Question asked) {
            if (!connectors.isEmpty() || !severities.isEmpty()) {
                return Why.ONLY_INCIDENTS;
            }
            if (lacks(kinds, asked.kind())) {
                return Why.OTHER_KIND;
            }
            if (lacks(agencies, asked.agency())) {
                return Why.OTHER_AGENCY;
            }
            var officer = asked.officer();
            if (officer == null) {
                return officers.isEmpty() ? Why.MATCHES : Why.ONLY_OFFICERS;
            }
            if (officers.isEmpty()) {
                return Why.NOT_OFFICERS;
            }
            var name = folded(officer);
            return officers.contains(AlertRules.EVERY_OFFICER)
                            || officers.stream().anyMatch(one -> folded(one).equals(name))
                    ? Why.MATCHES
                    : Why.OTHER_OFFICER;
        }

        /** As sources write one name: with other spaces, in capitals, with its marks apart. */
        private static String folded(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC)
                    .strip()
                    .replaceAll("\\s+", " ")
                    .toLowerCase(Locale.ROOT);
        }

        /** The alerts of another monitoring system are meant by the name of its input. */
        private boolean elsewhere(@Nullable String source) {
            return lacks(connectors, source)
                    && lacks(connectors, source == null ? null : ExternalIncidents.origin(source));
        }

        private static boolean lacks(Set<String> words, @Nullable String word) {
            return !words.isEmpty() && (word == null || !words.contains(word));
        }
    }

    /** What every route says to what is asked of. */
    List<Verdict> verdicts(Question asked) {
        var taken = routes.stream()
                .anyMatch(route -> !route.id().equals(DEFAULT_ROUTE) && route.judge(asked) == Why.MATCHES);
        return routes.stream()
                .map(route -> new Verdict(
                        route.id(),
                        route.id().equals(DEFAULT_ROUTE) ? spared(asked, taken) : route.judge(asked),
                        route.channels()))
                .toList();
    }

    private static Why spared(Question asked, boolean taken) {
        if (asked.officer() != null) {
            return Why.NOT_OFFICERS;
        }
        return taken ? Why.DEFAULT_SPARED : Why.DEFAULT_TAKES;
    }

    /** Whether anybody gets the digests of single officers. */
    public boolean tellsOfficers() {
        return routes.stream().anyMatch(route -> !route.officers().isEmpty());
    }

    /** Channels that get the digest of the officer and can send; only rules that speak of officers lead to them. */
    public List<ChannelPlan> channelsForOfficer(String agency, String officer) {
        return usable(Question.digest(agency, officer));
    }

    /** Channels that are told of the incident and can send. */
    public List<ChannelPlan> channelsFor(Incident incident) {
        return usable(Question.about(incident));
    }

    /** Channels that are told of maintenance and stages of the system, or of all systems, and can send. */
    public List<ChannelPlan> channelsForPlanned(@Nullable String source) {
        return usable(Question.planned(source));
    }

    /** Channels that get the digest of the agency and can send. */
    public List<ChannelPlan> channelsForDigest(String agency) {
        return usable(Question.digest(agency));
    }

    /** Channels of the default route that can send, in its order: the technical group. */
    public List<ChannelPlan> defaultChannels() {
        return sending(routes.stream()
                .filter(route -> route.id().equals(DEFAULT_ROUTE))
                .flatMap(route -> route.channels().stream()));
    }

    public Optional<ChannelPlan> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    private List<ChannelPlan> usable(Question asked) {
        return sending(verdicts(asked).stream()
                .filter(verdict -> verdict.why().takes())
                .flatMap(verdict -> verdict.channels().stream()));
    }

    private List<ChannelPlan> sending(Stream<String> ids) {
        return ids.distinct()
                .flatMap(id -> channel(id).stream())
                .filter(ChannelPlan::usable)
                .toList();
    }
}
