package vn.tthc.monitor.alert.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.platform.Secret;

/**
 * A channel whose bot speaks in other channels too. A provider limits the bot, not the chat, and calls during the wait make
 * it longer, so what one channel was told holds for all of them.
 */
final class OneBotChannel implements Channel {
    private final Secret bot;
    private final Channel real;
    private final Map<Secret, Instant> pauses;
    private final Clock clock;

    OneBotChannel(Secret bot, Channel real, Map<Secret, Instant> pauses, Clock clock) {
        this.bot = bot;
        this.real = real;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var left = Duration.between(clock.instant(), pauses.getOrDefault(bot, Instant.EPOCH));
        if (left.isPositive()) {
            return new SendAnswer(
                    Meaning.RATE_LIMITED,
                    null,
                    left,
                    "(không gọi)",
                    "cùng bot này, một kênh khác vừa được yêu cầu chờ; còn " + (left.toSeconds() + 1) + " giây");
        }
        var answer = real.send(message);
        var asked = answer.retryAfter();
        if (answer.meaning() == Meaning.RATE_LIMITED && asked != null) {
            pauses.put(bot, clock.instant().plus(asked));
        }
        return answer;
    }

    @Override
    public Duration longestCall() {
        return real.longestCall();
    }

    @Override
    public @Nullable String notice() {
        return real.notice();
    }

    @Override
    public void upkeep() {
        real.upkeep();
    }
}
