package vn.tthc.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.demo.world.DemoDossier;
import vn.tthc.monitor.demo.world.DemoStep;
import vn.tthc.monitor.demo.world.DemoWorld;

/** Every way in which a dossier can arrive without being asked for, through the whole application. */
class DemoArrivalTests extends WithRunningDemo {
    private static final String PORTAL = "cong-dvcqg";

    @Test
    void filesAreReadFromTheFolderAndABrokenOneIsPutAside() throws Exception {
        var switched = "/demo/systems/" + DemoWorld.CULTURE;
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(DemoWorld.CULTURE).keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                open(DemoWorld.CULTURE).keySet()));
        assertThat(demo.state(DemoWorld.CULTURE)).isEqualTo("up");
        var read = imported("imported");
        assertThat(read.path("way").asString().toLowerCase(Locale.ROOT)).isEqualTo("folder");
        assertThat(first(DemoWorld.CULTURE).path("receivingAgency").asString()).startsWith("H24.");

        demo.put(switched, "garbage");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(imported("refused").path("sentence").asString())
                                .isNotEmpty());
        demo.put(switched, "down");
        var written = demo.system(DemoWorld.CULTURE).path("requests").asLong();
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                demo.system(DemoWorld.CULTURE).path("requests").asLong())
                        .isEqualTo(written));
        try (var files = Files.list(
                demo.data().resolve("demo-files").resolve(DemoWorld.CULTURE).resolve("khong-nhap"))) {
            assertThat(files).isNotEmpty();
        }
        demo.put(switched, "ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                demo.system(DemoWorld.CULTURE).path("requests").asLong())
                        .isGreaterThan(written));
    }

    @Test
    void whatIsSentTwiceOrTooLateLeavesTheNewestStateInTheQueue() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(calls()).isGreaterThan(12));
        // The world moves on every few seconds, the sender follows at once.
        await().atMost(PATIENCE).untilAsserted(() -> {
            var expected = open(DemoWorld.EDUCATION);
            var shown = shown(DemoWorld.EDUCATION);
            assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            var handedOn = new HashMap<>(shown);
            handedOn.values().removeIf(String::isEmpty);
            assertThat(handedOn)
                    .isNotEmpty()
                    .allSatisfy((code, department) -> assertThat(department)
                            .isEqualTo(
                                    Objects.requireNonNull(expected.get(code)).department()));
        });
        assertThat(demo.state(DemoWorld.EDUCATION)).isIn("up", "unknown");

        demo.put("/demo/systems/" + DemoWorld.EDUCATION, "down");
        var last = new AtomicLong(-1);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> last.getAndSet(calls()) == last.get());
        demo.put("/demo/systems/" + DemoWorld.EDUCATION, "garbage");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.get("/api/v1/sources/" + DemoWorld.EDUCATION + "/quarantine")
                                .path("total")
                                .asInt())
                        .isPositive());
        demo.put("/demo/systems/" + DemoWorld.EDUCATION, "ok");
    }

    @Test
    void thePortalIsSeenToGoDownAndToShowAnotherPage() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.state(PORTAL)).isEqualTo("up"));
        demo.put("/demo/systems/" + PORTAL, "down");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.state(PORTAL)).isEqualTo("down"));
        demo.put("/demo/systems/" + PORTAL, "ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.state(PORTAL)).isEqualTo("up"));
        demo.put("/demo/systems/" + PORTAL, "garbage");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.state(PORTAL)).isEqualTo("down"));
        demo.put("/demo/systems/" + PORTAL, "ok");
    }

    @Test
    void theSampleFileAndTheSampleTableAreImportedWithoutMatchingAnythingByHand() throws Exception {
        var alone = open(DemoWorld.LAND).keySet();
        var open = everyOpen(DemoWorld.LAND).keySet();
        var file = demo.send(demo.request("/demo/phan-mem-dat-dai.xlsx"), BodyHandlers.ofByteArray())
                .body();
        var fromFile = bring("ho-so-dat-dai.xlsx", file);
        assertThat(fromFile.path("counts").path("added").asInt()).isGreaterThanOrEqualTo(open.size());
        // Those that the city knows too are shown here only until the city has been read.
        assertThat(shown(DemoWorld.LAND).keySet()).containsAll(alone).isSubsetOf(open);

        var page = demo.send(demo.request("/demo/phan-mem-dat-dai"), BodyHandlers.ofString())
                .body();
        var table = page.substring(page.indexOf("<table"), page.indexOf("</table>") + "</table>".length());
        var pasted = bring("bang-dan.html", table.getBytes(StandardCharsets.UTF_8));
        assertThat(pasted.path("counts").path("added").asInt()).isZero();
        assertThat(pasted.path("counts").path("skipped").asInt()).isZero();
        assertThat(pasted.path("counts").path("rows").asInt())
                .isEqualTo(fromFile.path("counts").path("added").asInt());
    }

    private JsonNode bring(String name, byte[] content) throws Exception {
        var boundary = "ranh-gioi-8f2c";
        var body = new ByteArrayOutputStream();
        body.writeBytes("""
                --%1$s\r
                Content-Disposition: form-data; name="connector"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                \r
                """.formatted(boundary, DemoWorld.LAND, name).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        var brought = demo.json(
                demo.request("/api/v1/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                201);
        var id = brought.path("id").asLong();
        demo.json(demo.request("/api/v1/imports/" + id + "/preview").POST(BodyPublishers.noBody()), 200);
        return demo.json(demo.request("/api/v1/imports/" + id + "/run").POST(BodyPublishers.noBody()), 200);
    }

    private JsonNode imported(String state) throws Exception {
        for (var item : demo.get("/api/v1/imports").path("items")) {
            if (item.path("connector").asString().equals(DemoWorld.CULTURE)
                    && item.path("state").asString().equalsIgnoreCase(state)) {
                return item;
            }
        }
        throw new AssertionError("no import is " + state);
    }

    /** The department by the code of each open dossier in the queue. */
    private Map<String, String> shown(String source) throws Exception {
        var shown = new HashMap<String, String>();
        for (var dossier : demo.get("/api/v1/dossiers?open=true&limit=200&source=" + source)
                .path("items")) {
            // What the city knows as well is one row under whichever of the two systems told it first.
            if (dossier.path("sources").size() > 1) {
                continue;
            }
            shown.put(
                    dossier.path("code").asString(), dossier.path("department").asString(""));
        }
        return shown;
    }

    private long calls() throws Exception {
        return demo.system(DemoWorld.EDUCATION).path("requests").asLong();
    }

    private JsonNode first(String source) throws Exception {
        return demo.get("/api/v1/dossiers?open=true&limit=1&source=" + source)
                .path("items")
                .path(0);
    }

    /** The step of each dossier that is open and received in that system alone now. */
    private Map<String, DemoStep> open(String system) {
        var open = everyOpen(system);
        demo.bean(DemoWorld.class).known(DemoWorld.CITY, demo.bean(Clock.class).instant()).stream()
                .map(DemoDossier::code)
                .forEach(open::remove);
        return open;
    }

    /** The same with those that the city knows as well. */
    private Map<String, DemoStep> everyOpen(String system) {
        var now = demo.bean(Clock.class).instant();
        var open = new HashMap<String, DemoStep>();
        for (DemoDossier dossier : demo.bean(DemoWorld.class).known(system, now)) {
            var step = dossier.at(now);
            if (step.open() && (system.equals(DemoWorld.EDUCATION) || step.status() != 1)) {
                open.put(dossier.code(), step);
            }
        }
        return open;
    }
}
