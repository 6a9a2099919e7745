package vn.tthc.monitor.alert.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.alert.AlertRules.Question;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.incident.Incident;

class AlertPlanReaderTests {
    private static final String CHANNELS = """
            channels:
              - {id: nhom, type: zalo-bot, token: "${env:TOKEN}", chatId: g1}
              - {id: thu, type: smtp, host: mail, from: a@b.vn, to: [c@d.vn]}
            """;

    @TempDir
    private Path folder;

    private AlertPlan read(String text, Map<String, String> environment) throws IOException {
        var file = folder.resolve("alerts.yaml");
        Files.writeString(file, text);
        return new AlertPlanReader(environment::get).read(file);
    }

    @Test
    void theFileThatIsShippedStartsWithoutAnySecret() {
        var plan = new AlertPlanReader(name -> null).read(Path.of("config/alerts.yaml"));
        assertThat(plan.channels()).isNotEmpty().noneMatch(ChannelPlan::usable);
        assertThat(plan.digestTimes()).containsExactly(LocalTime.of(8, 5), LocalTime.of(13, 35));
    }

    @Test
    void limitsHaveTheDefaultsOfTheProvider() throws IOException {
        var plan = read(CHANNELS + "routes: [{id: default, to: [nhom]}]", Map.of("TOKEN", "12:abcdef"));
        var channel = plan.channels().getFirst();
        assertThat(channel.usable()).isTrue();
        assertThat(channel.limits().perMinute()).isEqualTo(10);
        assertThat(channel.textLimit()).isEqualTo(TextLimit.units(1900));
        assertThat(plan.digestTimes()).hasSize(2);
    }

    @Test
    void priorityProceduresAndOffsetsHaveDefaultsAndAreChecked() throws IOException {
        var lark = """
                  - {id: lark, type: lark, url: "${env:TOKEN}"}
                  - {id: sau, type: slack, url: "${env:TOKEN}", digestOffset: 10m}
                """;
        var plan = read(
                CHANNELS + lark + "routes: [{id: default, to: [thu]}]\n"
                        + "digest: {priority: {procedures: [\"1.001193\"]}}\n",
                Map.of("TOKEN", "12:abcdef"));
        assertThat(plan.channels())
                .extracting(ChannelPlan::digestOffset)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMinutes(10));
        assertThat(plan.digest().procedures()).containsExactly("1.001193");
        assertThat(plan.digest().perHour()).isEqualTo(5);
        assertThatIllegalStateException()
                .isThrownBy(() -> read(
                        CHANNELS + lark.replace("10m", "2h")
                                + "routes: [{id: default, to: [thu]}]\ndigest: {priority: {procedures: [\"1.001193.H24\"]}}",
                        Map.of("TOKEN", "12:abcdef")))
                .withMessageContaining("alerts.yaml:7:")
                .withMessageContaining("1.001193.H24");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(
                        CHANNELS + lark.replace("10m", "2h") + "routes: [{id: default, to: [thu]}]",
                        Map.of("TOKEN", "12:abcdef")))
                .withMessageContaining("alerts.yaml:5:")
                .withMessageContaining("digest-too-late");
    }

    @Test
    void aMissingSecretDisablesItsChannelOnlyAndSaysWhich() throws IOException {
        var plan = read(CHANNELS + "routes: [{id: default, to: [nhom, thu]}]", Map.of());
        assertThat(plan.channels().getFirst().problem()).contains("Chưa cấu hình", "alerts.yaml:2:", "TOKEN");
        assertThat(plan.channels().getLast().usable()).isTrue();
        assertThat(plan.channelsForDigest("x")).extracting(ChannelPlan::id).containsExactly("thu");
    }

    @Test
    void allThatAnInputTellsIsMatchedByItsName() throws IOException {
        var plan = read(
                CHANNELS + "routes: [{id: default, to: [thu]}, {id: g, connectors: [\"hook:grafana\"], to: [nhom]}]\n"
                        + "inputs: [{id: grafana, name: G, token: \"${env:TOKEN}\"},"
                        + " {id: khac, name: K, token: \"${env:TOKEN}\", silentAfter: 30m}]\n",
                Map.of("TOKEN", "12:abcdef"));
        assertThat(plan.inputs())
                .extracting(AlertPlan.Input::silentAfter)
                .containsExactly(Duration.ofHours(12), Duration.ofMinutes(30));
        var asked = new Question("external", "warning", "hook:grafana/abc", null);
        assertThat(plan.verdicts(asked))
                .extracting(AlertRules.Verdict::why)
                .containsExactly(AlertRules.Why.DEFAULT_SPARED, AlertRules.Why.MATCHES);
        var other = new Question("external", "warning", "hook:khac/abc", null);
        assertThat(plan.verdicts(other))
                .extracting(AlertRules.Verdict::why)
                .containsExactly(AlertRules.Why.DEFAULT_TAKES, AlertRules.Why.OTHER_SYSTEM);
        var incident = new Incident(
                1, "hook:grafana/abc", "G", Incident.Kind.EXTERNAL, null, "x", "x", Instant.EPOCH, null, 0, 0, null);
        assertThat(new Silences.Matchers(null, "hook:grafana", null, null, null).match(incident))
                .isTrue();
        assertThat(new Silences.Matchers(null, "hook:khac", null, null, null).match(incident))
                .isFalse();
    }

    @Test
    void onlyARuleThatSpeaksOfOfficersTakesTheirDigestsAndItTakesNothingElse() throws IOException {
        var plan = read(
                CHANNELS + "routes: [{id: default, to: [thu]},"
                        + " {id: g, officers: [\"TRẦN  Văn Bình\"], agencies: [H24], to: [nhom]}]\n",
                Map.of("TOKEN", "12:abcdef"));
        var spared = AlertRules.Why.NOT_OFFICERS;
        assertThat(why(plan, Question.digest("H24", "Trần Văn Bình"))).containsExactly(spared, AlertRules.Why.MATCHES);
        assertThat(why(plan, Question.digest("H24", "Lê Hoà"))).containsExactly(spared, AlertRules.Why.OTHER_OFFICER);
        assertThat(why(plan, Question.digest("H25", "Trần Văn Bình")))
                .containsExactly(spared, AlertRules.Why.OTHER_AGENCY);
        assertThat(why(plan, Question.digest("H24")))
                .containsExactly(AlertRules.Why.DEFAULT_TAKES, AlertRules.Why.ONLY_OFFICERS);
        assertThat(why(plan, new Question("reach", "critical", "a", null)))
                .containsExactly(AlertRules.Why.DEFAULT_TAKES, AlertRules.Why.ONLY_DIGESTS);
        assertThat(plan.tellsOfficers()).isTrue();
        assertThat(plan.channelsForOfficer("H24", "trần văn bình"))
                .extracting(ChannelPlan::id)
                .containsExactly("nhom");
    }

    private static List<AlertRules.Why> why(AlertPlan plan, Question question) {
        return plan.verdicts(question).stream().map(AlertRules.Verdict::why).toList();
    }

    @Test
    void theFileSaysForHowLongSomebodysWordCounts() throws IOException {
        var routes = CHANNELS + "routes: [{id: default, to: [thu]}]\n";
        assertThat(read(routes, Map.of()).followUps().inHand()).isEqualTo(Duration.ofHours(4));
        assertThat(read(routes + "reminders: {acknowledged: 90m}\n", Map.of())
                        .followUps()
                        .inHand())
                .isEqualTo(Duration.ofMinutes(90));
        assertThatIllegalStateException()
                .isThrownBy(() -> read(routes + "reminders: {acknowledged: 0s}\n", Map.of()))
                .withMessageContaining("alerts.yaml:5:");
    }

    @Test
    void withoutADefaultRouteTheStartIsRefusedWithFileAndLine() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(CHANNELS + "routes: [{id: khac, to: [thu]}]", Map.of("TOKEN", "12:abcdef")))
                .withMessageContaining("alerts.yaml:4:")
                .withMessageContaining("no-default-route")
                .withMessageContaining("id: default");
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        var text = CHANNELS + "routes:\n  - {id: default, to: [nobody]}\n  - {id: default, to: [thu]}\n";
        assertThatIllegalStateException()
                .isThrownBy(() -> read(text, Map.of("TOKEN", "12:abcdef")))
                .withMessageContaining("unknown-channel")
                .withMessageContaining("duplicate-id");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read("chanels: []\nroutes: [{id: default, to: []}]", Map.of()))
                .withMessageContaining("alerts.yaml:1:1")
                .withMessageContaining("channels");
    }

    @Test
    void aLiteralSecretIsRefusedButNotShown() {
        var text = CHANNELS.replace("${env:TOKEN}", "mat-khau-that") + "routes: [{id: default, to: []}]";
        assertThatIllegalStateException()
                .isThrownBy(() -> read(text, Map.of()))
                .withMessageContaining("alerts.yaml:2:")
                .withMessageNotContaining("mat-khau-that");
    }

    @Test
    void digestsFollowTheAgencyAndFallToTheDefault() throws IOException {
        var text = CHANNELS + """
                routes:
                  - {id: default, to: [nhom]}
                  - {id: phuong, kinds: [digest], agencies: [H25], to: [thu]}
                """;
        var plan = read(text, Map.of("TOKEN", "12:abcdef"));
        assertThat(plan.channelsForDigest("H25")).extracting(ChannelPlan::id).containsExactly("thu");
        assertThat(plan.channelsForDigest("H26")).extracting(ChannelPlan::id).containsExactly("nhom");
    }
}
