package vn.tthc.monitor.alert.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.TestingChannels;
import vn.tthc.monitor.platform.TestingClock;

/** A saved alerts file is taken up while the application runs; a faulty one changes nothing and says where. */
class LivePlanTests {
    private static final String ONE = """
            channels:
              - {id: nhom, type: zalo-bot, token: "${env:TOKEN}", chatId: g1}
            routes: [{id: default, to: [nhom]}]
            """;
    private static final String TWO = """
            channels:
              - {id: nhom, type: zalo-bot, token: "${env:TOKEN}", chatId: g1}
              - {id: thu, type: smtp, host: mail, from: a@b.vn, to: [c@d.vn]}
            routes: [{id: default, to: [thu]}]
            """;

    @TempDir
    private Path folder;

    private final TestingClock clock = new TestingClock(Instant.parse("2026-06-10T01:00:00Z"));

    private LivePlan live(String text) throws IOException {
        save(text);
        return new LivePlan(
                folder.resolve("alerts.yaml"), new AlertPlanReader(Map.of("TOKEN", "12:abcdefgh")::get), clock);
    }

    private void save(String text) throws IOException {
        Files.writeString(folder.resolve("alerts.yaml"), text);
    }

    private boolean lookTwice(LivePlan live) {
        clock.advance(Duration.ofSeconds(5));
        var first = live.look();
        clock.advance(Duration.ofSeconds(5));
        var second = live.look();
        return first || second;
    }

    @Test
    void aSoundFileReplacesThePlanAndItsChannels() throws IOException {
        var live = live(ONE);
        var channels = new ChannelSet(live, TestingChannels.factory(clock));
        var kept = channels.find("nhom").orElseThrow();
        assertThat(channels.find("thu")).isEmpty();
        save(TWO);
        assertThat(lookTwice(live)).isTrue();
        assertThat(live.problems()).isEmpty();
        assertThat(live.plan().channelsForDigest("x"))
                .extracting(ChannelPlan::id)
                .containsExactly("thu");
        assertThat(channels.find("thu")).isPresent();
        assertThat(channels.find("nhom"))
                .as("untouched, so not built again")
                .get()
                .isSameAs(kept);
    }

    @Test
    void aFaultyFileKeepsThePlanAndSaysLineAndColumn() throws IOException {
        var live = live(ONE);
        var before = live.plan();
        save(ONE.replace("to: [nhom]", "to: [nhon]"));
        assertThat(lookTwice(live)).isFalse();
        assertThat(live.plan()).isSameAs(before);
        assertThat(live.problems()).hasSize(1);
        assertThat(live.problems().getFirst().toString()).contains("alerts.yaml:3:", "unknown-channel", "nhon");
        save(TWO);
        assertThat(lookTwice(live)).isTrue();
        assertThat(live.problems()).isEmpty();
    }

    @Test
    void aFileThatIsGoneSilencesNobody() throws IOException {
        var live = live(ONE);
        Files.delete(folder.resolve("alerts.yaml"));
        assertThat(lookTwice(live)).isFalse();
        assertThat(live.plan().channels()).hasSize(1);
        assertThat(live.problems()).hasSize(1);
    }

    @Test
    void aFileThatComesLaterIsTakenUp() throws IOException {
        var live = new LivePlan(
                folder.resolve("alerts.yaml"), new AlertPlanReader(Map.of("TOKEN", "12:abcdefgh")::get), clock);
        assertThat(live.plan().channels()).isEmpty();
        save(ONE);
        assertThat(lookTwice(live)).isTrue();
        assertThat(live.plan().channels()).hasSize(1);
    }
}
