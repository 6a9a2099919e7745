package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

/** What came due in an outage is told once, when it is known. The source is away from 07:00 on a Friday. */
@ExtendWith(TestDatabase.class)
class DigestAfterOutageTests {
    private static final Instant FRIDAY_0700 = Instant.parse("2026-11-20T00:00:00Z");
    private static final String WARD = TestingAgencies.CODE;
    private static final String OTHER = "Sở Xây dựng";

    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
        bench.watch.add("a", SourceState.UP, false, FRIDAY_0700);
        away("b");
        bench.clock.set(at("08:00"));
        tick();
        due(4, WARD, "b", "08:02");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00+07:00");
    }

    private void away(String source) {
        bench.watch.add(source, SourceState.DOWN, false, FRIDAY_0700);
    }

    private void due(int number, String agency, String source, String time) {
        for (var index = 1; index <= number; index++) {
            bench.queue.add(agency + "-" + source + "-" + index, agency, source, Urgency.OVERDUE, at(time));
        }
    }

    private void tick() {
        bench.desk.watchDeadlines();
        bench.deliver();
    }

    /** The day goes on in steps of two minutes. */
    private void until(String time) {
        while (bench.now().isBefore(at(time))) {
            bench.clock.advance(Duration.ofMinutes(2));
            tick();
        }
    }

    /** It works again, and was read to the end. */
    private void back(String source) {
        bench.clock.advance(Duration.ofSeconds(1));
        bench.watch.add(source, SourceState.UP, false, bench.now());
    }

    private List<String> texts() {
        return bench.chat.texts;
    }

    @Test
    void oneDigestAfterTheOutageTellsWhatCameDueInIt() {
        until("08:30");
        assertThat(texts()).singleElement().asString().contains("có thể quá hạn 4", "4 hồ sơ có thể đã đến hạn");
        assertThat(texts().getFirst()).contains("Từ bản tin trước: 0 đến hạn");
        until("10:00");
        back("b");
        bench.queue.finish(1);
        until("10:04");
        assertThat(texts()).hasSize(1);
        until("11:30");
        assertThat(texts()).hasSize(2);
        assertThat(texts().getLast())
                .contains("Sau gián đoạn", "Quá hạn 3", "Từ bản tin trước: 3 đến hạn")
                .contains("Lúc b gián đoạn (07:00–10:02), 4 hồ sơ tới hạn; nay đã đọc lại: 3 còn quá hạn, 1 đã xong")
                .doesNotContain("ó thể");
        until("14:00");
        assertThat(texts()).hasSize(3);
        assertThat(texts().getLast())
                .contains("Quá hạn 3", "Từ bản tin trước: 0 đến hạn")
                .doesNotContain("gián đoạn");
    }

    @Test
    void aSourceThatOnlyAnswersAgainIsReadFirst() {
        until("10:00");
        bench.watch.add("b", SourceState.UP, false, FRIDAY_0700);
        until("11:00");
        assertThat(texts()).hasSize(1);
        back("b");
        until("11:10");
        assertThat(texts()).hasSize(2);
        assertThat(texts().getLast()).contains("(07:00–11:02)");
    }

    @Test
    void sourcesThatComeBackTogetherAreToldTogether() {
        away("c");
        due(2, WARD, "c", "08:03");
        until("10:00");
        back("b");
        until("10:03");
        back("c");
        until("11:30");
        assertThat(texts()).hasSize(2);
        assertThat(texts().getLast()).contains("Lúc b gián đoạn", "Lúc c gián đoạn", "Quá hạn 6");
    }

    @Test
    void aSourceThatComesAndGoesDoesNotBringADigestEachTime() {
        for (var round = 0; round < 3; round++) {
            until("%02d:00".formatted(9 + round));
            back("b");
            until("%02d:10".formatted(9 + round));
            bench.watch.add("b", SourceState.DOWN, false, bench.now());
            due(1, WARD, "b", "%02d:12".formatted(9 + round));
        }
        until("12:30");
        assertThat(texts()).hasSize(2);
        back("b");
        until("14:00");
        assertThat(texts()).hasSize(3);
        assertThat(texts().getLast()).contains("Lúc b gián đoạn").contains("Quá hạn 7");
    }

    @Test
    void aShortOutageWaitsForTheNextDigest() {
        back("b");
        until("10:00");
        bench.watch.add("b", SourceState.DOWN, false, bench.now());
        due(2, WARD, "b", "10:05");
        until("10:10");
        back("b");
        until("13:00");
        assertThat(texts()).hasSize(1);
        until("13:40");
        assertThat(texts()).hasSize(2);
        assertThat(texts().getLast()).contains("Quá hạn 6", "Lúc b gián đoạn (10:00–10:12), 2 hồ sơ tới hạn");
    }

    @Test
    void onlyAgenciesWithDossiersOfThatSourceAreTold() {
        due(3, OTHER, "a", "08:02");
        until("10:00");
        assertThat(texts()).hasSize(2);
        back("b");
        until("11:30");
        assertThat(texts()).hasSize(3);
        assertThat(texts().getLast()).contains("UBND phường Lê Chân");
    }

    @Test
    void theOutageOfASourceOnTrialIsNotTold() {
        bench.watch.add("t", SourceState.DOWN, true, FRIDAY_0700);
        due(2, OTHER, "t", "08:03");
        until("10:00");
        bench.clock.advance(Duration.ofSeconds(1));
        bench.watch.add("t", SourceState.UP, true, bench.now());
        until("11:30");
        assertThat(texts()).singleElement().asString().contains("UBND phường Lê Chân");
    }

    @Test
    void anOutageThatEndsInTheEveningIsToldByTheNextMorningsDigest() {
        due(1, WARD, "b", "16:30");
        until("16:40");
        bench.clock.set(at("18:00"));
        tick();
        back("b");
        until("18:10");
        var before = texts().size();
        bench.clock.set(Instant.parse("2026-11-23T01:00:00Z"));
        tick();
        assertThat(texts()).hasSize(before);
        bench.clock.set(Instant.parse("2026-11-23T01:05:30Z"));
        tick();
        assertThat(texts()).hasSize(before + 1);
        assertThat(texts().getLast()).contains("Lúc b gián đoạn (07:00 20/11–18:02 20/11), 5 hồ sơ tới hạn");
    }

    @Test
    void anotherNodeThatTakesOverForgetsNothingAndRepeatsNothing() throws IOException {
        until("10:00");
        back("b");
        until("10:02");
        try (var next = new AlertBench()) {
            next.clock.set(at("10:08"));
            next.watch.add("b", SourceState.UP, false, at("10:05"));
            next.digests.watch();
            next.digests.watch();
            assertThat(next.desk.recent(10)).hasSize(2);
            assertThat(next.newest().text()).contains("Lúc b gián đoạn (07:00–10:02), 4 hồ sơ tới hạn");
        }
        bench.clock.set(at("10:10"));
        tick();
        assertThat(bench.desk.recent(10)).hasSize(2);
    }
}
