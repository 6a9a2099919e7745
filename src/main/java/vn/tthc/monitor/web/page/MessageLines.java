package vn.tthc.monitor.web.page;

import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Notifications.State;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Turns outbox rows into text. */
@Component
class MessageLines {
    private final Wording wording;

    MessageLines(Wording wording) {
        this.wording = wording;
    }

    MessageLine of(Notification message) {
        return new MessageLine(
                wording.moment(message.createdAt()),
                message.incident(),
                message.channel(),
                wording.say("message.kind." + Words.of(message.kind())),
                tone(message.state()),
                wording.say("message.state." + Words.of(message.state())),
                when(message),
                message.attempts(),
                message.text(),
                message.lastAnswer());
    }

    private String when(Notification message) {
        if (message.acceptedAt() != null) {
            return wording.say("message.accepted", wording.moment(message.acceptedAt()));
        }
        return message.notBefore() == null || message.state() != State.DEFERRED
                ? ""
                : wording.say("message.deferred", wording.moment(message.notBefore()));
    }

    private static String tone(State state) {
        return switch (state) {
            case ACCEPTED -> "good";
            case PENDING, LEASED, CALLING, SUPERSEDED, COALESCED -> "quiet";
            case DEFERRED, UNCERTAIN -> "warn";
            case DEAD -> "bad";
        };
    }
}
