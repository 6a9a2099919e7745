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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.MonitorApplication;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** The whole application over real HTTP, with one system, one bot and one monitoring system that call it. */
final class PushBench implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String PASSWORD = PlantedSecret.text("mot-mat-khau-that-dai");
    /** What the bot's platform and the other monitoring system show. */
    static final String TOKEN = PlantedSecret.text("ma-cua-nguoi-goi");

    /** What is no call at all. */
    static final List<String> NONSENSE = List.of(
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
            "{\"data\":\"x\"}");

    private static final String ALERTS = """
            channels:
              - {id: nhom, type: zalo-bot, dryRun: true, token: "${file:ma-goi.txt}", chatId: nhom-1,
                 inbound: webhook, webhookSecret: "${file:ma-goi.txt}"}
            routes:
              - {id: default, to: [nhom]}
            inputs:
              - {id: grafana, name: Grafana của thành phố, token: "${file:ma-goi.txt}"}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;
    private final int port;
    private volatile String session = "";

    PushBench(Path folder) throws IOException {
        var configuration = folder.resolve("config");
        Files.createDirectories(configuration.resolve("connectors"));
        for (var name : List.of("agencies.yaml", "calendar.yaml", "presets/dvcqg.yaml")) {
            var target = configuration.resolve(name);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(Path.of("config").resolve(name), target);
        }
        Files.writeString(configuration.resolve("mat-khau.txt"), PASSWORD);
        Files.writeString(configuration.resolve("ma-goi.txt"), TOKEN);
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
        Files.writeString(configuration.resolve("alerts.yaml"), ALERTS);
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

    @Override
    public void close() {
        application.close();
        client.close();
    }

    void logIn() {
        session = post("nguon", Map.of("username", "mot-cua", "password", PASSWORD))
                .path("session")
                .asString();
        assertThat(session).hasSizeGreaterThan(40);
    }

    String session() {
        return session;
    }

    /** What was sent becomes a run now and not within a minute. */
    void record() {
        application.getBean(PushIntake.class).record();
    }

    HttpResponse<String> exchange(String connector, byte[] body) {
        return call("/push/" + connector, body);
    }

    /** A call of another system, with what it shows to prove who it is. */
    HttpResponse<String> call(String path, byte[] body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What such a call is answered with. */
    int status(String path, byte[] body, String... headers) {
        return call(path, body, headers).statusCode();
    }

    JsonNode post(String connector, Object call) {
        return JSON.readTree(exchange(connector, JSON.writeValueAsBytes(call)).body());
    }

    private Map<String, Object> message(String service, boolean updating, Object... records) {
        return Map.of(
                "session",
                session,
                "madonvi",
                "H24.1",
                "service",
                service,
                "isUpdating",
                updating ? "True" : "False",
                "data",
                List.of(records));
    }

    JsonNode send(String service, boolean updating, Object... records) {
        return post("nguon", message(service, updating, records));
    }

    /** A call that met with some accident on its way; the first one came through whole. */
    byte[] damaged(int attempt, Random random) {
        var record = dossier("a\u0000b", "2", "TenTTHC", "Đăng ký \u0000 khai sinh \ud83c\udfe0");
        var call = JSON.writeValueAsBytes(message("DongBoHoSoMC", true, record));
        if (attempt > 0) {
            for (var hit = 0; hit < attempt % 4; hit++) {
                call[random.nextInt(call.length)] = (byte) random.nextInt();
            }
        }
        return attempt % 5 == 4 ? Arrays.copyOf(call, random.nextInt(call.length)) : call;
    }

    static Map<String, String> dossier(String code, String status, String... more) {
        var record = new LinkedHashMap<String, String>();
        record.put("MaHoSo", code);
        record.put("TrangThaiHoSo", status);
        record.put("NgayTiepNhan", "20261118080000");
        record.put("NgayHenTra", "20261130170000");
        for (var index = 0; index < more.length; index += 2) {
            record.put(more[index], more[index + 1]);
        }
        return record;
    }

    static Map<String, String> step(String code, String status, String at, String officer) {
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

    static String stored(String code, String column) {
        return TestDatabase.jdbc()
                .sql("SELECT " + column + "::text FROM dossier.source_record WHERE source = 'nguon' AND code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .orElse("");
    }

    static String code(JsonNode answer) {
        return answer.path("error_code").asString();
    }

    /** What Alertmanager says of one alert. */
    static byte[] alert(String status, String more) {
        return """
                {"version":"4","alerts":[{"status":"%s","labels":{"alertname":"DayDia","severity":"critical"},
                "annotations":{"summary":"Đầy đĩa db1"},"startsAt":"2026-11-20T02:59:00Z","fingerprint":"abc"%s}]}""".formatted(status, more).getBytes(StandardCharsets.UTF_8);
    }
}
