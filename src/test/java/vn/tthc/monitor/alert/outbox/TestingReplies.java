package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.util.List;
import vn.tthc.monitor.platform.TestDatabase;

/** Answers on the test database, and what of them waits to be sent. */
public final class TestingReplies {
    private TestingReplies() {}

    public static Replies replies(Clock clock) {
        return new Replies(new OutboxStore(TestDatabase.jdbc()), clock);
    }

    /** As {@code channel: text}, oldest first. */
    public static List<String> waiting() {
        return new OutboxStore(TestDatabase.jdbc())
                .recent(100).reversed().stream()
                        .map(row -> row.channel() + ": " + row.text().strip())
                        .toList();
    }
}
