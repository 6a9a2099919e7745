package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.dossier.Entry;
import vn.tthc.monitor.platform.Accounts.Role;

/** Why a dossier came late, on its page: the evidence in words, what a person confirms, and what is said of late entry. */
@ScreenTest
class LatePagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingAccounts accounts;

    @Autowired
    private TestingEntries entries;

    @Autowired
    private TestingDossiers dossiers;

    @Autowired
    private Clock clock;

    @AfterEach
    void forget() {
        entries.all.clear();
    }

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    private MvcTestResult confirm(String cause, String note, String apology) {
        return browser.post()
                .uri("/ho-so/1/nguyen-nhan")
                .param("cause", cause)
                .param("note", note)
                .param("apology", apology)
                .with(csrf())
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    @Test
    void theEvidenceStandsInWordsWithItsIncidents() {
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains(
                        "Một cửa thành phố mất kết nối từ 13:30 đến 16:40 ngày 19/11/2026, 3 giờ 10 phút làm việc = 26 % thời"
                                + " hạn; đang mất khi đến hạn (sự cố chưa kết thúc)",
                        "Hệ thống hộ tịch Bộ Tư pháp từ chối đăng nhập từ 08:00 đến 09:40 ngày 18/11/2026, 1 giờ 40 phút làm"
                                + " việc = 14 % thời hạn",
                        "Cộng lại, phần trùng chỉ tính một lần: 4 giờ 50 phút làm việc = 40 % thời hạn.",
                        "href=\"/su-co/12\"",
                        "<option value=\"connection\" selected=\"selected\">Mất kết nối</option>",
                        "Chưa ai xác nhận nguyên nhân.");
        assertThat(open("/ho-so/60")).bodyText().doesNotContain("Nguyên nhân quá hạn");
    }

    @Test
    void aPersonConfirmsAndMayChangeItLaterAndBothStay() {
        assertThat(confirm("software", "VNeID lỗi", "2026-11-24")).hasRedirectedUrl("/ho-so/1#nguyen-nhan");
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains(
                        "Lỗi phần mềm – lan xác nhận lúc 09:41 20/11 – VNeID lỗi",
                        "Đã có phiếu xin lỗi, hẹn lại Th 3 24/11/2026.",
                        "Sửa nguyên nhân");
        assertThat(confirm("citizen", "", "")).hasRedirectedUrl("/ho-so/1#nguyen-nhan");
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains("Chờ công dân – lan xác nhận", "Đã nói trước đó (1)", "Lỗi phần mềm – lan xác nhận");
        assertThat(accounts.audited)
                .containsExactly("lan confirm_late_cause dossier 1", "lan confirm_late_cause dossier 1");
    }

    @ParameterizedTest
    @CsvSource({
        "software, 2026-11-19, không sau ngày hẹn trả",
        "software, 2062-11-20, xa hơn một năm",
        "software, 24/11/2026, không phải một ngày",
        "'', '', Chưa chọn nguyên nhân",
        "weather, '', weather"
    })
    void whatCannotBeIsRefusedWithASentence(String cause, String apology, String sentence) {
        var answer = confirm(cause, "", apology);
        assertThat(answer).hasStatus(400);
        assertThat(answer.getMvcResult().getResolvedException()).hasMessageContaining(sentence);
        assertThat(accounts.audited).isEmpty();
    }

    @Test
    void theNewDayMustBeAWorkingDayOfTheAgency() {
        var calendar = vn.tthc.monitor.deadline.TestingDeadlines.ofRepository();
        var reader = new LateDecision.Reader(calendar, clock);
        var row = dossiers.find(1).orElseThrow().row();
        assertThatThrownBy(() -> reader.read("software", "", "2026-11-22", row)).hasMessageContaining("là ngày nghỉ");
        assertThat(reader.read("software", "", "2026-11-23", row).apologyDue()).isEqualTo("2026-11-23");
    }

    @Test
    void whoeverMayOnlyLookSeesNoFormAndOthersNothing() {
        assertThat(browser.get().uri("/ho-so/1").with(PagesTests.as("sep", null, Role.LEADER)))
                .bodyText()
                .contains("Nguyên nhân quá hạn")
                .doesNotContain("/ho-so/1/nguyen-nhan");
        assertThat(browser.post()
                        .uri("/ho-so/1/nguyen-nhan")
                        .param("cause", "software")
                        .with(csrf())
                        .with(PagesTests.as("hoa", "H24.99", Role.CLERK)))
                .hasStatus(404);
    }

    @Test
    void whatBlamesNobodyIsSaidAsWell() {
        entries.all.add(new Entry(
                "mot-cua",
                Instant.parse("2026-11-16T02:00:00Z"),
                null,
                Instant.parse("2026-11-19T02:00:00Z"),
                null,
                Duration.ofHours(24),
                Entry.Verdict.BEFORE_WATCH));
        assertThat(open("/ho-so/1"))
                .bodyText()
                .contains("Không xét chậm tiếp nhận, vì hồ sơ được nhận trước khi bắt đầu đọc hệ thống này");
    }
}
