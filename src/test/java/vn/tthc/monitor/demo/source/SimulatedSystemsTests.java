package vn.tthc.monitor.demo.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.demo.world.DemoWorld;
import vn.tthc.monitor.demo.world.TestingCalendar;

class SimulatedSystemsTests {
    private static final Instant NOW = Instant.parse("2026-01-22T02:30:00Z");
    private static final DemoWorld WORLD = new DemoWorld(7, NOW, new TestingCalendar(), Duration.ofMinutes(4));

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private SimulatedSystems systems = systems(0);

    @BeforeEach
    void open() {
        // Port 0 makes the first free; the others follow by their own choice.
        systems.all().forEach(system -> system.become(Mode.OK));
    }

    @AfterEach
    void close() {
        systems.close();
        client.close();
    }

    @Test
    void theCityWantsALoginAndAnswersPagesUnder201() throws Exception {
        assertThat(get("mot-cua-hai-phong", "/api/ho-so").statusCode()).isEqualTo(401);
        var login =
                post("mot-cua-hai-phong", "/api/dang-nhap", "{\"username\":\"demo\",\"password\":\"demo-mot-cua\"}");
        var session = tree(login).path("session").asString();
        var page = get("mot-cua-hai-phong", "/api/ho-so?offset=0&limit=3", "X-Session", session);
        assertThat(page.statusCode()).isEqualTo(201);
        assertThat(tree(page).path("error_code").asString()).isEqualTo("00");
        assertThat(tree(page).path("data")).hasSize(3);
        assertThat(tree(page).path("data").path(0).path("NgayTiepNhan").asString())
                .matches("\\d{14}");
    }

    @Test
    void igateGivesATokenAndSlicesWithoutATotal() throws Exception {
        var form = "grant_type=client_credentials&client_id=hp-bxd&client_secret=hp-bxd-mat";
        var token = tree(post("bo-xay-dung", "/auth/realms/digo/protocol/openid-connect/token", form))
                .path("access_token")
                .asString();
        var slice = tree(
                get("bo-xay-dung", "/pa/dossier/search?spec=slice&page=0&size=5", "Authorization", "Bearer " + token));
        assertThat(slice.path("content")).hasSize(5);
        assertThat(slice.has("totalElements")).isFalse();
        assertThat(slice.path("content").path(0).path("appliedDate").asString()).endsWith("+0700");
    }

    @Test
    void theSecondIgateWritesNamesByLanguage() throws Exception {
        var form = "grant_type=client_credentials&client_id=hp-byt&client_secret=hp-byt-mat";
        var token = tree(post("bo-y-te", "/auth/realms/digo/protocol/openid-connect/token", form))
                .path("access_token")
                .asString();
        var item = tree(get("bo-y-te", "/pa/dossier/search?size=1", "Authorization", "Bearer " + token))
                .path("content")
                .path(0);
        assertThat(item.path("procedure")
                        .path("translate")
                        .path("name")
                        .path(0)
                        .path("languageId")
                        .asInt())
                .isEqualTo(228);
        assertThat(item.path("nationCode").asString()).startsWith("H24.");
    }

    @Test
    void tradeListsWithoutStatesAndTellsThemOneByOne() throws Exception {
        var login = post("bo-cong-thuong", "/dang-nhap", "{\"username\":\"demo\",\"password\":\"demo-cong-thuong\"}");
        var session = tree(login).path("session").asString();
        var list = tree(post(
                "bo-cong-thuong", "/dich-vu", "{\"session\":\"%s\",\"service\":\"DanhSachHoSo\"}".formatted(session)));
        var first = list.path("data").path(0);
        assertThat(first.has("MaTrangThai")).isFalse();
        var detail = tree(post(
                "bo-cong-thuong",
                "/dich-vu",
                "{\"session\":\"%s\",\"service\":\"TraCuuHoSo\",\"mahoso\":\"%s\"}"
                        .formatted(session, first.path("MaHoSo").asString())));
        assertThat(detail.path("data").path("MaTrangThai").asString()).matches("\\d+");
        assertThat(detail.path("data").path("NgayTiepNhan").asString()).matches("\\d\\d/\\d\\d/\\d{4} .*");
    }

    @Test
    void theKeyedGetWantsItsKeyTwiceAndListsByDayOfReception() throws Exception {
        assertThat(get("bo-noi-vu", "/api/danhsachhoso?APIKey=sai").statusCode())
                .isEqualTo(401);
        var path =
                "/api/danhsachhoso?Start=-1&End=-1&APIKey=demo-khoa-noi-vu&ReceiveFromDate=20/01/2026&ReceiveToDate=22/01/2026";
        var list = tree(get("bo-noi-vu", path, "ApiKey", "demo-khoa-noi-vu", "MaDonVi", "H24"));
        assertThat(list.path("data")).isNotEmpty().allMatch(row -> !row.has("NgayCapNhat"));
        assertThat(tree(get("bo-noi-vu", path, "ApiKey", "demo-khoa-noi-vu", "MaDonVi", "H22"))
                        .path("error_code")
                        .asInt())
                .isEqualTo(-300);
    }

    @Test
    void civilStatusAnswersOnlyForCodes() throws Exception {
        var code = WORLD.known(DemoWorld.CIVIL_STATUS, NOW).getFirst().code();
        var body = "{\"maDinhDanhHoSo\":[\"%s\",\"H24.99-260101-0001\"],\"maTinh\":\"31\",\"module\":\"LTKS\"}"
                .formatted(code);
        var answer = tree(post("bo-tu-phap", "/api/ho-tich/trang-thai", body, "X-Api-Key", "demo-khoa-tu-phap"));
        assertThat(answer.path("value")).hasSize(1);
        assertThat(answer.path("value").path(0).path("trangThai").asInt()).isBetween(1, 6);
    }

    @Test
    void theTimeWindowNestsItsResultAndChangesTheTypeOfItsErrorCode() throws Exception {
        var body = "{\"AcceptKey\":\"demo-accept\",\"MaTinh\":\"31\",\"ThoiGianBatDau\":\"01/01/2026 00:00:00\","
                + "\"ThoiGianKetThuc\":\"23/01/2026 00:00:00\"}";
        var one =
                tree(post("bao-tro-xa-hoi", "/api/dong-bo/ho-so", body, "Authorization", "Bearer demo-bao-tro-xa-hoi"));
        var two =
                tree(post("bao-tro-xa-hoi", "/api/dong-bo/ho-so", body, "Authorization", "Bearer demo-bao-tro-xa-hoi"));
        assertThat(one.path("result").path("error_code").isNumber()).isTrue();
        assertThat(two.path("result").path("error_code").isString()).isTrue();
        assertThat(one.path("result").path("data")).isNotEmpty();
    }

    @Test
    void theCursorEndsWithNullAndTheLinkHeaderEndsByItself() throws Exception {
        var page = tree(post(
                "bo-nong-nghiep-moi-truong",
                "/api/v1/dossier/list",
                "{\"limit\":500}",
                "X-Api-Key",
                "demo-khoa-nong-nghiep"));
        assertThat(page.path("data").path("lastId").isNull()).isTrue();
        var basic = "Basic ZGVtbzpkZW1vLXRhaS1jaGluaA==";
        var first = get("bo-tai-chinh", "/hkd/ho-so?per_page=50", "Authorization", basic);
        assertThat(first.headers().firstValue("Link")).isPresent();
        assertThat(get("bo-tai-chinh", "/hkd/ho-so?per_page=50&page=2", "Authorization", basic)
                        .headers()
                        .firstValue("Link"))
                .isEmpty();
    }

    @Test
    void downReallyRefusesConnectionsAndOkComesBackOnTheSamePort() throws Exception {
        int port = freePort();
        systems.close();
        systems = systems(port);
        var city = systems.find(DemoWorld.CITY).orElseThrow();
        city.become(Mode.OK);
        assertThat(get(DemoWorld.CITY, "/api/ho-so").statusCode()).isEqualTo(401);
        city.become(Mode.DOWN);
        assertThatThrownBy(() -> client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/ho-so"))
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
        city.become(Mode.OK);
        assertThat(city.port()).isEqualTo(port);
        assertThat(get(DemoWorld.CITY, "/api/ho-so").statusCode()).isEqualTo(401);
    }

    @Test
    void garbageIsHtmlThenBrokenJsonThenAnErrorUnder200() throws Exception {
        systems.find("bo-xay-dung").orElseThrow().become(Mode.GARBAGE);
        assertThat(get("bo-xay-dung", "/").body()).startsWith("<!doctype html>");
        assertThat(get("bo-xay-dung", "/").body()).endsWith("2601");
        var error = get("bo-xay-dung", "/");
        assertThat(error.statusCode()).isEqualTo(200);
        assertThat(tree(error).path("error_code").asInt()).isEqualTo(-99);
    }

    @Test
    void slowWaitsAndARefusedLoginIs401() throws Exception {
        var system = systems.find("bo-tu-phap").orElseThrow();
        system.become(Mode.SLOW);
        long before = System.nanoTime();
        get("bo-tu-phap", "/");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(150));
        system.become(Mode.AUTH_REFUSED);
        assertThat(get("bo-tu-phap", "/").statusCode()).isEqualTo(401);
    }

    private static SimulatedSystems systems(int firstPort) {
        return new SimulatedSystems(WORLD, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(200), firstPort);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(String system, String path, String... headers) throws Exception {
        return send(request(system, path, headers).GET());
    }

    private HttpResponse<String> post(String system, String path, String body, String... headers) throws Exception {
        return send(request(system, path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String system, String path, String... headers) {
        int port = systems.find(system).orElseThrow().port();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode tree(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
