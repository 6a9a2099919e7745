package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.platform.Accounts.Role;

/** The pages through Spring MVC, over fakes. */
@ScreenTest
class PagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingDossiers dossiers;

    @Autowired
    private TestingSources sources;

    @Autowired
    private TestingAccounts accounts;

    @Test
    void queueShowsMaskedNamesAndPossibleLatenessOfStaleSources() {
        var page = open("/hang-doi");
        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("Nguyễn T. M. H.").doesNotContain("Nguyễn Thị Minh Hương");
        assertThat(page).bodyText().contains("Có thể quá hạn", "– theo số liệu 08:12", "1–50 trong 120");
        assertThat(page).bodyText().contains("2 trong 6 hệ thống chưa cập nhật được");
    }

    @Test
    void everyPageRendersInBothLanguages() {
        for (var address : List.of(
                "/hang-doi",
                "/ho-so/1",
                "/dinh-tuyen",
                "/lech-trang-thai",
                "/hang-doi?mismatch=true&open=all",
                "/dinh-tuyen?q=dat",
                "/he-thong",
                "/he-thong/mot-cua",
                "/he-thong/mot-cua/cach-ly",
                "/su-co",
                "/su-co/12",
                "/su-co/tong-hop",
                "/canh-bao",
                "/nhap-tep",
                "/nhap-tep/1")) {
            for (var language : List.of("vi", "en")) {
                var page = open(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page).as(address).hasStatusOk();
                assertThat(page)
                        .bodyText()
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void noPageCarriesInlineScriptOrStyle() {
        var page = open("/hang-doi");
        assertThat(page).bodyText().doesNotContain(" style=", "onclick=", "hx-on");
        assertThat(page)
                .headers()
                .hasValue(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
                                + " frame-ancestors 'none'");
    }

    @Test
    void filtersStandInTheAddressAndAreKeptByThePageLinks() {
        assertThat(open("/hang-doi?urgency=in_time&source=mot-cua"))
                .bodyText()
                .contains("source=mot-cua&amp;urgency=in_time", "Bỏ lọc Hệ thống: Một cửa thành phố");
        assertThat(open("/hang-doi?officer=trần"))
                .bodyText()
                .contains("value=\"trần\"", "Bỏ lọc Cán bộ xử lý: trần", "officer=tr%E1%BA%A7n&amp;cursor=50");
        var key = OfficerKey.of("Trần B");
        assertThat(open("/hang-doi?agency=H29.2&officer=" + key + "&urgency=overdue,today,soon"))
                .bodyText()
                .contains("Bỏ lọc Cán bộ xử lý: Trần B", "name=\"officer\" value=\"" + key + "\"");
        assertThat(open("/hang-doi")).bodyText().contains("/hang-doi?cursor=50&amp;from=51");
        assertThat(open("/hang-doi?cursor=50&from=51")).bodyText().contains("51–100 trong 120");
    }

    @Test
    void wrongFilterIsRefusedWithASentence() {
        var page = browser.get().uri("/hang-doi?urgency=late").with(someone()).exchange();
        assertThat(page).hasStatus(400);
    }

    @Test
    void emptyQueueSaysWhy() {
        assertThat(open("/hang-doi?q=khong-co")).bodyText().contains("Không có hồ sơ nào khớp bộ lọc", "Tìm: khong-co");
        dossiers.rows.clear();
        assertThat(open("/hang-doi")).bodyText().contains("Chưa thể nói là hết việc");
        sources.recover();
        assertThat(open("/hang-doi")).bodyText().contains("Không còn hồ sơ nào phải xử lý", "5/5 hệ thống");
        sources.connectors.clear();
        assertThat(open("/hang-doi")).bodyText().contains("Chưa kết nối hệ thống nào");
    }

    @Test
    void aDossierThatIsNotAtItsSourceAnyMoreIsFoundWithAMark() {
        dossiers.vanish(2, java.time.Instant.parse("2026-11-19T15:31:00Z"));
        var code = dossiers.rows.get(1).code();
        assertThat(open("/hang-doi?q=" + code)).bodyText().doesNotContain("id=\"hs-2\"");
        assertThat(open("/hang-doi?open=all&q=" + code)).bodyText().contains("Không còn ở nguồn", "từ 19/11");
        assertThat(open("/ho-so/2")).bodyText().contains("không còn ở nguồn từ 22:31 19/11");
    }

    @Test
    void refreshMorphsVisibleRowsAndCountsTheRest() {
        dossiers.change(2, DossierStatus.FINISHED, 500);
        dossiers.change(3, DossierStatus.RECEIVED, 501);
        dossiers.change(90, DossierStatus.RECEIVED, 502);
        var answer = open("/hang-doi/_thay-doi?tu=120&v=120&ids=1,2,3");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyText().contains("Có 2 thay đổi", "id=\"hs-2\"", "hx-swap-oob=\"morph\"", "vừa đổi");
        assertThat(answer).bodyText().doesNotContain("id=\"hs-90\"", "<html");
        assertThat(answer).headers().hasValue("Cache-Control", "no-store");
    }

    @Test
    void refreshShowsNothingOutsideTheReadersAgency() {
        var answer = browser.get()
                .uri("/hang-doi/_thay-doi?tu=0&v=0&ids=1,2,3")
                .with(as("ward", "H29.2", Role.CLERK))
                .exchange();
        assertThat(answer).bodyText().contains("id=\"hs-1\"", "id=\"hs-3\"").doesNotContain("id=\"hs-2\"");
    }

    @Test
    void dossierOfAnotherAgencyDoesNotExist() {
        assertThat(browser.get().uri("/ho-so/1").with(as("ward", "H29.2", Role.CLERK)))
                .hasStatusOk();
        assertThat(browser.get().uri("/ho-so/1").with(as("other", "H99", Role.CLERK)))
                .hasStatus(404);
        assertThat(browser.get().uri("/ho-so/999").with(someone())).hasStatus(404);
    }

    @Test
    void dossierShowsValuesSideBySideAndMasksPersons() {
        var page = open("/ho-so/1");
        assertThat(page)
                .bodyText()
                .contains("khác nhau", "Lệch trạng thái giữa các hệ thống", "0310••••••21", "•••••••567");
        assertThat(page).bodyText().doesNotContain("0912345567", "031088001221", "Nguyễn Thị Minh Hương");
    }

    @Test
    void rawRecordIsForTechniciansAndAudited() {
        assertThat(browser.get().uri("/ho-so/1?raw=true").with(as("clerk", null, Role.CLERK)))
                .hasStatus(403);
        assertThat(browser.get().uri("/ho-so/1?raw=true").with(as("technician", null, Role.TECHNICIAN)))
                .bodyText()
                .contains("&quot;ten&quot;: &quot;Nguyễn Thị Minh Hương");
        assertThat(accounts.audited).containsExactly("technician view_raw_record dossier 1");
    }

    @Test
    void testMessageIsSentAndShown() {
        assertThat(browser.post()
                        .uri("/canh-bao/zalo-ky-thuat/gui-thu")
                        .with(someone())
                        .with(csrf()))
                .bodyText()
                .contains("Kênh zalo-ky-thuat đã nhận tin thử", "/bot••••••/sendMessage");
        assertThat(accounts.audited).containsExactly("all test_channel zalo-ky-thuat");
    }

    private MvcTestResult open(String address) {
        return browser.get().uri(address).with(someone()).exchange();
    }

    static RequestPostProcessor someone() {
        return as("all", null, Role.values());
    }

    static RequestPostProcessor as(String name, @Nullable String agency, Role... roles) {
        var reader = new SignedIn(name, name, EnumSet.copyOf(List.of(roles)), agency);
        var authorities = List.of(roles).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return authentication(UsernamePasswordAuthenticationToken.authenticated(reader, null, authorities));
    }
}
