package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.OfficerKey;

/**
 * A message to be stored for one channel.
 *
 * @param subject what it is about: {@code incident-12}, {@code digest-…}, {@code dossier-…}
 * @param sequence position among the messages of the subject, from 1
 * @param interruptedText what a recovery says to a channel that never heard of the outage
 * @param critical whether it leaves before the others of its channel
 */
record Message(
        String subject,
        @Nullable Long incident,
        int sequence,
        String channel,
        Kind kind,
        String title,
        String text,
        @Nullable String interruptedText,
        Instant createdAt,
        Instant expiresAt,
        boolean critical) {

    /** A message that waits its turn. */
    Message(
            String subject,
            @Nullable Long incident,
            int sequence,
            String channel,
            Kind kind,
            String title,
            String text,
            @Nullable String interruptedText,
            Instant createdAt,
            Instant expiresAt) {
        this(subject, incident, sequence, channel, kind, title, text, interruptedText, createdAt, expiresAt, false);
    }

    /** The place in the queue of its channel: critical, ordinary, and last what is not about an incident. */
    int priority() {
        if (kind == Kind.DIGEST || kind == Kind.ALIVE) {
            return 2;
        }
        return critical ? 0 : 1;
    }

    private static final String DIGEST = "digest-";
    private static final String DOSSIER = "dossier-";
    private static final String OFFICER = "officer-";

    /** How long a message of the kind is worth sending; digests end with their part of the working day. */
    static Duration worth(Kind kind) {
        return switch (kind) {
            case OPENED, WORSE, UNSTABLE, REOPENED, MEMBERS, ACKED, ESCALATED -> Duration.ofHours(6);
            // The next reminder says the same.
            case REMINDER -> Duration.ofHours(1);
            case SUSPENDED -> Duration.ofHours(6);
            case RECOVERED, INTERRUPTED, UNWATCHED, RESUMED -> Duration.ofHours(24);
            case DIGEST, DOSSIER -> Duration.ofHours(2);
            case SUMMARY -> Duration.ofHours(24);
            case ALIVE -> Duration.ofHours(2);
            case REPLY -> Duration.ofMinutes(10);
            case CHANNEL_TEST -> Duration.ofMinutes(1);
        };
    }

    /** The subject of an agency's digest of a time. */
    static String digestOf(String agency, Instant start) {
        return DIGEST + agency + "-" + start.getEpochSecond();
    }

    /** The subject of a moment of a single dossier; another due time makes it another one. */
    static String dossier(String agency, Moment moment) {
        return DOSSIER + agency + "-" + moment.dossier() + "." + moment.stage() + "."
                + moment.dueAt().getEpochSecond();
    }

    /** The subject of the digest of one officer of an agency; it says no name. */
    static String digestOf(String agency, String officer, Instant start) {
        return OFFICER + agency + "-" + OfficerKey.of(officer) + "." + start.getEpochSecond();
    }

    /** The agency whose digest or dossier has this subject. */
    static String agencyOf(String subject) {
        return subject.substring(subject.indexOf('-') + 1, subject.lastIndexOf('-'));
    }

    /** A stored message claimed for one call; only the holder of the token may say what came of it. */
    record Leased(
            long id,
            UUID token,
            String subject,
            int sequence,
            int firstSequence,
            Kind kind,
            String title,
            String text,
            int attempts,
            boolean repeated,
            boolean plain,
            Instant createdAt) {}
}
