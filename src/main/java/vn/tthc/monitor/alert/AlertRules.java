package vn.tthc.monitor.alert;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.config.Problem;

/** Who is told of what, by the alerts file at work. */
public interface AlertRules {
    /** In the order of the file. */
    List<Rule> rules();

    Following following();

    /** Other monitoring systems that tell us their alerts, as rules and silences name them, with what people call them. */
    Map<String, String> inputs();

    /** What is allowed in the file but probably not meant. */
    List<Problem> warnings();

    /** Who would be told now, and by which rule. */
    Answer ask(Question question);

    /**
     * One rule. An empty set restricts nothing.
     *
     * @param officers whose own digests it takes, {@link #EVERY_OFFICER} for those of all
     * @param channels ids of the channels that are told
     */
    record Rule(
            String id,
            Set<String> kinds,
            Set<String> severities,
            Set<String> connectors,
            Set<String> agencies,
            Set<String> officers,
            List<String> channels) {

        /** One that takes no officer's digest. */
        public Rule(
                String id,
                Set<String> kinds,
                Set<String> severities,
                Set<String> connectors,
                Set<String> agencies,
                List<String> channels) {
            this(id, kinds, severities, connectors, agencies, Set.of(), channels);
        }
    }

    /** The word for all officers. */
    String EVERY_OFFICER = "*";

    /** What follows while nobody takes an incident in hand. */
    record Following(List<Duration> reminders, List<LocalTime> daily, List<Step> steps) {}

    /** Who else is told, counted from the first message. */
    record Step(Duration after, boolean workingTime, List<String> channels) {}

    /**
     * Something of which somebody may be told.
     *
     * @param kind an incident's kind in lower case, {@code planned} or {@code digest}
     * @param severity null means what the kind has
     * @param agency whose digest is meant
     * @param officer whose own digest is meant; null where that of the agency is
     */
    record Question(
            String kind,
            @Nullable String severity,
            @Nullable String connector,
            @Nullable String agency,
            @Nullable String officer) {

        /** About something else than an officer's digest. */
        public Question(String kind, @Nullable String severity, @Nullable String connector, @Nullable String agency) {
            this(kind, severity, connector, agency, null);
        }

        /** About an incident. */
        public static Question about(Incident incident) {
            return new Question(
                    incident.kind().name().toLowerCase(Locale.ROOT),
                    incident.kind().severity().name().toLowerCase(Locale.ROOT),
                    incident.source(),
                    null);
        }

        /** About a digest. */
        public static Question digest(String agency) {
            return new Question(Silences.DIGEST, null, null, agency);
        }

        /** About what is planned for a system, or for all of them. */
        public static Question planned(@Nullable String source) {
            return new Question(Silences.PLANNED, null, source, null);
        }

        /** About the digest of an officer of the agency. */
        public static Question digest(String agency, String officer) {
            return new Question(Silences.DIGEST, null, null, agency, officer);
        }

        public boolean digest() {
            return kind.equals(Silences.DIGEST);
        }
    }

    /** Why a rule takes something, or does not. */
    enum Why {
        MATCHES,
        /** No other rule takes it. */
        DEFAULT_TAKES,
        /** Another rule takes it. */
        DEFAULT_SPARED,
        OTHER_KIND,
        OTHER_SEVERITY,
        OTHER_SYSTEM,
        OTHER_AGENCY,
        OTHER_OFFICER,
        /** The rule takes the digests of single officers only. */
        ONLY_OFFICERS,
        /** The rule does not speak of officers, so it takes no digest of a single one. */
        NOT_OFFICERS,
        /** The rule speaks of agencies, so of digests only. */
        ONLY_DIGESTS,
        /** The rule speaks of systems or severities, so of incidents only. */
        ONLY_INCIDENTS;

        public boolean takes() {
            return this == MATCHES || this == DEFAULT_TAKES;
        }
    }

    /** What one rule says. */
    record Verdict(String rule, Why why, List<String> channels) {}

    /**
     * Somebody who would be told.
     *
     * @param problem why the channel cannot send; null where it can
     */
    record Receiver(String channel, @Nullable String problem) {}

    /**
     * Who would be told.
     *
     * @param silence the silence that would hold it back; null where none would
     */
    record Answer(List<Verdict> verdicts, List<Receiver> receivers, Silences.@Nullable Silence silence) {}
}
