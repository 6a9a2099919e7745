package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** "Có thể trùng" and "Cùng hồ sơ ở hệ thống khác": what people see and say, on pages and through the API. */
@ScreenTest
class LinkPagesTests {
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

    private MvcTestResult call(String method, String address) {
        var request = method.equals("POST") ? browser.post() : browser.get();
        return request.uri(address)
                .header("Authorization", "Bearer all:read,act")
                .exchange();
    }

    @Test
    void theListShowsBothSidesAndTheEvidenceWithMaskedPersons() {
        assertThat(open("/co-the-trung"))
                .bodyText()
                .contains(
                        "Có thể trùng",
                        "HKD-2026-00077",
                        "cùng số định danh",
                        "2.000815",
                        "2 ngày",
                        "Nguyễn T. M. H.",
                        "0310••••••34",
                        "/co-the-trung/7/gop",
                        "/co-the-trung/7/khong-phai")
                .doesNotContain("031085001234", "0912345678", "Minh Hương");
        assertThat(open("/co-the-trung?kind=within")).bodyText().contains("Không có hồ sơ nào có thể trùng");
        assertThat(open("/co-the-trung?state=done")).hasStatus(400);
        assertThat(open("/co-the-trung?cursor=x")).hasStatus(400);
    }

    @Test
    void aClerkMergesAndUndoesAndIsToldWhereSomebodyWasFaster() {
        assertThat(press("/co-the-trung/7/gop?note=gõ hai lần")).hasRedirectedUrl("/ho-so/1#lien-ket");
        assertThat(open("/ho-so/1")).bodyText().contains("lan gộp", "gõ hai lần", "/lien-ket/1/hoan-tac");
        assertThat(press("/co-the-trung/7/khong-phai")).hasStatus(400);
        assertThat(press("/lien-ket/1/hoan-tac?dossier=1")).hasRedirectedUrl("/ho-so/1#lien-ket");
        assertThat(press("/co-the-trung/7/khong-phai")).hasRedirectedUrl("/ho-so/1#lien-ket");
        assertThat(open("/co-the-trung?state=dismissed")).bodyText().contains("HKD-2026-00077");
        assertThat(accounts.audited)
                .containsExactly(
                        "lan merge_dossiers suspicion 7",
                        "lan undo_link_decision link decision 1",
                        "lan dismiss_duplicate suspicion 7");
    }

    @Test
    void theDossierNamesItsOtherSystemsAndOffersToSplit() {
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains("Cùng hồ sơ ở hệ thống khác", "/ho-so/1/tach-ra", "Có thể trùng", "HKD-2026-00077");
        assertThat(press("/ho-so/1/tach-ra?source=dvcqg&code=X&reason= ")).hasStatus(400);
        assertThat(press("/ho-so/1/tach-ra?source=dvcqg&code=X&reason=Hai người khác nhau"))
                .hasRedirectedUrl("/ho-so/1#lien-ket");
        assertThat(open("/ho-so/1")).bodyText().contains("lan tách", "Hai người khác nhau");
    }

    @Test
    void whoeverMayOnlyLookSeesNoButtonsAndOthersNothing() {
        assertThat(browser.get().uri("/co-the-trung").with(PagesTests.as("sep", null, Role.LEADER)))
                .bodyText()
                .contains("HKD-2026-00077")
                .doesNotContain("/co-the-trung/7/gop");
        assertThat(browser.post()
                        .uri("/co-the-trung/7/gop")
                        .with(csrf())
                        .with(PagesTests.as("hoa", "H24.99", Role.CLERK)))
                .hasStatus(404);
        assertThat(press("/co-the-trung/8/gop")).hasStatus(404);
    }

    @Test
    void theApiListsMergesSplitsAndUndoes() {
        var listed = call("GET", "/api/v1/suspicions");
        assertThat(listed).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(listed).bodyJson().extractingPath("$.items[0].agreed[0]").isEqualTo("id");
        assertThat(listed).bodyJson().extractingPath("$.items[0].one.applicant").isEqualTo("Nguyễn T. M. H.");
        assertThat(call("POST", "/api/v1/suspicions/7/merge?note=x"))
                .bodyJson()
                .extractingPath("$.decision")
                .isEqualTo(1);
        assertThat(call("POST", "/api/v1/suspicions/7/dismiss")).hasStatus(409);
        assertThat(call("GET", "/api/v1/dossiers/1/links"))
                .bodyJson()
                .extractingPath("$[0].kind")
                .isEqualTo("merged");
        assertThat(call("POST", "/api/v1/links/1/undo")).hasStatusOk();
        assertThat(call("POST", "/api/v1/dossiers/1/split?source=dvcqg&code=X&reason=khác"))
                .hasStatusOk();
        assertThat(call("POST", "/api/v1/dossiers/1/split?source=dvcqg&reason=khác"))
                .hasStatus(400);
        assertThat(call("POST", "/api/v1/dossiers/1/merge")).hasStatus(400);
        assertThat(call("POST", "/api/v1/dossiers/1/merge?with=4711")).hasStatus(404);
        assertThat(call("POST", "/api/v1/suspicions/9/merge")).hasStatus(404);
    }
}
