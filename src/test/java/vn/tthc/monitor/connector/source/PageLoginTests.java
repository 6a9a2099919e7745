package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin.Proof;
import vn.tthc.monitor.platform.PlantedSecret;

/** How a login page is filled in, and when a session that ended is begun anew. */
class PageLoginTests extends PageLoginBench {
    @Test
    void theFormIsSentAsABrowserSendsIt() {
        source.ask(source.open());
        var sent = TestingSource.body(source.requests.get(1));
        assertThat(sent)
                .isEqualTo("__CHONG_GIA_MAO=the-1&TaiKhoan=can-bo&MatKhau=" + WRITTEN + "&ngonngu=vi&donvi=p2&nut=vao");
        assertThat(TestingSource.header(source.requests.get(1), "Cookie")).isEqualTo("TRUOC=trang-so-1");
        assertThat(TestingSource.header(source.last("/list"), "Cookie")).contains("PHIEN=phien-trang-web-1");
    }

    @Test
    void fieldsOfTheFileAreLaidOverThoseOfThePage() {
        logsIn("form[method=POST]", "TaiKhoan", Map.of("donvi", "p1", "nho", "1"), new Proof.Text("Đăng xuất"));
        source.ask(source.open());
        assertThat(TestingSource.body(source.requests.get(1))).contains("donvi=p1", "nho=1");
    }

    @Test
    void aRedirectToTheLoginPageLogsInAgain() {
        var session = source.open();
        source.ask(session);
        valid.set("phien-cua-nguoi-khac");
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void aLoginPageWithStatus200LogsInAgain() {
        var session = source.open();
        source.ask(session);
        source.on(
                "/list",
                request -> TestingSource.header(request, "Cookie").contains("phien-trang-web-2")
                        ? TestingSource.json("{\"items\":[]}")
                        : html(PAGE.formatted(9, "")));
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    /** As PHP sites do it: one path for all pages, and a login page without a password field of HTML. */
    @Test
    void pagesThatDifferOnlyInTheirQueryAreToldApart() {
        source.definition.auth = new FormLogin(
                "/index.php?trang=vao",
                null,
                "can-bo",
                PlantedSecret.of("mat-khau-trang"),
                null,
                null,
                Map.of(),
                null,
                null);
        source.definition.list = TestingDefinition.get("/index.php?trang=ho-so");
        source.on("/index.php", request -> {
            if ("ho-so".equals(request.getUrl().queryParameter("trang"))) {
                return TestingSource.header(request, "Cookie").contains("PHIEN=" + valid.get())
                        ? TestingSource.json("{\"items\":[]}")
                        : TestingSource.with(302, "")
                                .setHeader("Location", "/index.php?trang=vao&ve=ho-so")
                                .build();
            }
            return request.getUrl().queryParameter("ve") == null
                    ? html(PAGE.formatted(1, "").replace("dang-nhap", "/dang-nhap"))
                            .newBuilder()
                            .addHeader("Set-Cookie", "TRUOC=trang-so-1; Path=/")
                            .build()
                    : html("<p>Mời đăng nhập</p>");
        });
        var session = source.open();
        source.ask(session);
        source.ask(session);
        assertThat(sessions).hasValue(1);
        valid.set("phien-da-het-han-1");
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void twentyThreadsThatAreLedBackLogInOnce() throws Exception {
        source.definition.concurrency = 20;
        var session = source.open();
        source.ask(session);
        valid.set("het-phien-roi-nhe-1");
        assertThat(source.askTogether(session, 20)).hasSize(20);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void aProofThatComesIsTaken() {
        logsIn(null, null, Map.of(), new Proof.Cookie("PHIEN"));
        source.ask(source.open());
        logsIn(null, null, Map.of(), new Proof.Text("Đăng xuất"));
        source.ask(source.open());
        assertThat(sessions).hasValue(2);
    }

    /** As with a central login: its page is named whole, and it leads back with a ticket. */
    @Test
    void aPageOnAnotherMachineThatTheFileNamesLeadsBackWithATicket() throws Exception {
        try (var central = new MockWebServer()) {
            central.start();
            var page = central.url("/vao").newBuilder().host("127.0.0.1").build();
            central.enqueue(
                    html("<form method=post action='/vao?lt=1'><input name=u><input type=password name=p></form>"));
            central.enqueue(TestingSource.with(302, "")
                    .setHeader("Location", server.url("/ve?ticket=VE-1").toString())
                    .addHeader("Set-Cookie", "CASTGC=ve-trung-tam-0001; Path=/")
                    .build());
            source.on(
                    "/ve",
                    _ -> TestingSource.with(302, "")
                            .setHeader("Location", "/trang-chu")
                            .addHeader("Set-Cookie", "PHIEN=phien-trang-web-1; Path=/")
                            .build());
            source.definition.auth = new FormLogin(
                    page.toString(),
                    null,
                    "can-bo",
                    PlantedSecret.of("mat-khau-trang"),
                    null,
                    null,
                    Map.of(),
                    null,
                    null);
            valid.set("phien-trang-web-1");
            source.ask(source.open());
            central.takeRequest();
            assertThat(TestingSource.body(central.takeRequest())).isEqualTo("u=can-bo&p=" + WRITTEN);
            assertThat(TestingSource.header(source.last("/list"), "Cookie")).isEqualTo("PHIEN=phien-trang-web-1");
        }
    }
}
