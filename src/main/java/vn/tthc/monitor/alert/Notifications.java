package vn.tthc.monitor.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/** The ledger of messages, and the sending driven by routes. */
public interface Notifications {
    /** Newest first. */
    List<Notification> recent(int limit);

    /** All about one incident, newest first. */
    List<Notification> about(long incident);

    /** Sends what is due, one lease a row; answers how many were accepted. Called by a route. */
    int deliver();

    /** Takes deadline moments and, at the configured working times, writes one digest per agency. Called by a route. */
    void watchDeadlines();

    List<ChannelView> channels();

    /** Takes up a changed alerts file. Called by a route. */
    void followPlan();

    /** Reminds, escalates, and announces what a silence held back. Called by a route. */
    void followIncidents();

    /** Sees to it that no open incident was forgotten. Called by a route. */
    void auditFollowUps();

    /** What is wrong with a newer alerts file, which is therefore not used. */
    List<Problem> planProblems();

    /** Sends one test message at once and answers the request with secrets masked, the raw answer and the class. */
    TestSend test(String channel);

    /**
     * One outbox row.
     *
     * @param incident number of the incident, null for digests and tests
     * @param acceptedAt when the provider accepted it
     */
    record Notification(
            long id,
            @Nullable Long incident,
            String channel,
            Kind kind,
            State state,
            String text,
            int attempts,
            Instant createdAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant notBefore,
            @Nullable String lastAnswer) {}

    /** Kinds of messages. */
    enum Kind {
        OPENED,
        WORSE,
        /** It comes and goes; the next message about it is what it settles to. */
        UNSTABLE,
        /** An incident that came back soon after its end. */
        REOPENED,
        /** Another incident has the same cause. */
        MEMBERS,
        RECOVERED,
        /** An outage that was over before its first message got through: both in one line. */
        INTERRUPTED,
        /** The end of an incident whose source is not read any more: nobody knows whether it is over. */
        UNWATCHED,
        /** Somebody has taken the incident in hand. */
        ACKED,
        /** Nobody has, so the next ones are told. */
        ESCALATED,
        /** Nobody has yet. */
        REMINDER,
        /** A system is away by plan from now on: a window, or a stage of its life. */
        SUSPENDED,
        /** Such a time is over. */
        RESUMED,
        DIGEST,
        /** A single dossier of a priority procedure whose time is nearly or just over. */
        DOSSIER,
        /** What a channel has to hear about several incidents in one message: after a start, or when too much waits. */
        SUMMARY,
        /** The line of a working morning that says we are there. */
        ALIVE,
        /** The answer to what somebody wrote to our bot. */
        REPLY,
        CHANNEL_TEST
    }

    /** States of an outbox row. */
    enum State {
        PENDING,
        LEASED,
        CALLING,
        ACCEPTED,
        DEFERRED,
        UNCERTAIN,
        DEAD,
        SUPERSEDED,
        /** Told as one line of a message about several incidents. */
        COALESCED
    }

    /**
     * A configured channel.
     *
     * @param problem why it cannot send: not configured, or stopped because the provider refused us
     * @param waiting messages that wait in it
     * @param nextSendAt when its limiter lets the next message out; null where it may go at once
     */
    record ChannelView(
            String id,
            String type,
            boolean enabled,
            @Nullable String problem,
            long waiting,
            @Nullable Instant nextSendAt) {

        /** A channel in which nothing waits. */
        public ChannelView(String id, String type, boolean enabled, @Nullable String problem) {
            this(id, type, enabled, problem, 0, null);
        }
    }

    /** What a test send saw. */
    record TestSend(boolean accepted, String request, String answer, String errorClass, Instant at) {}
}
