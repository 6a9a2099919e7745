package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.web.Words;

/** One message of the ledger. */
@Schema(name = "Notification")
record NotificationItem(
        long id,

        @Schema(description = "Number of the incident, null for digests and tests") @Nullable Long incident,

        String channel,

        @Schema(description = "opened, worse, recovered, digest, channel_test")
        String kind,

        @Schema(description = "pending, leased, calling, accepted, deferred, uncertain, dead, superseded")
        String state,

        String text,
        int attempts,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant notBefore,
        @Nullable String lastAnswer) {

    static NotificationItem of(Notification message) {
        return new NotificationItem(
                message.id(),
                message.incident(),
                message.channel(),
                Words.of(message.kind()),
                Words.of(message.state()),
                message.text(),
                message.attempts(),
                message.createdAt(),
                message.acceptedAt(),
                message.notBefore(),
                message.lastAnswer());
    }
}
