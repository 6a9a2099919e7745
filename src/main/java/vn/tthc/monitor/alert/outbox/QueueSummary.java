package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.TextLimit;

/**
 * Makes one message of many where a channel could not send what waits within a minute. Each incident keeps its line, and
 * its end is owed as if it had been told alone.
 */
@Component
class QueueSummary {
    /** More lines than this nobody reads; the rest waits for the next one. */
    private static final int MOST_LINES = 30;

    private final SummaryStore store;
    private final OutboxStore outbox;
    private final MessageText words;

    QueueSummary(SummaryStore store, OutboxStore outbox, MessageText words) {
        this.store = store;
        this.outbox = outbox;
        this.words = words;
    }

    /** Must run in the transaction that holds the channel's gate. Answers how many messages became lines. */
    int gather(ChannelPlan channel, Instant now) {
        return gather(channel, now, channel.limits().perMinute(), "gộp làm một vì kênh đang có nhiều tin chờ");
    }

    /** The same for whatever waits, because nothing was sent for a while. */
    int gatherAfterPause(ChannelPlan channel, Instant now) {
        return gather(channel, now, 1, "trong lúc phần mềm giám sát ngừng hoặc vừa khởi động lại");
    }

    private int gather(ChannelPlan channel, Instant now, int bearable, String why) {
        var waiting = store.waiting(channel.id(), now);
        if (waiting.size() <= bearable) {
            return 0;
        }
        var lines = waiting.stream().limit(MOST_LINES).map(QueueSummary::line).toList();
        var fitting = fitting(lines, why, channel.textLimit());
        if (fitting < 2) {
            return 0;
        }
        var subject = "summary-" + UUID.randomUUID();
        outbox.write(new Message(
                subject,
                null,
                1,
                channel.id(),
                Kind.SUMMARY,
                head(fitting, why),
                text(lines.subList(0, fitting), why),
                null,
                now,
                now.plus(Message.worth(Kind.SUMMARY)),
                true));
        store.gather(
                subject,
                waiting.stream().limit(fitting).map(SummaryStore.Waiting::id).toList());
        return fitting;
    }

    private int fitting(List<String> lines, String why, TextLimit limit) {
        var room = limit.without(MessageText.REPEATED);
        var count = lines.size();
        while (count > 0 && !room.holds(text(lines.subList(0, count), why))) {
            count--;
        }
        return count;
    }

    private String text(List<String> lines, String why) {
        var all = new ArrayList<String>();
        all.add("📦 " + head(lines.size(), why));
        all.addAll(lines);
        all.add(words.address("/su-co"));
        return String.join("\n", all);
    }

    private static String head(int messages, String why) {
        return messages + " tin về sự cố, " + why;
    }

    /** The first line carries mark, number and title; of an interruption the second one carries its times. */
    private static String line(SummaryStore.Waiting message) {
        var interrupted = message.kind() == Kind.RECOVERED && !message.told();
        var lines = (interrupted ? message.interruptedText() : message.text()).split("\n", -1);
        return interrupted && lines.length > 1 ? lines[0] + " – " + lines[1] : lines[0];
    }
}
