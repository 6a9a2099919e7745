package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.channel.Channel;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.Outgoing;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;

/**
 * The way around the database when it is away: nothing can be stored, so a mail goes out directly, twice an hour at most. It
 * says what was last known and never that all is well. Where no mail is configured the other channels are used.
 */
@Component
class Siren {
    private static final Logger LOG = LoggerFactory.getLogger(Siren.class);

    /** A short loss heals by itself before anybody could act. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMinutes(30);

    private final ChannelSet channels;
    private final MessageText words;
    private final Clock clock;
    private @Nullable Instant awaySince;
    private @Nullable Instant soundedAt;
    private List<SourceHealth> lastKnown = List.of();

    Siren(ChannelSet channels, MessageText words, Clock clock) {
        this.channels = channels;
        this.words = words;
        this.clock = clock;
    }

    /** What may have to be told from memory. */
    synchronized void remember(List<SourceHealth> sources) {
        lastKnown = List.copyOf(sources);
    }

    /** The database answered; whoever heard the siren hears of its end. */
    synchronized void well() {
        var since = awaySince;
        awaySince = null;
        if (since != null && soundedAt != null && !soundedAt.isBefore(since)) {
            var now = clock.instant();
            say(
                    "Cơ sở dữ liệu đã trở lại",
                    "Cơ sở dữ liệu của TTHC Monitor đã trở lại lúc " + words.time(now, now) + ", mất từ "
                            + words.time(since, now) + ". Các tin bị giữ sẽ được gửi tiếp.");
        }
    }

    /** The database did not answer. */
    synchronized void away() {
        var now = clock.instant();
        if (awaySince == null || now.isBefore(awaySince)) {
            awaySince = now;
        }
        var early = now.isBefore(awaySince.plus(PATIENCE));
        var again = soundedAt != null && !now.isBefore(soundedAt) && now.isBefore(soundedAt.plus(BETWEEN));
        if (early || again) {
            return;
        }
        soundedAt = now;
        say(
                "Mất cơ sở dữ liệu",
                "🔴 TTHC Monitor không dùng được cơ sở dữ liệu từ " + words.time(awaySince, now)
                        + ": không ghi nhận, không gửi được cảnh báo sự cố nào cho tới khi có lại. " + known(now)
                        + " Cần làm: kiểm tra máy chủ cơ sở dữ liệu và ổ đĩa của nó.");
    }

    private String known(Instant now) {
        if (lastKnown.isEmpty()) {
            return "Chưa biết tình trạng hệ thống nào.";
        }
        var wrong = lastKnown.stream()
                .filter(source -> source.state() != SourceState.UP && source.state() != SourceState.SUSPENDED)
                .map(SourceHealth::name)
                .toList();
        return "Lần cuối còn biết: " + lastKnown.size() + " hệ thống, "
                + (wrong.isEmpty() ? "không hệ thống nào báo lỗi" : "có vấn đề: " + String.join(", ", wrong))
                + "; từ đó đến " + words.time(now, now) + " không rõ.";
    }

    private void say(String title, String text) {
        var all = channels.all();
        var mails = all.keySet().stream()
                .filter(channel -> channel.type() == ChannelPlan.Type.SMTP)
                .toList();
        for (var way : all.entrySet()) {
            if (mails.isEmpty() || mails.contains(way.getKey())) {
                send(way, title, text);
            }
        }
    }

    private void send(Map.Entry<ChannelPlan, Channel> way, String title, String text) {
        var channel = way.getKey();
        var answer = way.getValue()
                .send(new Outgoing(
                        "database-" + UUID.randomUUID(),
                        1,
                        1,
                        Kind.SUMMARY,
                        title,
                        channel.textLimit().cut(text),
                        clock.instant()));
        if (answer.meaning() != Meaning.ACCEPTED) {
            LOG.error(
                    "Không báo được việc mất cơ sở dữ liệu qua kênh {}: {} / the siren was not taken",
                    channel.id(),
                    answer.answer());
        }
    }
}
