package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** The page of an incident: who has it in hand, what happened, what to send to whom, and what people do there. */
@ScreenTest
class IncidentPagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingIncidents incidents;

    @BeforeEach
    void forget() {
        incidents.deeds.clear();
    }

    @Test
    void thePageSaysWhoHasItInHandAndWhatHappened() {
        assertThat(open("/su-co/12", Role.CONTROLLER))
                .bodyText()
                .contains(
                        "lan đang xử lý, đến 12:41",
                        "xảy ra lại 1 lần",
                        "1 giờ 20 phút</span>",
                        "không tính lúc chạy lại",
                        "lan (qua nhóm chat) nhận xử lý",
                        "Nơi ấy báo máy chủ đang khởi động lại.",
                        "lan (qua nhóm chat) xác định nguyên nhân",
                        "Máy chủ của hệ thống nguồn",
                        "gộp sự cố #11 vào sự cố này",
                        "#11 Một cửa thành phố trả lời chậm");
        assertThat(open("/su-co", Role.CLERK)).bodyText().contains("lan đang xử lý, đến 12:41");
    }

    @Test
    void whatEndedWithoutAWordIsNotSaidToBeRepaired() {
        assertThat(open("/su-co/14", Role.CLERK))
                .bodyText()
                .contains("Đã khép lại, không rõ đã khắc phục chưa", "Không còn được báo lại")
                .doesNotContain("Đã khắc phục", "Ngừng theo dõi");
        assertThat(open("/su-co/11", Role.CLERK)).bodyText().doesNotContain("không rõ đã khắc phục chưa");
    }

    @Test
    void theNumbersOpenExactlyWhatTheyCount() {
        var due =
                "/hang-doi?lead=bo-xay-dung&amp;dueAfter=2026-11-20T01%3A12%3A00Z&amp;dueUntil=2026-11-20T02%3A41%3A00Z";
        assertThat(open("/su-co/12", Role.CLERK))
                .bodyText()
                .contains("href=\"/hang-doi?lead=bo-xay-dung\"", "href=\"" + due + "\"");
        assertThat(open(due.replace("&amp;", "&").replace("%3A", ":"), Role.CLERK))
                .bodyText()
                .contains("Hệ thống quyết định: ", "đến hạn từ 08:12 đến 09:41");
        assertThat(open("/hang-doi?dueAfter=hom-qua", Role.CLERK)).hasStatus(400);
    }

    @Test
    void theTextsAreReadyToBeSent() {
        assertThat(open("/su-co/12", Role.CLERK))
                .bodyText()
                .contains(
                        "Sự cố số 12: Mất kết nối với Bộ Xây dựng",
                        "Từ: 08:12 20/11/2026\nĐến: đang xảy ra (1 giờ 20 phút, không tính lúc chạy lại, tái diễn 1 lần)",
                        "\nCác lần: 08:12 20/11/2026 – 09:01 20/11/2026; 09:10 20/11/2026 – nay",
                        "Các lần xảy ra: 08:12 20/11/2026 – 09:01 20/11/2026; 09:10 20/11/2026 – nay. Sự cố",
                        "Hồ sơ đang mở bị ảnh hưởng: 143",
                        "Cùng nguyên nhân: số 11 (Một cửa thành phố)",
                        "Từ 08 giờ 12 phút, ngày 20/11/2026, hệ thống Bộ Xây dựng xảy ra sự cố",
                        "trong đó có 3 hồ sơ đến hạn trả kết quả trong thời gian xảy ra sự cố",
                        "bằng văn bản để có căn cứ xin lỗi và hẹn lại ngày trả kết quả");
        assertThat(open("/su-co/11", Role.CLERK))
                .bodyText()
                .contains("(35 phút)", "không có hồ sơ nào đến hạn", "xác nhận thời gian xảy ra sự cố nêu trên");
    }

    @Test
    void totalsAndUptimeAreShownAndExported() throws UnsupportedEncodingException {
        assertThat(open("/su-co/tong-hop", Role.LEADER))
                .bodyText()
                .contains("16/11/2026 – 22/11/2026", "chưa hết kỳ", "1.284", "95,23 %", "chưa rõ");
        var csv = open("/su-co/tong-hop.csv?period=month", Role.LEADER).getResponse();
        assertThat(csv.getHeader("Content-Disposition")).contains("su-co-theo-thang-20261120-0941.csv");
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFTừ ngày;")
                .contains("16/11/2026;22/11/2026;bo-xay-dung;Bộ Xây dựng;3;1284;35;7", ";'=Một cửa thành phố;");
        assertThat(open("/su-co/tong-hop.xlsx", Role.LEADER)).hasStatusOk();
        assertThat(open("/su-co/tong-hop?period=year", Role.LEADER)).hasStatus(400);
    }

    @Test
    void onlyWhoMayActSeesTheButtons() {
        assertThat(open("/su-co/12", Role.CLERK)).bodyText().doesNotContain("Nhận thay", "Lưu ghi chú");
        assertThat(open("/su-co/12", Role.TECHNICIAN))
                .bodyText()
                .contains("Nhận thay", "Lưu ghi chú", "Lưu nguyên nhân", "Trong 6 giờ làm việc sẽ không nhắc lại");
    }

    @Test
    void everyDeedGoesToTheIncident() {
        assertThat(send("/su-co/12/nhan", "", "")).hasStatus(302).hasRedirectedUrl("/su-co/12");
        assertThat(send("/su-co/12/ghi-chu", "text", "đã gọi")).hasRedirectedUrl("/su-co/12#dien-bien");
        assertThat(send("/su-co/12/nguyen-nhan", "cause", "line")).hasStatus(302);
        assertThat(send("/su-co/12/nguyen-nhan", "cause", "")).hasStatus(302);
        assertThat(send("/su-co/12/gop", "member", "11")).hasStatus(302);
        assertThat(send("/su-co/12/tach", "", "")).hasStatus(302);
        assertThat(incidents.deeds)
                .containsExactly(
                        "acknowledge 12 controller PAGE",
                        "note 12 controller đã gọi",
                        "blame 12 controller LINE",
                        "blame 12 controller null",
                        "merge 12 controller [11]",
                        "separate 12 controller");
    }

    @Test
    void whatIsMissingOrUnknownIsSaidSo() {
        assertThat(send("/su-co/12/ghi-chu", "text", "  ")).hasStatus(400);
        assertThat(send("/su-co/12/gop", "", "")).hasStatus(400);
        assertThat(send("/su-co/12/nguyen-nhan", "cause", "ma")).hasStatus(400);
        assertThat(send("/su-co/99/nhan", "", "")).hasStatus(404);
        assertThat(incidents.deeds).isEmpty();
    }

    private MvcTestResult open(String address, Role role) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as(Words.of(role), null, role))
                .exchange();
    }

    private MvcTestResult send(String address, String name, String value) {
        var request = browser.post().uri(address).with(csrf()).with(PagesTests.as("controller", null, Role.CONTROLLER));
        return (name.isEmpty() ? request : request.param(name, value)).exchange();
    }
}
