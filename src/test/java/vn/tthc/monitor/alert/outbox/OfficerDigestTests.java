package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.AlertPlan.Route;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

/** Digests of single officers beside those of their agencies; theirs go to the second chat. */
@ExtendWith(TestDatabase.class)
class OfficerDigestTests {
    private static final Instant FRIDAY_0805 = Instant.parse("2026-11-20T01:05:00Z");
    private static final String BINH = "Trần Văn Bình";
    private static final String HOA = "Lê Thị Hoà";
    private static final String WARD = TestingAgencies.CODE;
    private static final String OTHER = "Sở Xây dựng";

    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
        bench.clock.set(FRIDAY_0805);
        bench.watch.add("a", SourceState.UP, false, FRIDAY_0805);
        late(3, WARD, BINH);
        late(2, WARD, HOA);
        late(1, OTHER, BINH);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void late(int number, String agency, String officer) {
        for (var index = 1; index <= number; index++) {
            bench.queue.add(agency + "-" + index, agency, "a", Urgency.OVERDUE, FRIDAY_0805.minusSeconds(60), officer);
        }
    }

    private void tell(Set<String> agencies, String... officers) {
        bench.plan = new AlertPlan(
                bench.plan.channels(),
                List.of(
                        new Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("nhom")),
                        new Route("can-bo", Set.of(), Set.of(), Set.of(), agencies, Set.of(officers), List.of("khac"))),
                bench.plan.digestTimes());
        bench.desk.watchDeadlines();
        bench.desk.watchDeadlines();
        bench.pass(Duration.ofMinutes(1));
    }

    @Test
    void everyOfficerWithDossiersGetsOneDigestAndTheAgencyItsOwn() {
        tell(Set.of(), "*");
        assertThat(bench.chat.texts).hasSize(2);
        assertThat(bench.other.texts).hasSize(3);
        assertThat(bench.other.texts)
                .anyMatch(text -> text.contains("Hồ sơ của cán bộ Trần V. B. lúc 08:05 – UBND phường Lê Chân")
                        && text.contains("Quá hạn 3"))
                .anyMatch(text -> text.contains("Lê T. H.") && text.contains("Quá hạn 2"))
                .anyMatch(text -> text.contains(OTHER) && text.contains("Quá hạn 1"));
    }

    @Test
    void theLinkLeadsToHisDossiersAndNeitherItNorTheTextSaysHisName() {
        tell(Set.of(WARD), BINH);
        assertThat(bench.other.texts)
                .singleElement()
                .asString()
                .endsWith("https://tthc.example/hang-doi?agency=H25.16&officer=" + OfficerKey.of(BINH)
                        + "&urgency=overdue,today,soon")
                .doesNotContain("Bình", "B%C3%ACnh");
        assertThat(bench.newest().text()).doesNotContain("Bình");
    }

    @Test
    void aNameIsFoundHoweverItIsWritten() {
        tell(Set.of(), "TRẦN  văn Bình");
        assertThat(bench.other.texts).hasSize(2).allMatch(text -> text.contains("Trần V. B."));
    }

    @Test
    void aSilenceOverTheAgencyHoldsThoseOfItsOfficers() {
        bench.silences.begin(
                new Matchers(null, null, "digest", null, WARD),
                "nghỉ",
                bench.now().plusSeconds(7200),
                "kt");
        tell(Set.of(), "*");
        assertThat(bench.other.texts).singleElement().asString().contains(OTHER);
    }

    @Test
    void nothingIsSentAtNight() {
        bench.other.mode = TestingChat.Mode.BROKEN;
        tell(Set.of(), "*");
        bench.other.mode = TestingChat.Mode.OK;
        bench.clock.set(FRIDAY_0805.plus(Duration.ofMinutes(1430)));
        bench.deliver();
        assertThat(bench.other.texts).isEmpty();
    }
}
