package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** Who is told of what, who would be told, and silences. */
@ScreenTest
class AlertPagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingIncidents incidents;

    private MvcTestResult open(String address, Role role) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("tuan", null, role))
                .exchange();
    }

    private MvcTestResult send(String address, String... parameters) {
        var request = browser.post()
                .uri(address)
                .with(PagesTests.as("tuan", null, Role.TECHNICIAN))
                .with(csrf());
        for (var i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void rulesAreSentencesWithTheirChannels() {
        assertThat(open("/canh-bao", Role.LEADER))
                .bodyText()
                .contains(
                        "Mọi tin không luật nào khác nhận",
                        "Bị từ chối đăng nhập, Không kết nối được · Nghiêm trọng",
                        "15 phút",
                        "08:30, 14:00",
                        "bo-xay-dugn");
    }

    @Test
    void whoWouldBeToldIsAnsweredWithTheRule() {
        assertThat(open("/canh-bao?kind=reach&system=bo-xay-dung", Role.CONTROLLER))
                .bodyText()
                .contains("lanh-dao", "Khớp mọi điều kiện", "Đã có luật khác nhận", "Đang tạm im");
        assertThat(open("/canh-bao?kind=external&system=hook:grafana", Role.CONTROLLER))
                .bodyText()
                .contains("<option value=\"hook:grafana\" selected=\"selected\">Grafana của thành phố</option>");
        assertThat(open("/canh-bao?kind=planned&system=bo-xay-dung", Role.CONTROLLER))
                .bodyText()
                .contains("lanh-dao", "Bảo trì theo kế hoạch");
        assertThat(open("/canh-bao?kind=rech", Role.CONTROLLER)).hasStatus(400);
    }

    @Test
    void aSilenceIsPreviewedBeforeItBegins() {
        assertThat(open("/canh-bao/tam-im?system=bo-xay-dung&reason=x&until=2026-11-22T10:00", Role.TECHNICIAN))
                .bodyText()
                .contains("Mất kết nối với Bộ Xây dựng", "Bắt đầu im", "#12");
        assertThat(open("/canh-bao/tam-im", Role.LEADER)).bodyText().doesNotContain("Xem trước");
    }

    @Test
    void aSilenceWithoutAnEndOrWithoutMatchersIsRefusedInWords() {
        assertThat(send("/canh-bao/tam-im", "system", "a", "reason", "x", "until", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Chưa có giờ hết im");
        assertThat(send("/canh-bao/tam-im", "reason", "x", "until", "2026-11-22T10:00"))
                .hasStatus(422)
                .bodyText()
                .contains("im cái gì");
        assertThat(send("/canh-bao/tam-im", "system", "a", "reason", "x", "until", "2026-11-22T10:00"))
                .hasStatus3xxRedirection();
    }

    @Test
    void anIncidentIsHushedForTwoHours() {
        assertThat(open("/su-co/12", Role.TECHNICIAN)).bodyText().contains("Tạm im 2 giờ");
        assertThat(send("/su-co/12/tam-im")).hasStatus3xxRedirection();
        assertThat(send("/su-co/999/tam-im")).hasStatus(404);
    }

    @Test
    void theInterfaceAnswersTheSame() {
        assertThat(browser.get().uri("/api/v1/alerts/preview?kind=reach").header("Authorization", "Bearer all:read"))
                .bodyJson()
                .extractingPath("$.rules[1].why")
                .isEqualTo("matches");
        assertThat(browser.get().uri("/api/v1/alerts/preview?kind=planned").header("Authorization", "Bearer all:read"))
                .hasStatusOk();
        assertThat(browser.get().uri("/api/v1/alerts/preview").header("Authorization", "Bearer all:read"))
                .hasStatus(400);
    }

    @Test
    void theLinkOfAMessageShowsToAnybodyAndActsOnlyByTheButton() {
        var seen = browser.get().uri("/nhan/13.thu").exchange();
        assertThat(seen)
                .hasStatusOk()
                .bodyText()
                .contains("Mất kết nối với Bộ Xây dựng", "Tôi nhận xử lý", "Trong 6 giờ làm việc");
        assertThat(browser.post().uri("/nhan/13.thu").param("name", "Lan")).hasStatus4xxClientError();
        assertThat(browser.post().uri("/nhan/13.thu").with(csrf()).param("name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Ghi tên của bạn");
        assertThat(incidents.deeds).noneMatch(deed -> deed.contains("LINK"));
        assertThat(browser.post().uri("/nhan/13.thu").with(csrf()).param("name", "Lan"))
                .hasStatusOk();
        assertThat(incidents.deeds).contains("acknowledge 13 Lan LINK");
        assertThat(browser.get().uri("/nhan/13.gia-mao"))
                .hasStatus(404)
                .bodyText()
                .contains("không đúng hoặc đã hết hạn");
    }
}
