package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** What one recipient is told must not keep the message from the others, nor bring it to anybody twice. */
class MailRecipientsTests {
    private static final String LAN = "lan@a.example";
    private static final String HUNG = "hung@a.example";

    @SuppressWarnings("NullAway.Init")
    private ScriptedSmtp server;

    @SuppressWarnings("NullAway.Init")
    private MailChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
        channel = new MailChannel(
                new ChannelPlan.Mail(
                        "127.0.0.1",
                        server.port(),
                        ChannelPlan.Encryption.NONE,
                        null,
                        "giamsat@a.example",
                        List.of(LAN, HUNG)),
                Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Meaning send() {
        return channel.send(ChatServer.MESSAGE).meaning();
    }

    @Test
    void whoIsRefusedForGoodDoesNotKeepItFromTheOthers() {
        server.replies.put(HUNG, "550 no such user");
        var answer = channel.send(ChatServer.MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.ACCEPTED);
        assertThat(answer.answer()).contains("550");
        assertThat(server.taken).containsExactly(List.of(LAN));
    }

    @Test
    void whoIsToComeBackLaterGetsItLaterAndTheOthersNotAgain() {
        server.replies.put(HUNG, "450 mailbox busy");
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        server.replies.clear();
        assertThat(send()).isEqualTo(Meaning.ACCEPTED);
        assertThat(server.taken).containsExactly(List.of(LAN), List.of(HUNG));
    }

    @Test
    void nobodyAtAllIsPermanentAndEverybodyLaterIsTransient() {
        server.replies.put(LAN, "550 no such user");
        server.replies.put(HUNG, "550 no such user");
        assertThat(send()).isEqualTo(Meaning.PERMANENT);
        server.replies.put(LAN, "450 busy");
        server.replies.put(HUNG, "451 busy");
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void someForGoodAndTheRestLaterIsTriedAgain() {
        server.replies.put(LAN, "550 no such user");
        server.replies.put(HUNG, "450 busy");
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        server.replies.remove(HUNG);
        assertThat(send()).isEqualTo(Meaning.ACCEPTED);
        assertThat(server.taken).containsExactly(List.of(HUNG));
    }

    @Test
    void whoeverIsLeftAtTheEndIsCountedAlone() {
        server.replies.put(LAN, "550 no such user");
        server.replies.put(HUNG, "450 busy");
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        server.replies.put(HUNG, "550 gone meanwhile");
        assertThat(send()).isEqualTo(Meaning.PERMANENT);
    }

    @Test
    void aTextThatIsRefusedIsRefusedToAll() {
        server.dataReply = "554 looks like spam";
        assertThat(send()).isEqualTo(Meaning.PERMANENT);
        server.dataReply = "451 try later";
        assertThat(send()).isEqualTo(Meaning.TRANSIENT);
        server.dataReply = "250 taken";
        assertThat(send()).isEqualTo(Meaning.ACCEPTED);
        assertThat(server.taken).containsExactly(List.of(LAN, HUNG));
    }
}
