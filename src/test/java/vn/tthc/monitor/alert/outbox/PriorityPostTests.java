package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.plan.DigestPlan;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

/** Dossiers of priority procedures, told one by one on a Friday morning. */
@ExtendWith(TestDatabase.class)
class PriorityPostTests {
    private static final Instant FRIDAY_1000 = Instant.parse("2026-11-20T03:00:00Z");
    private static final String OTHER = "Sở Xây dựng";

    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = bench();
    }

    private static AlertBench bench() throws IOException {
        var made = new AlertBench();
        prioritize(made, "1.000001");
        made.clock.set(FRIDAY_1000);
        made.watch.add("a", SourceState.UP, false, FRIDAY_1000);
        return made;
    }

    private static void prioritize(AlertBench bench, String procedure) {
        bench.plan = TestingPlan.with(bench.plan, new DigestPlan(List.of(LocalTime.of(13, 35)), Set.of(procedure), 5));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void due(int number, String agency) {
        due(number, agency, bench.now());
    }

    private void due(int number, String agency, Instant at) {
        for (var index = 1; index <= number; index++) {
            bench.queue.add(agency + "-" + index, agency, "a", Urgency.OVERDUE, at);
        }
    }

    private List<String> told() {
        bench.desk.watchDeadlines();
        bench.pass(Duration.ofMinutes(2));
        return List.copyOf(bench.chat.texts);
    }

    @Test
    void aDossierIsToldAloneWithItsTimeAndItsLink() {
        due(1, TestingAgencies.CODE);
        assertThat(told())
                .singleElement()
                .asString()
                .isEqualTo("🔴 Hồ sơ ưu tiên vừa quá hạn: H25.16-1\nCấp giấy phép\nUBND phường Lê Chân\n"
                        + "Hạn trả 10:00\nhttps://tthc.example/ho-so/1");
        assertThat(bench.ledger("nhom")).containsExactly("DOSSIER ACCEPTED");
    }

    @Test
    void noAgencyHearsOfMoreThanFiveAnHourAndTheDigestTellsTheRest() {
        due(8, OTHER);
        due(2, TestingAgencies.CODE);
        assertThat(told()).hasSize(7);
        bench.clock.advance(Duration.ofMinutes(50));
        due(1, OTHER);
        assertThat(told()).hasSize(7);
        bench.clock.advance(Duration.ofMinutes(20));
        due(3, OTHER);
        assertThat(told()).hasSize(10);
        bench.clock.set(Instant.parse("2026-11-20T06:36:00Z"));
        assertThat(told()).hasSize(12);
        assertThat(bench.chat.texts)
                .anyMatch(text -> text.contains("Thủ tục ưu tiên: 8 lượt hồ sơ đã báo riêng, 4 lượt chỉ báo ở bản tin"))
                .anyMatch(text -> text.contains("Từ bản tin trước: 12 đến hạn"))
                .anyMatch(text -> text.contains("Thủ tục ưu tiên: 2 lượt hồ sơ đã báo riêng\n"));
    }

    @Test
    void theCountIsRightOverARestartAndTwoNodes() throws IOException {
        due(3, OTHER);
        assertThat(told()).hasSize(3);
        try (var next = bench()) {
            next.clock.set(bench.now());
            IntStream.rangeClosed(1, 4)
                    .forEach(index -> next.queue.add("N-" + index, OTHER, "a", Urgency.OVERDUE, bench.now()));
            due(4, OTHER);
            var first = CompletableFuture.runAsync(bench.digests::watch);
            var second = CompletableFuture.runAsync(next.digests::watch);
            CompletableFuture.allOf(first, second).join();
        }
        assertThat(bench.desk.recent(20)).hasSize(5);
    }

    @Test
    void twoNodesShareTheQuota() {
        var counted = IntStream.range(0, 20)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> TestDatabase.transactions()
                        .execute(status -> new PriorityStore(JdbcClient.create(TestDatabase.dataSource()))
                                .take(OTHER, 2, 5, FRIDAY_1000))))
                .toList();
        assertThat(counted.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(5);
    }

    @Test
    void otherProceduresAndOldMomentsAreForTheDigest() {
        due(1, OTHER, FRIDAY_1000.minus(Duration.ofDays(3)));
        prioritize(bench, "1.000002");
        due(1, OTHER);
        assertThat(told()).isEmpty();
    }

    @Test
    void whatAStaleOrTrialSourceSaysIsNotToldAlone() {
        bench.watch.add("a", SourceState.DOWN, false, FRIDAY_1000);
        due(1, OTHER);
        assertThat(told()).isEmpty();
        bench.watch.add("a", SourceState.UP, true, bench.now());
        due(1, OTHER);
        assertThat(told()).isEmpty();
    }

    @Test
    void nothingIsToldOutsideWorkingTimeAndNothingIsSentThere() {
        for (var time : List.of("2026-11-20T10:00:00Z", "2026-11-21T03:00:00Z", "2026-11-19T23:00:00Z")) {
            bench.clock.set(Instant.parse(time));
            due(1, OTHER);
            assertThat(told()).as(time).isEmpty();
        }
        bench.clock.set(Instant.parse("2026-11-20T09:59:55Z"));
        bench.chat.mode = TestingChat.Mode.BROKEN;
        due(1, OTHER);
        bench.desk.watchDeadlines();
        bench.deliver();
        bench.chat.mode = TestingChat.Mode.OK;
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.chat.texts).isEmpty();
    }

    @Test
    void aSilenceOverTheAgencysDigestsHoldsThem() {
        bench.silences.begin(
                new Matchers(null, null, "digest", null, OTHER),
                "nghỉ",
                bench.now().plusSeconds(7200),
                "kt");
        due(1, OTHER);
        assertThat(told()).isEmpty();
    }

    @Test
    void anUncertainOneIsNotRepeated() {
        bench.chat.mode = TestingChat.Mode.LOST;
        due(1, OTHER);
        told();
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.ledger("nhom")).containsExactly("DOSSIER UNCERTAIN");
    }
}
