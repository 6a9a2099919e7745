package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** Changes of sources and their quarantine, through Spring MVC, over fakes. */
@ScreenTest
class QuarantinePageTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingChanges changes;

    @Autowired
    private TestingAccounts accounts;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("technician", null, Role.TECHNICIAN))
                .exchange();
    }

    private MvcTestResult press(String address) {
        return browser.post()
                .uri(address)
                .with(PagesTests.as("technician", null, Role.TECHNICIAN))
                .with(csrf())
                .exchange();
    }

    @Test
    void theSourcePageShowsWhatHasChangedAndWhoKnows() {
        assertThat(open("/he-thong"))
                .bodyText()
                .contains("Mất trường", "vốn có ở 100 % bản ghi", "giữ cái đang có", "lan đã biết lúc")
                .contains("1.284 hồ sơ (thường 600–2.500)", "/he-thong/mot-cua/cach-ly");
        assertThat(press("/he-thong/mot-cua/thay-doi/1/da-biet")).hasRedirectedUrl("/he-thong#nguon-mot-cua");
        assertThat(press("/he-thong/mot-cua/thay-doi/1/da-biet")).hasStatus(404);
        assertThat(accounts.audited).containsExactly("technician acknowledge_drift mot-cua");
    }

    @Test
    void recordsAreShownWithoutTheirPeopleUntilATechnicianAsks() {
        assertThat(open("/he-thong/mot-cua/cach-ly"))
                .bodyText()
                .contains("Mã 77 của status", "Aa Aaa Aaa")
                .doesNotContain("Sáu");
        assertThat(accounts.audited).isEmpty();
        assertThat(open("/he-thong/mot-cua/cach-ly?goc=1&sau=0")).bodyText().contains("Lê Thị Sáu");
        assertThat(accounts.audited).containsExactly("technician view_raw_record quarantine mot-cua");
    }

    @Test
    void oneAReasonOrAllAreReadOnceMore() {
        assertThat(press("/he-thong/mot-cua/cach-ly/doc-lai?ban-ghi=1"))
                .bodyText()
                .contains("Đã lưu mới hoặc đổi 2", "Mã 78 lạ.");
        press("/he-thong/mot-cua/cach-ly/doc-lai?ly-do=abc");
        press("/he-thong/mot-cua/cach-ly/doc-lai");
        assertThat(press("/he-thong/mot-cua/cach-ly/doc-lai?thu=true"))
                .bodyText()
                .contains("Nếu xử lý lại");
        assertThat(changes.replayed)
                .containsExactly(
                        "mot-cua null 1 technician", "mot-cua abc null technician", "mot-cua null null technician");
    }

    @Test
    void recordsAreExportedAsLinesMaskedUnlessAskedFor() {
        assertThat(open("/he-thong/mot-cua/cach-ly/tai"))
                .hasContentType("application/x-ndjson;charset=UTF-8")
                .bodyText()
                .contains("\"code\":\"HS-1\"", "Aa Aaa Aaa")
                .doesNotContain("Sáu");
        assertThat(open("/he-thong/mot-cua/cach-ly/tai?goc=true")).bodyText().contains("Lê Thị Sáu");
        assertThat(accounts.audited)
                .containsExactly("technician export_quarantine mot-cua", "technician export_quarantine mot-cua");
    }

    @Test
    void anUnknownSourceHasNoQuarantine() {
        assertThat(open("/he-thong/khac/cach-ly")).hasStatus(404);
    }
}
