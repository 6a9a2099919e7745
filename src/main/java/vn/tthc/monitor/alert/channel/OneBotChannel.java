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
    private final Map<Secret, Pause> pauses;
    private final Clock clock;

    /** A wait that the provider asked for, and when. */
    record Pause(Instant asked, Duration length) {}

    OneBotChannel(Secret bot, Channel real, Map<Secret, Pause> pauses, Clock clock) {
        this.bot = bot;
        this.real = real;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var left = left(clock.instant());
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
            pauses.put(bot, new Pause(clock.instant(), asked));
        }
        return answer;
    }

    /** What was asked in the future was asked by a clock that has been put back since; its wait begins anew. */
    private Duration left(Instant now) {
        var pause = pauses.computeIfPresent(
                bot, (_, known) -> known.asked().isAfter(now) ? new Pause(now, known.length()) : known);
        return pause == null
                ? Duration.ZERO
                : Duration.between(now, pause.asked().plus(pause.length()));
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
