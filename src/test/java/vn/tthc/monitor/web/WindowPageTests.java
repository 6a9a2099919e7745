package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.platform.Accounts.Role;

/** "Bảo trì": everybody sees what is planned, technicians lay it down in the time of Viet Nam. */
@ScreenTest
class WindowPageTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingWindows windows;

    private MvcTestResult post(String address, Map<String, String> parameters) {
        var request = browser.post()
                .uri(address)
                .with(PagesTests.as("minh", null, Role.TECHNICIAN))
                .with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    @Test
    void aClerkSeesWhatIsGoingOnAndWhatComesButNoForm() {
        var page = browser.get()
                .uri("/bao-tri")
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
        assertThat(page)
                .bodyText()
                .contains(
                        "Đang bảo trì",
                        "Tất cả hệ thống",
                        "Nâng cấp đường truyền",
                        "Một cửa thành phố",
                        "112/TB-TTPVHCC",
                        "Lặp lại hằng tuần đến hết Th 5 31/12/2026")
                .doesNotContain("<form class=\"stack");
    }

    @Test
    void timesAreOfVietNam() {
        assertThat(post(
                        "/bao-tri",
                        Map.of(
                                "source", "dvcqg",
                                "from", "2026-11-21T22:00",
                                "to", "2026-11-22T05:00",
                                "repeat", "once",
                                "until", "",
                                "reason", "Nâng cấp")))
                .hasStatus3xxRedirection();
        var added = windows.windows.getLast();
        assertThat(added.from()).isEqualTo(Instant.parse("2026-11-21T15:00:00Z"));
        assertThat(added.to()).isEqualTo(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(added.repeat()).isEqualTo(Repeat.ONCE);
        assertThat(added.author()).isEqualTo("minh");
    }

    @Test
    void whatIsRefusedStaysInTheFormBesideTheSentence() {
        var answer = post("/bao-tri", Map.of("from", "2026-11-21T22:00", "to", "mai", "repeat", "once", "reason", "X"));
        assertThat(answer).hasStatus(400);
        assertThat(answer)
                .bodyText()
                .contains("Tham số &quot;to&quot;", "value=\"2026-11-21T22:00\"", "Một cửa thành phố");
        assertThat(post(
                        "/bao-tri",
                        Map.of("from", "2026-11-21T22:00", "to", "2026-11-21T23:00", "repeat", "once", "reason", " ")))
                .bodyText()
                .contains("Lý do còn trống.");
    }

    @Test
    void theSourceSaysUntilWhenItIsAway() {
        post(
                "/bao-tri",
                Map.of(
                        "source", "dvcqg",
                        "from", "2026-11-20T09:00",
                        "to", "2026-11-20T11:30",
                        "repeat", "once",
                        "reason", "Nâng cấp máy chủ"));
        var page = browser.get()
                .uri("/he-thong")
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
        assertThat(page).bodyText().contains("Đang bảo trì đến 11:30: Nâng cấp máy chủ");
    }

    @Test
    void oneIsEndedOnce() {
        assertThat(post("/bao-tri/1/ket-thuc", Map.of())).hasStatus3xxRedirection();
        assertThat(windows.windows).hasSize(1);
        assertThat(post("/bao-tri/1/ket-thuc", Map.of())).hasStatus(400);
    }
}
