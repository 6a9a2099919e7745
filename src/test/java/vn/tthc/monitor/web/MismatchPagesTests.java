package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** "Lệch trạng thái": the list, the table of a dossier, what people do about it, and the API. */
@ScreenTest
class MismatchPagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingAccounts accounts;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    private MvcTestResult press(String address) {
        return browser.post()
                .uri(address)
                .with(csrf())
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    @Test
    void theQueueLeadsToTheView() {
        assertThat(open("/hang-doi")).bodyText().contains("/hang-doi?open=all&amp;mismatch=true", "Lệch trạng thái");
        assertThat(open("/hang-doi?open=all&mismatch=true")).bodyText().contains("/lech-trang-thai");
    }

    @Test
    void theListCountsPairsAndNarrows() {
        assertThat(open("/lech-trang-thai"))
                .bodyText()
                .contains(
                        "Hệ thống hộ tịch Bộ Tư pháp – Một cửa thành phố",
                        "Nơi xong, nơi còn mở 1, Khác ngày hẹn trả 1",
                        "2 lệch",
                        "Đã xử lý xong",
                        "11:00 23/11",
                        "Chưa ai nhận",
                        "Đã khớp rồi lệch lại 1 lần.");
        assertThat(open("/lech-trang-thai?kind=due_differs")).bodyText().contains("1 lệch");
        assertThat(open("/lech-trang-thai?state=ended")).bodyText().contains("Không có lệch nào");
        assertThat(open("/lech-trang-thai?kind=due")).hasStatus(400);
    }

    @Test
    void aClerkTakesSettlesAndReopensOnTheDossiersPage() {
        assertThat(press("/lech-trang-thai/1/nhan")).hasRedirectedUrl("/ho-so/1#lech");
        assertThat(open("/ho-so/1")).bodyText().contains("lan đang xử lý", "/lech-trang-thai/1/tra-lai");
        assertThat(press("/lech-trang-thai/1/giai-quyet?resolution=resolved&reason= "))
                .hasStatus(400);
        assertThat(press("/lech-trang-thai/1/giai-quyet?resolution=done&reason=x"))
                .hasStatus(400);
        assertThat(press("/lech-trang-thai/1/giai-quyet?resolution=dismissed&reason=Không cần"))
                .hasRedirectedUrl("/ho-so/1#lech");
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains("lan bỏ qua, 09:41 20/11: Không cần", "/lech-trang-thai/1/mo-lai");
        assertThat(press("/lech-trang-thai/1/mo-lai")).hasRedirectedUrl("/ho-so/1#lech");
        assertThat(accounts.audited)
                .containsExactly(
                        "lan take_mismatch mismatch 1",
                        "lan settle_mismatch mismatch 1",
                        "lan reopen_mismatch mismatch 1");
    }

    @Test
    void whoeverMayOnlyLookSeesNoButtonsAndOthersNothing() {
        assertThat(browser.get().uri("/ho-so/1").with(PagesTests.as("sep", null, Role.LEADER)))
                .bodyText()
                .contains("Nơi xong, nơi còn mở")
                .doesNotContain("/lech-trang-thai/1/nhan");
        assertThat(browser.post()
                        .uri("/lech-trang-thai/1/nhan")
                        .with(csrf())
                        .with(PagesTests.as("hoa", "H24.99", Role.CLERK)))
                .hasStatus(404);
        assertThat(browser.post().uri("/lech-trang-thai/1/nhan").with(PagesTests.as("lan", null, Role.CLERK)))
                .hasStatus(403);
    }

    @Test
    void theTextForTheSupportGroupIsVietnameseAndNamesNoPerson() {
        assertThat(open("/ho-so/1?lang=en"))
                .bodyText()
                .contains(
                        "Kính gửi bộ phận hỗ trợ Một cửa thành phố và Hệ thống hộ tịch Bộ Tư pháp.",
                        "Hồ sơ H24.24-261119-1001 (1.001193 Đăng ký khai sinh)",
                        "- Hệ thống hộ tịch Bộ Tư pháp (mã HT-77): Đã xử lý xong");
    }

    @Test
    void theApiListsThemWithACursor() {
        var answer = get("/api/v1/mismatches?limit=1");
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.next").isEqualTo("next");
        assertThat(answer).bodyJson().extractingPath("$.items[0].kind").isEqualTo("finished_elsewhere");
        assertThat(answer).bodyJson().extractingPath("$.items[0].other.value").isEqualTo("9");
        assertThat(get("/api/v1/mismatches?state=ended"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get("/api/v1/mismatches?open=true")).hasStatus(400);
    }

    private MvcTestResult get(String address) {
        return browser.get()
                .uri(address)
                .header("Authorization", "Bearer all:read")
                .exchange();
    }
}
