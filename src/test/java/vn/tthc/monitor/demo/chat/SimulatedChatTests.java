package vn.tthc.monitor.demo.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedChatTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimulatedChat chat =
            new SimulatedChat(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ofSeconds(20), 0);

    @BeforeEach
    void open() {
        chat.open();
    }

    @AfterEach
    void close() {
        chat.close();
        client.close();
    }

    @Test
    void itKeepsWhatItAccepts() throws Exception {
        var answer = send("Xin chào", PATIENCE);
        assertThat(answer.body()).contains("\"ok\":true", "message_id");
        assertThat(chat.messages()).singleElement().satisfies(message -> {
            assertThat(message.chat()).isEqualTo("nhom");
            assertThat(message.text()).isEqualTo("Xin chào");
        });
    }

    @Test
    void tooManyNamesTheSecondsToWaitAndKeepsNothing() throws Exception {
        chat.become(ChatMode.TOO_MANY, 7);
        var answer = send("một", PATIENCE);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.body()).contains("\"retry_after\":7", "\"ok\":false");
        assertThat(chat.messages()).isEmpty();
    }

    @Test
    void afterAcceptingItMayKeepSilent() {
        chat.become(ChatMode.TIMEOUT, 5);
        assertThatThrownBy(() -> send("một", Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void aFailingOneAnswers500AndAWrongTokenNoJson() throws Exception {
        chat.become(ChatMode.FAILING, 5);
        assertThat(send("một", PATIENCE).statusCode()).isEqualTo(500);
        var wrong = call("/botkhac/sendMessage", "{}", PATIENCE);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("Unauthorized");
    }

    @Test
    void aTextThatIsTooLongIsRefused() throws Exception {
        assertThat(send("x".repeat(2_001), PATIENCE).statusCode()).isEqualTo(400);
        assertThat(send("x".repeat(2_000), PATIENCE).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String text, Duration patience) throws Exception {
        return call(
                "/bot" + SimulatedChat.TOKEN + "/sendMessage",
                "{\"chat_id\":\"nhom\",\"text\":\"%s\"}".formatted(text),
                patience);
    }

    private HttpResponse<String> call(String path, String body, Duration patience) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + chat.port() + path))
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
