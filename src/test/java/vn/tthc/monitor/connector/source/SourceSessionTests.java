package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

/** What a session takes along when it is led elsewhere, and what it tells of its requests. */
class SourceSessionTests extends SourceSessionBench {
    @Test
    void aRedirectOnTheSameHostKeepsTheCredentials() throws InterruptedException {
        definition.auth = new Authentication.Bearer(PlantedSecret.of("khoa-bi-mat"));
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/moi")
                .build());
        answers(200, "{}");
        ask();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + PlantedSecret.text("khoa-bi-mat"));
    }

    @Test
    void aRedirectToAnotherHostLosesEveryCredential() throws Exception {
        definition.auth = new Authentication.Bearer(PlantedSecret.of("khoa-bi-mat"));
        definition.headers = java.util.Map.of("ApiKey", "khoa-hai");
        try (var other = new MockWebServer()) {
            other.start();
            other.enqueue(new MockResponse.Builder().body("{}").build());
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", other.url("/x"))
                    .build());
            ask();
            var received = other.takeRequest();
            assertThat(received.getHeaders().get("Authorization")).isNull();
            assertThat(received.getHeaders().get("ApiKey")).isNull();
        }
    }

    @Test
    void endlessRedirectsEnd() {
        for (var count = 0; count < 7; count++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/x")
                    .build());
        }
        assertThat(failure().category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void sentencesHideSecretsAndQueryValues() {
        var secret = Secret.of("sieu-bi-mat-1");
        definition.list = new vn.tthc.monitor.connector.definition.HttpCall(
                vn.tthc.monitor.connector.definition.HttpCall.Method.GET,
                "/list",
                java.util.Map.of("APIKey", secret.reveal(), "hoTen", "Nguyễn Văn A"),
                java.util.Map.of(),
                null);
        answers(400, "khóa sieu-bi-mat-1 sai");
        assertThat(failure().sentence()).doesNotContain("sieu-bi-mat-1").doesNotContain("Nguy");
    }

    @Test
    void everyRequestIsTold() {
        answers(200, "{}");
        ask();
        assertThat(testing.exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.phase()).isEqualTo(Ask.Phase.LIST);
        });
    }
}
