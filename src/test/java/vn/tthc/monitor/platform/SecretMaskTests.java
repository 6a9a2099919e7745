package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.platform.logging.MaskingLayout;

class SecretMaskTests {
    @Test
    void hidesASecretInEveryEncoding() {
        Secret.of("p@ss wörd/1");
        var base64 = Base64.getEncoder().encodeToString("p@ss wörd/1".getBytes(StandardCharsets.UTF_8));
        assertThat(SecretMask.mask("a p@ss wörd/1 b p%40ss+w%C3%B6rd%2F1 c " + base64))
                .isEqualTo("a •••••• b •••••• c ••••••");
    }

    @Test
    void hidesASecretInsideALongerEncodedText() {
        Secret.of("m4t-kh4u \"dai\" & k1n");
        for (var user : List.of("", "a", "ab", "can-bo")) {
            var pair = (user + ":m4t-kh4u \"dai\" & k1n").getBytes(StandardCharsets.UTF_8);
            assertThat(SecretMask.mask("Basic " + Base64.getEncoder().encodeToString(pair)))
                    .contains(SecretMask.MASK)
                    .hasSizeLessThan(24);
        }
        assertThat(SecretMask.mask("x=m4t-kh4u%20%22dai%22%20%26%20k1n&y")).isEqualTo("x=" + SecretMask.MASK + "&y");
        assertThat(SecretMask.mask("{\"p\":\"m4t-kh4u \\\"dai\\\" & k1n\"}"))
                .isEqualTo("{\"p\":\"" + SecretMask.MASK + "\"}");
        assertThat(SecretMask.mask("<b>m4t-kh4u &quot;dai&quot; &amp; k1n</b>"))
                .isEqualTo("<b>" + SecretMask.MASK + "</b>");
    }

    @Test
    void hidesTheLongerOfTwoSecretsThatBeginAlike() {
        Secret.of("khoa-chung");
        Secret.of("khoa-chung-rieng");
        assertThat(SecretMask.mask("khoa-chung-rieng khoa-chungkhoa-chung-riengx"))
                .isEqualTo("•••••• ••••••••••••x");
    }

    @Test
    void letsGoOfTheOldestPassingSecretsAndKeepsTheLastingOnes() {
        Secret.of("lasting-secret");
        Secret.passing("first-token-of-a-session");
        for (var login = 0; login < 500; login++) {
            Secret.passing("token-number-" + login + "-");
        }
        assertThat(SecretMask.mask("lasting-secret first-token-of-a-session token-number-499-"))
                .isEqualTo("•••••• first-token-of-a-session ••••••");
    }

    @Test
    void hidesWhatProvesOneRequestForAShortWhileAndLetsGoOfNoToken() {
        Secret.passing("token-that-stays-in-use");
        for (var request = 0; request < 1000; request++) {
            Secret.fleeting("signature-" + request + "-");
        }
        assertThat(SecretMask.mask("token-that-stays-in-use signature-999- signature-900-"))
                .isEqualTo("•••••• •••••• signature-900-");
    }

    @Test
    void hidesTheTokenOfABotAddressItWasNeverTold() {
        assertThat(SecretMask.mask("POST https://bot-api.example/bot12345:AbCdEf/sendMessage"))
                .isEqualTo("POST https://bot-api.example/bot••••••/sendMessage");
    }

    @Test
    void theLogHidesSecretsInMessagesAndStackTraces() {
        Secret.of("hunter-two-two");
        var context = new LoggerContext();
        var layout = new MaskingLayout();
        layout.setContext(context);
        layout.setPattern("%msg %ex");
        layout.start();
        var event = new LoggingEvent(
                "caller",
                context.getLogger("test"),
                Level.INFO,
                "key {}",
                new IllegalStateException("refused hunter-two-two"),
                new Object[] {"hunter-two-two"});
        assertThat(layout.doLayout(event))
                .contains("key ••••••", "refused ••••••")
                .doesNotContain("hunter");
    }
}
