package vn.tthc.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The whole application once: embedded database, simulated systems over real HTTP, queue, incident and chat. */
class DemoEndToEndTests extends WithRunningDemo {
    private static final String SYSTEM = "bo-xay-dung";

    @Test
    void aQueueFillsAnOutageIsToldOnceAndItsEndToo() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(demo.get("/api/v1/dossiers?open=true&limit=1")
                            .path("total")
                            .asInt())
                    .isGreaterThan(1_000);
            assertThat(sourcesWithDossiers()).hasSizeGreaterThanOrEqualTo(6);
        });
        demo.put("/demo/systems/" + SYSTEM, "down");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(1));
        assertThat(demo.state(SYSTEM)).isEqualTo("down");
        assertThat(demo.get("/api/v1/incidents").path("items").toString()).contains(SYSTEM);

        demo.put("/demo/chat", "429");
        demo.put("/demo/systems/" + SYSTEM, "ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.state(SYSTEM)).isEqualTo("up"));
        assertThat(messages("Bộ Xây dựng")).hasSize(1);

        demo.put("/demo/chat", "ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(2));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(2));
    }

    @Test
    void theButtonsWorkWithoutJavaScriptAndOnlyWithTheirToken() throws Exception {
        var anonymous = HttpRequest.newBuilder(demo.address("/demo/he-thong/bo-tai-chinh"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        var forged = anonymous.copy().POST(HttpRequest.BodyPublishers.ofString("mode=slow"));
        assertThat(demo.send(forged, BodyHandlers.ofString()).statusCode()).isEqualTo(403);

        var page = demo.send(HttpRequest.newBuilder(demo.address("/demo")), BodyHandlers.ofString());
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        var pressed = anonymous
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "mode=slow&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)));
        assertThat(demo.send(pressed, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
        assertThat(demo.get("/demo/systems").toString()).contains("\"mode\":\"slow\"");
    }

    private Set<String> sourcesWithDossiers() throws Exception {
        var sources = new HashSet<String>();
        for (var source : demo.get("/api/v1/sources").path("items")) {
            if (source.path("openDossiers").asInt() > 0) {
                sources.add(source.path("id").asString());
            }
        }
        return sources;
    }

    /** The texts that the chat accepted and that name the system. */
    private List<String> messages(String name) throws Exception {
        var texts = new ArrayList<String>();
        for (var message : demo.get("/demo/chat/messages")) {
            if (message.path("text").asString().contains(name)) {
                texts.add(message.path("text").asString());
            }
        }
        return texts;
    }
}
