package vn.tthc.monitor.alert.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.alert.text.TextUnit;

class ChannelReaderTests {
    private static final String MAIL = "  - {id: thu, type: smtp, host: mail, from: a@b.vn, to: [c@d.vn]}\n";
    private static final String ROUTES = "routes: [{id: default, to: [k, thu]}]\n";
    private static final Map<String, String> ENVIRONMENT = Map.of("S", "https://chat.example/bi-mat");

    @TempDir
    private Path folder;

    private AlertPlan read(String channel, String routes) throws IOException {
        var file = folder.resolve("alerts.yaml");
        Files.writeString(file, "channels:\n  - {id: k, " + channel + "}\n" + MAIL + routes);
        return new AlertPlanReader(ENVIRONMENT::get).read(file);
    }

    private ChannelPlan channel(String text) throws IOException {
        return read(text, ROUTES).channels().getFirst();
    }

    @Test
    void everyKindHasTheLimitsItsProviderCountsWith() throws IOException {
        var hook = "url: \"${env:S}\"";
        assertThat(channel("type: slack, " + hook).textLimit()).isEqualTo(new TextLimit(2900, TextUnit.ENTITIES));
        assertThat(channel("type: mattermost, " + hook).textLimit()).isEqualTo(new TextLimit(3900, TextUnit.MARKDOWN));
        assertThat(channel("type: rocket-chat, " + hook).textLimit()).isEqualTo(new TextLimit(4500, TextUnit.MARKDOWN));
        assertThat(channel("type: teams, " + hook).textLimit()).isEqualTo(new TextLimit(16_000, TextUnit.JSON_BYTES));
        assertThat(channel("type: lark, " + hook).limits().perMinute()).isEqualTo(60);
        assertThat(channel("type: ntfy, topic: \"${env:S}\"").textLimit())
                .isEqualTo(new TextLimit(3900, TextUnit.BYTES));
        assertThat(channel("type: webhook, url: \"https://a.vn\", signingKey: \"${env:S}\", dryRun: true")
                        .dryRun())
                .isTrue();
    }

    @Test
    void telegramNeedsSomebodyWhoAcceptsTheRisk() throws IOException {
        var telegram = "type: telegram, token: \"${env:S}\", chatId: \"-1001\"";
        assertThatIllegalStateException()
                .isThrownBy(() -> channel(telegram))
                .withMessageContaining("acceptedRisk")
                .withMessageContaining("Cục Viễn thông");
        assertThatIllegalStateException()
                .isThrownBy(() -> channel(telegram + ", acceptedRisk: false"))
                .withMessageContaining("alerts.yaml:2:")
                .withMessageContaining("risk-not-accepted");
        assertThat(channel(telegram + ", acceptedRisk: true").usable()).isTrue();
    }

    @Test
    void telegramIsNeverTheOnlyWay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(
                        "type: telegram, token: \"${env:S}\", chatId: \"-1001\", acceptedRisk: true",
                        "routes: [{id: default, to: [k]}]\n"))
                .withMessageContaining("alerts.yaml:4:")
                .withMessageContaining("telegram-alone");
    }

    @Test
    void anAddressThatIsASecretIsNotWrittenDown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> channel("type: slack, url: https://hooks.slack.com/services/T0/B0/abc"))
                .withMessageNotContaining("abc");
    }

    @Test
    void aBotThatDoesNotKnowItsChatYetMayListenButNotSend() throws IOException {
        for (var chat : List.of("", ", chatId: \"${env:NOT_SET}\"")) {
            var channel = channel("type: zalo-bot, token: \"${env:S}\", inbound: poll" + chat);
            assertThat(channel.usable()).isFalse();
            assertThat(channel.problem()).contains("Chưa cấu hình");
            assertThat(channel.settings()).isInstanceOfSatisfying(ChannelPlan.ZaloBot.class, bot -> {
                assertThat(bot.chatId()).isEmpty();
                assertThat(bot.inbound()).isEqualTo(ChannelPlan.Inbound.POLL);
            });
        }
        assertThat(channel("type: zalo-bot, token: \"${env:NOT_SET}\", inbound: poll")
                        .settings())
                .isNull();
    }

    @Test
    void aWebhookOfZaloNeedsASecretAndInputsDiffer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> channel("type: zalo-bot, token: \"${env:S}\", chatId: g, inbound: webhook"))
                .withMessageContaining("webhook-without-secret");
        var input = "{id: a, name: A, token: \"${env:S}\"}";
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        read("type: slack, url: \"${env:S}\"", ROUTES + "inputs: [" + input + ", " + input + "]\n"))
                .withMessageContaining("duplicate-id");
    }

    @Test
    void aBotIsHeardThroughOneChannelOnly() {
        var bot = "type: zalo-bot, token: \"${env:S}\", inbound: poll, chatId: ";
        assertThatIllegalStateException()
                .isThrownBy(() -> read(bot + "g1}\n  - {id: hai, " + bot + "g2", ROUTES))
                .withMessageContaining("alerts.yaml:3:")
                .withMessageContaining("heard-twice");
    }
}
