package vn.tthc.monitor.alert.channel;

import java.time.Instant;
import java.util.Optional;
import vn.tthc.monitor.alert.Notifications.Kind;

/**
 * One message on its way out.
 *
 * @param subject what it is about; equal for all messages of one incident
 * @param sequence position among the messages of the subject, from 1
 * @param firstSequence position of the first message of the subject in this channel
 * @param title one line
 * @param plain the provider disliked the text once, so it goes without any mark-up
 */
public record Outgoing(
        String subject,
        int sequence,
        int firstSequence,
        Kind kind,
        String title,
        String text,
        Instant createdAt,
        boolean plain) {

    /** A first try. */
    public Outgoing(
            String subject, int sequence, int firstSequence, Kind kind, String title, String text, Instant createdAt) {
        this(subject, sequence, firstSequence, kind, title, text, createdAt, false);
    }

    /** Whether something begins, ends, or is merely told. */
    enum Status {
        FIRING,
        RESOLVED,
        INFO
    }

    Status status() {
        return switch (kind) {
            case OPENED, WORSE, UNSTABLE, REOPENED, MEMBERS, ACKED, ESCALATED, REMINDER -> Status.FIRING;
            case RECOVERED, INTERRUPTED, UNWATCHED -> Status.RESOLVED;
            case SUSPENDED, RESUMED, DIGEST, DOSSIER, SUMMARY, ALIVE, REPLY, CHANNEL_TEST -> Status.INFO;
        };
    }

    /** The address in the last line, where one stands there. */
    Optional<String> link() {
        var last = text.substring(text.lastIndexOf('\n') + 1).strip();
        return last.matches("https?://\\S+") ? Optional.of(last) : Optional.empty();
    }
}
