package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** "Hôm nay dùng hệ thống nào?": one search, answered with the system, since when, how it is and what comes next. */
@ScreenTest
class RoutingPageTests {
    @Autowired
    private MockMvcTester browser;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    @Test
    void aSuspendedSystemIsNamedWithItsNoticeAndTheOneToUseInstead() {
        assertThat(open("/dinh-tuyen?q=khai sinh"))
                .bodyText()
                .contains(
                        "Đăng ký khai sinh",
                        "1.001193 · Hộ tịch",
                        "Một cửa thành phố",
                        "Hệ thống hộ tịch Bộ Tư pháp tạm dừng từ 01/11/2026 đến hết 30/11/2026, theo văn bản 64/SXD-VP.",
                        "Tiếp theo, từ 01/12/2026: Hệ thống hộ tịch Bộ Tư pháp (chính thức).",
                        "https://mot-cua.example");
    }

    @Test
    void healthOfTheSystemStandsBesideItsName() {
        assertThat(open("/dinh-tuyen?q=xay dung"))
                .bodyText()
                .contains(
                        "Hệ thống thông tin giải quyết TTHC Bộ Xây dựng",
                        "Mất kết nối",
                        "số liệu",
                        "Phụ trách từ 01/03/2026");
    }

    @Test
    void aTrialAGapAndAnythingElseAreSaidPlainly() {
        assertThat(open("/dinh-tuyen?q=dat dai"))
                .bodyText()
                .contains("đang chạy thử từ 01/10/2026", "Một cửa thành phố");
        assertThat(open("/dinh-tuyen?q=an toan thuc pham"))
                .bodyText()
                .contains("Không có hệ thống nào", "hết hiệu lực sau 31/10/2026");
        assertThat(open("/dinh-tuyen?q=ruou")).bodyText().contains("Theo dòng chung", "Một cửa thành phố");
        assertThat(open("/dinh-tuyen?q=xyz")).bodyText().contains("Không tìm thấy &quot;xyz&quot;");
    }

    @Test
    void theApiAnswersTheSame() {
        var answer = browser.get()
                .uri("/api/v1/routing?q=1.001193")
                .header("Authorization", "Bearer all:read")
                .exchange();
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.items[0].use.id").isEqualTo("mot-cua");
        assertThat(answer).bodyJson().extractingPath("$.items[0].use.state").isEqualTo("up");
        assertThat(answer).bodyJson().extractingPath("$.items[0].situation").isEqualTo("suspended");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].period.document")
                .isEqualTo("64/SXD-VP");
        assertThat(answer).bodyJson().extractingPath("$.items[0].next.from").isEqualTo("2026-12-01");
        assertThat(browser.get().uri("/api/v1/routing?field=x").header("Authorization", "Bearer all:read"))
                .hasStatus(400);
    }
}
