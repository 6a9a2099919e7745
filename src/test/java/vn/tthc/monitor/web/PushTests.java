package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.MonitorApplication;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** Systems that send of their own accord, over real HTTP, to the whole application on a real database. */
@ExtendWith(TestDatabase.class)
class PushTests {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = PlantedSecret.text("mot-mat-khau-that-dai");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    private static int port;
    private String session = "";

    @BeforeAll
    static void start() throws IOException {
        var configuration = folder.resolve("config");
        Files.createDirectories(configuration.resolve("connectors"));
        for (var name : List.of("agencies.yaml", "alerts.yaml", "calendar.yaml", "presets/dvcqg.yaml")) {
            var target = configuration.resolve(name);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(Path.of("config").resolve(name), target);
        }
        Files.writeString(configuration.resolve("mat-khau.txt"), PASSWORD);
        Files.writeString(configuration.resolve("connectors/nguon.yaml"), """
                id: nguon
                name: Phần mềm một cửa
                preset: dvcqg
                push:
                  accounts: [{username: mot-cua, password: "${file:../mat-khau.txt}"}]
                  limits: {body: 64KB, records: 50}
                mapping:
                  fields:
                    officer: NguoiXuLy
                    department: PhongBanXuLy
                    updatedAt: [NgayCapNhat, ThoiDiemXuLy]
                    receivingAgency: madonvi
                """);
        var database = TestDatabase.address();
        application = new SpringApplicationBuilder(MonitorApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--tthc.config=" + configuration,
                        "--tthc.data=" + folder.resolve("data"),
                        "--tthc.db.url=" + database.url(),
                        "--tthc.db.user=" + database.user(),
                        "--tthc.db.password=" + database.password());
        port = Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void logIn() {
        session = post("nguon", Map.of("username", "mot-cua", "password", PASSWORD))
                .path("session")
                .asString();
        assertThat(session).hasSizeGreaterThan(40);
    }

    private static HttpResponse<String> exchange(String connector, byte[] body) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/push/" + connector))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode post(String connector, Object call) {
        return JSON.readTree(exchange(connector, JSON.writeValueAsBytes(call)).body());
    }

    private JsonNode send(String service, boolean updating, Object... records) {
        return post(
                "nguon",
                Map.of(
                        "session",
                        session,
                        "madonvi",
                        "H24.1",
                        "service",
                        service,
                        "isUpdating",
                        updating ? "True" : "False",
                        "data",
                        List.of(records)));
    }

    private static Map<String, String> dossier(String code, String status, String... more) {
        var record = new java.util.LinkedHashMap<String, String>();
        record.put("MaHoSo", code);
        record.put("TrangThaiHoSo", status);
        record.put("NgayTiepNhan", "20261118080000");
        record.put("NgayHenTra", "20261130170000");
        for (var index = 0; index < more.length; index += 2) {
            record.put(more[index], more[index + 1]);
        }
        return record;
    }

    private static Map<String, String> step(String code, String status, String at, String officer) {
        return Map.of(
                "MaHoSo",
                code,
                "TrangThai",
                status,
                "ThoiDiemXuLy",
                at,
                "NguoiXuLy",
                officer,
                "PhongBanXuLy",
                "Tư pháp");
    }

    private static String stored(String code, String column) {
        return TestDatabase.jdbc()
                .sql("SELECT " + column + "::text FROM dossier.source_record WHERE source = 'nguon' AND code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String code(JsonNode answer) {
        return answer.path("error_code").asString();
    }

    @Test
    void aDossierThatIsSentStandsInTheQueueAtOnce() {
        var answer = send("DongBoHoSoMC", false, dossier("a", "2"), dossier("b", "4"));
        assertThat(code(answer)).isEqualTo("0");
        assertThat(answer.path("message").asString()).contains("hành công");
        assertThat(answer.path("result").size()).isEqualTo(2);
        assertThat(stored("a", "status")).isEqualTo("2");
        assertThat(stored("a", "receiving_agency")).isEqualTo("H24.1");
        assertThat(stored("b", "is_open")).isEqualTo("true");
    }

    @Test
    void aKnownDossierSentAsNewIsTakenAndSaidToExist() {
        send("DongBoHoSoMC", false, dossier("a", "2"));
        var answer = send("DongBoHoSoMC", false, dossier("a", "4"));
        assertThat(code(answer)).isEqualTo("3");
        assertThat(answer.path("message").asString()).contains("đã tồn tại").doesNotContain("thành công");
        assertThat(stored("a", "status")).isEqualTo("4");
        assertThat(code(send("DongBoHoSoMC", true, dossier("a", "4")))).isEqualTo("0");
    }

    @Test
    void aStepIsLaidOverItsDossierWheneverItComes() {
        send("DongBoHoSoMC", false, dossier("a", "2"));
        assertThat(code(send("CapNhatTienDoHoSoMC", true, step("a", "4", "20261119090000", "Trần B"))))
                .isEqualTo("0");
        assertThat(stored("a", "status || officer || department")).isEqualTo("4Trần BTư pháp");
        var early = send("CapNhatTienDoHoSoMC", true, step("sau", "4", "20261119090000", "Lê C"));
        assertThat(early.path("result").path(0).path("message").asString()).contains("chờ hồ sơ");
        assertThat(stored("sau", "status")).isEmpty();
        send("DongBoHoSoMC", false, dossier("sau", "2"));
        assertThat(stored("sau", "status || officer")).isEqualTo("4Lê C");
        assertThat(stored("sau", "received_at")).isNotEmpty();
    }

    @Test
    void anOlderMessageNeverOverwritesANewerState() {
        send("DongBoHoSoMC", false, dossier("a", "4", "NgayCapNhat", "20261119100000"));
        send("DongBoHoSoMC", true, dossier("a", "2", "NgayCapNhat", "20261119090000"));
        assertThat(stored("a", "status")).isEqualTo("4");
        send("DongBoHoSoMC", false, dossier("b", "9", "NgayKetThucXuLy", "20261119100000"));
        send("DongBoHoSoMC", true, dossier("b", "4"));
        assertThat(stored("b", "status")).isEqualTo("9");
        send("CapNhatTienDoHoSoMC", true, step("b", "4", "20261119093000", "Trần B"));
        assertThat(stored("b", "status || officer")).isEqualTo("9Trần B");
        send(
                "DongBoHoSoMC",
                true,
                dossier("b", "10", "NgayKetThucXuLy", "20261119100000", "NgayTra", "20261119110000"));
        assertThat(stored("b", "status")).isEqualTo("10");
    }

    @Test
    void twentyAtOnceInAnyOrderEndInTheNewestState() throws Exception {
        for (var round = 0; round < 3; round++) {
            var code = "h" + round;
            var calls = new ArrayList<Callable<JsonNode>>();
            calls.add(() -> send("DongBoHoSoMC", false, dossier(code, "2")));
            IntStream.range(0, 10)
                    .forEach(minute -> calls.add(() -> send(
                            "DongBoHoSoMC",
                            true,
                            dossier(code, "4", "NgayCapNhat", "2026111909" + (10 + minute) + "00"))));
            IntStream.range(0, 9)
                    .forEach(minute -> calls.add(() -> send(
                            "CapNhatTienDoHoSoMC",
                            true,
                            step(
                                    code,
                                    minute == 8 ? "5" : "4",
                                    "2026111910" + (10 + minute) + "00",
                                    "người " + minute))));
            Collections.shuffle(calls, new Random(round));
            try (var threads = Executors.newFixedThreadPool(20)) {
                for (var answer : threads.invokeAll(calls)) {
                    assertThat(code(answer.get())).isIn("0", "3");
                }
            }
            assertThat(stored(code, "status || officer")).isEqualTo("5người 8");
        }
    }

    @Test
    void callsThatShareDossiersInOppositeOrderDoNotBlockEachOther() throws Exception {
        var forwards =
                IntStream.range(0, 20).mapToObj(one -> dossier("x" + one, "2")).toArray();
        var backwards = List.of(forwards).reversed().toArray();
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var call = 0; call < 10; call++) {
            var records = call % 2 == 0 ? forwards : backwards;
            calls.add(() -> send("DongBoHoSoMC", true, records));
        }
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(code(answer.get())).isEqualTo("0");
            }
        }
    }

    @Test
    void aBadRecordIsKeptAndTheOthersAreTaken() {
        var answer = send("DongBoHoSoMC", false, dossier("a", "2"), Map.of("TenTTHC", "không mã"), "chữ");
        assertThat(code(answer)).isEqualTo("1");
        assertThat(answer.path("message").asString()).startsWith("2/3 bản ghi");
        assertThat(answer.path("result").path(0).path("error_code").asString()).isEqualTo("0");
        assertThat(stored("a", "status")).isEqualTo("2");
        var kept = TestDatabase.jdbc()
                .sql("SELECT raw FROM connector.quarantine WHERE connector = 'nguon'")
                .query(String.class)
                .list();
        assertThat(kept).hasSize(2).anyMatch(raw -> raw.contains("không mã"));
    }

    @Test
    void everyWrongCallIsAnsweredInTheWayOfThePortal() {
        assertThat(code(post("nguon", Map.of("username", "mot-cua", "password", "sai"))))
                .isEqualTo("-300");
        assertThat(code(post("nguon", Map.of("session", "x", "service", "DongBoHoSoMC", "data", List.of()))))
                .isEqualTo("-301");
        assertThat(code(send("LayThuTuc", true, dossier("a", "2")))).isEqualTo("-4");
        assertThat(code(post("nguon", List.of()))).isEqualTo("-2");
        assertThat(code(post("khong-co", Map.of()))).isEqualTo("-304");
        assertThat(exchange("khong-co", new byte[0]).statusCode()).isEqualTo(404);
        var many =
                IntStream.range(0, 51).mapToObj(one -> dossier("m" + one, "2")).toArray();
        assertThat(code(send("DongBoHoSoMC", true, many))).isEqualTo("-5");
        var large = exchange("nguon", new byte[70_000]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(code(JSON.readTree(large.body()))).isEqualTo("-5");
        assertThat(stored("m1", "status")).isEmpty();
    }

    @Test
    void passwordsCannotBeGuessedForLong() {
        for (var guess = 0; guess < 5; guess++) {
            assertThat(code(post("nguon", Map.of("username", "ke-la", "password", "doan" + guess))))
                    .isEqualTo("-300");
        }
        assertThat(code(post("nguon", Map.of("username", "ke-la", "password", "doan"))))
                .isEqualTo("-303");
        assertThat(code(post("nguon", Map.of("username", "mot-cua", "password", PASSWORD))))
                .as("somebody else is not locked out")
                .isEqualTo("0");
    }

    @Test
    void aSessionIsKeptOnlyAsItsHashAndEndsWithItsTime() {
        var columns = TestDatabase.jdbc()
                .sql("SELECT encode(hash, 'hex') || encode(proof, 'hex') || username FROM connector.push_session")
                .query(String.class)
                .single();
        assertThat(columns).doesNotContain(session).doesNotContain(PASSWORD);
        TestDatabase.jdbc()
                .sql("UPDATE connector.push_session SET expires_at = opened_at")
                .update();
        assertThat(code(send("DongBoHoSoMC", true, dossier("a", "2")))).isEqualTo("-301");
    }

    @Test
    void whatWasSentBecomesARunThatHealthCanJudge() {
        // What the other tests sent goes first.
        application.getBean(PushIntake.class).record();
        send("DongBoHoSoMC", false, dossier("a", "2"));
        send("DongBoHoSoMC", true, dossier("a", "4"), Map.of());
        application.getBean(PushIntake.class).record();
        var run = TestDatabase.jdbc()
                .sql(
                        "SELECT kind || ' ' || outcome || ' ' || records || ' ' || added || ' ' || changed || ' ' || rejected"
                                + " FROM connector.run WHERE connector = 'nguon' ORDER BY ended_at DESC LIMIT 1")
                .query(String.class)
                .list();
        assertThat(run).containsExactly("PUSH PARTIAL 3 1 1 1");
        var health = TestDatabase.jdbc()
                .sql("SELECT newest_record_at IS NOT NULL FROM incident.source_health WHERE source = 'nguon'")
                .query(Boolean.class)
                .single();
        assertThat(health).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "0",
                "[]",
                "{}",
                "{",
                "{\"data\":",
                "\"x\"",
                "{\"username\":{}}",
                "{\"username\":null}",
                "{\"session\":[],\"service\":{},\"data\":[null,1,\"x\",[],{}]}",
                "\u0000",
                "{\"data\":\"x\"}"
            })
    void nonsenseIsAnsweredAndNeverAFault(String body) {
        var response = exchange("nguon", body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(code(JSON.readTree(response.body()))).startsWith("-");
    }

    @Test
    void aCallDamagedAnywhereIsAnsweredAndNeverAFault() {
        var whole = JSON.writeValueAsBytes(Map.of(
                "session",
                session,
                "service",
                "DongBoHoSoMC",
                "isUpdating",
                "True",
                "data",
                List.of(dossier("a\u0000b", "2", "TenTTHC", "Đăng ký \u0000 khai sinh \ud83c\udfe0"))));
        var random = new Random(7);
        for (var attempt = 0; attempt < 400; attempt++) {
            var damaged = attempt == 0 ? whole : whole.clone();
            for (var hit = 0; hit < attempt % 4; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            var cut = attempt % 5 == 4 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            var response = exchange("nguon", cut);
            assertThat(response.statusCode())
                    .as(new String(cut, StandardCharsets.UTF_8))
                    .isEqualTo(200);
            assertThat(code(JSON.readTree(response.body()))).isNotEmpty();
        }
    }
}
