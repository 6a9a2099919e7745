package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Answers in the chat in which somebody asked; through the outbox, because every message passes the channel's gate. */
@Component
public class Replies {
    private final OutboxStore outbox;
    private final Clock clock;

    Replies(OutboxStore outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes the answer in the caller's transaction. */
    public void say(ChannelPlan channel, String question, String answer) {
        var now = clock.instant();
        outbox.write(new Message(
                "reply-" + question,
                null,
                1,
                channel.id(),
                Kind.REPLY,
                MessageText.cut(answer.lines().findFirst().orElse(answer), MessageText.LONGEST_HEAD),
                MessageText.fit(answer, List.of(), null, "", channel.textLimit()),
                null,
                now,
                now.plus(Message.worth(Kind.REPLY))));
    }
}
