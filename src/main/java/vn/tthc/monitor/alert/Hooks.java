package vn.tthc.monitor.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other systems send to us: events of our bots, and alerts of other monitoring systems. */
public interface Hooks {
    /** The largest call that is read. */
    int LARGEST = 1024 * 1024;

    /**
     * An event of a Zalo bot.
     *
     * @param secret what the caller shows to prove who it is
     */
    Answer zalo(String channel, @Nullable String secret, byte[] body);

    /**
     * A call of Alertmanager's webhook, version 4.
     *
     * @param authorization the header of that name
     */
    Answer alertmanager(String input, @Nullable String authorization, byte[] body);

    /** Asks the bots that are to be asked for what people wrote to them, and keeps logins alive. Called by a route. */
    void poll();

    /** Chats in which our bots were seen, the newest first. */
    List<SeenChat> seenChats();

    /** What became of a call. */
    enum Answer {
        TAKEN,
        /** Nothing of that name takes calls. */
        UNKNOWN,
        /** The caller does not prove who it is. */
        REFUSED,
        /** Not what is expected here. */
        UNREADABLE
    }

    /**
     * A chat.
     *
     * @param id what is to be written into the file
     * @param name as the provider calls it; null where it tells none
     * @param group whether it is one of several people
     * @param used whether the channel writes to it
     */
    record SeenChat(
            String channel,
            String id,
            @Nullable String name,
            boolean group,
            @Nullable String writer,
            Instant seenAt,
            boolean used) {}
}
