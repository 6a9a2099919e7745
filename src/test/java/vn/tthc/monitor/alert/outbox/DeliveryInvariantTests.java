package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Notifications.State;
import vn.tthc.monitor.platform.TestDatabase;

/**
 * Random schedules of outages, chat faults, dying senders, restarts and two nodes. Whatever happened, once the faults stop
 * the chat has heard the truth: no recovery without an outage, no outage without its end, nothing twice unless marked.
 */
@ExtendWith(TestDatabase.class)
class DeliveryInvariantTests {
    private static final String RUNS = "GGGTTTTT5A.";
    private static final TestingChat.Mode[] FAULTS = {
        TestingChat.Mode.OK,
        TestingChat.Mode.OK,
        TestingChat.Mode.LIMITED,
        TestingChat.Mode.LIMITED_WITHOUT_TIME,
        TestingChat.Mode.BROKEN,
        TestingChat.Mode.LOST
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void afterTheFaultsTheChatHasHeardTheTruth(long seed) throws IOException {
        try (var bench = new AlertBench()) {
            var random = new Random(seed);
            var second = bench.anotherNode();
            for (var step = 0; step < 60; step++) {
                step(bench, second, random);
            }
            bench.chat.mode = TestingChat.Mode.OK;
            bench.runs("GGG");
            bench.pass(Duration.ofMinutes(10));
            check(bench, seed);
        }
    }

    private static void step(AlertBench bench, Dispatcher second, Random random) {
        bench.chat.mode = FAULTS[random.nextInt(FAULTS.length)];
        bench.health.runs(String.valueOf(RUNS.charAt(random.nextInt(RUNS.length()))));
        var channel = bench.plan.channels().getFirst();
        switch (random.nextInt(5)) {
            case 0 -> bench.gate.claim(channel, Duration.ofSeconds(5));
            case 1 ->
                bench.gate
                        .claim(channel, Duration.ofSeconds(5))
                        .ifPresent(lease -> bench.outbox.begin(lease, bench.now()));
            case 2 -> {
                second.tick();
                bench.deliver();
            }
            case 3 -> bench.clock.advance(Duration.ofSeconds(random.nextInt(400)));
            default -> bench.deliver();
        }
    }

    private static void check(AlertBench bench, long seed) {
        var ledger = bench.desk.recent(10_000).reversed();
        assertThat(ledger).as("nothing is left in the middle, seed %d", seed).allMatch(row -> settled(row.state()));
        for (var incident : bench.health.incidentNumbers()) {
            var told = ledger.stream()
                    .filter(row -> incident.equals(row.incident()))
                    .toList();
            // An incident that comes back keeps its number, and its end is due as often as its beginning was told.
            var starts = told.stream()
                    .filter(row -> (row.kind() == Kind.OPENED || row.kind() == Kind.REOPENED) && told(row))
                    .count();
            var ends = told.stream()
                    .filter(row -> row.kind() == Kind.RECOVERED && told(row))
                    .count();
            assertThat(ends).as("recoveries of %d, seed %d", incident, seed).isEqualTo(starts);
            assertThat(told.stream().filter(row -> row.kind() == Kind.OPENED && told(row)))
                    .as("first messages of %d, seed %d", incident, seed)
                    .hasSizeLessThanOrEqualTo(1);
            checkChat(bench, incident, seed);
        }
    }

    /** A text comes at most twice, and the second time says so. */
    private static void checkChat(AlertBench bench, long incident, long seed) {
        var texts = bench.chat.texts.stream()
                .filter(text -> text.contains("Sự cố #" + incident + ":"))
                .toList();
        var unmarked = texts.stream()
                .filter(text -> !text.startsWith(MessageText.REPEATED))
                .toList();
        assertThat(unmarked).as("unmarked texts of %d, seed %d", incident, seed).doesNotHaveDuplicates();
        var certain = bench.desk.recent(10_000).stream()
                .anyMatch(row -> Long.valueOf(incident).equals(row.incident())
                        && row.kind() == Kind.RECOVERED
                        && row.state() == State.ACCEPTED);
        if (certain) {
            assertThat(texts.getLast()).as("the end comes last, seed %d", seed).contains("🟢");
        }
    }

    private static boolean settled(State state) {
        return switch (state) {
            case ACCEPTED, UNCERTAIN, DEAD, SUPERSEDED, COALESCED -> true;
            case PENDING, LEASED, CALLING, DEFERRED -> false;
        };
    }

    private static boolean told(Notification row) {
        return row.state() == State.ACCEPTED || row.state() == State.UNCERTAIN;
    }
}
