package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

class MailChannelTests {
    private static final String RIGHT = PlantedSecret.text("mat-khau-dung");
    private static final String WRONG = PlantedSecret.text("mat-khau-sai");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.setUser("giamsat", RIGHT);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailChannel channel(String password) {
        return new MailChannel(
                new ChannelPlan.Mail(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        ChannelPlan.Encryption.NONE,
                        new ChannelPlan.Login("giamsat", Secret.of(password)),
                        "giamsat@haiphong.example",
                        List.of("tokythuat@haiphong.example")),
                Duration.ofSeconds(2));
    }

    private static Outgoing message(int sequence, Kind kind) {
        return new Outgoing(
                "incident-12",
                sequence,
                1,
                kind,
                "Sự cố #12",
                "Nội dung tiếng Việt",
                Instant.parse("2026-11-20T03:00:00Z"));
    }

    @Test
    void theMessagesOfOneIncidentMakeOneThread() throws Exception {
        assertThat(channel(RIGHT).send(message(1, Kind.OPENED)).meaning()).isEqualTo(Meaning.ACCEPTED);
        assertThat(channel(RIGHT).send(message(2, Kind.RECOVERED)).meaning()).isEqualTo(Meaning.ACCEPTED);
        var mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo("<incident-12.1@haiphong.example>");
        assertThat(mails[0].getHeader("In-Reply-To")).isNull();
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly("<incident-12.1@haiphong.example>");
        assertThat(mails[1].getHeader("References")).containsExactly("<incident-12.1@haiphong.example>");
        assertThat(mails[1].getSubject()).isEqualTo("Sự cố #12");
        assertThat(mails[1].getContent().toString().strip()).isEqualTo("Nội dung tiếng Việt");
        assertThat(GreenMailUtil.getHeaders(mails[0])).contains("UTF-8");
    }

    @Test
    void aWrongPasswordIsForAPersonToMend() {
        var answer = channel(WRONG).send(message(1, Kind.OPENED));
        assertThat(answer.meaning()).isEqualTo(Meaning.AUTH);
        assertThat(answer.answer()).doesNotContain(WRONG);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        var channel = channel(RIGHT);
        server.stop();
        assertThat(channel.send(message(1, Kind.OPENED)).meaning()).isEqualTo(Meaning.TRANSIENT);
    }
}
