package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;

/** Takes every message and lets none out, so that routes and texts can be tried on real incidents. */
final class DryRunChannel implements Channel {
    private final String id;
    private final Channel real;

    DryRunChannel(String id, Channel real) {
        this.id = id;
        this.real = real;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        return SendAnswer.of(
                Meaning.ACCEPTED,
                "(chạy thử) " + id + ": " + message.text(),
                "chạy thử: dryRun đang bật, tin không rời khỏi máy này");
    }

    @Override
    public @Nullable String notice() {
        return real.notice();
    }

    @Override
    public Duration longestCall() {
        return real.longestCall();
    }
}
