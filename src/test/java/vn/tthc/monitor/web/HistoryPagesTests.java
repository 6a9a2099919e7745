package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** How sources did over time, drawn on the server. */
@ScreenTest
class HistoryPagesTests {
    @Autowired
    private MockMvcTester browser;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    @Test
    void theListOfSourcesShowsADayAndTheShares() {
        assertThat(open("/he-thong"))
                .bodyText()
                .contains(
                        "x=\"50.0%\"",
                        "Trong 1 ngày: Hoạt động 23 giờ, Mất kết nối 1 giờ",
                        "Mất kết nối: 21:41 đến 22:41 ngày 19/11/2026 (1 giờ)",
                        "1 ngày 95,23 % · 7 ngày 95,23 % · 30 ngày – · 90 ngày –",
                        "/he-thong/bo-xay-dung/lich-su");
    }

    @Test
    void theSegmentsOfABarFillItAndEachLeadsCloser() throws Exception {
        var page = open("/he-thong/bo-xay-dung/lich-su").getResponse().getContentAsString();
        var widths = Pattern.compile("width=\"([\\d.]+)%\"")
                .matcher(page)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .filter(width -> width < 100)
                .sum();
        assertThat(widths).isCloseTo(100, within(0.05));
        assertThat(page).contains("tu=2026-11-19T14:41:00Z&amp;den=2026-11-19T15:41:00Z");
        assertThat(open("/he-thong/bo-xay-dung/lich-su?tu=2026-11-19T14:41:00Z&den=2026-11-19T15:41:00Z"))
                .bodyText()
                .contains("21:41 đến 22:41 ngày 19/11/2026");
    }

    @Test
    void howLongASourceTookIsDrawnAndSaid() throws Exception {
        var page = open("/he-thong/bo-xay-dung").getResponse().getContentAsString();
        assertThat(page)
                .contains(
                        "1.440 lượt đọc, 33 lượt lỗi. Trung vị 0,4 giây; p95 6,2 giây, tức 95 % lượt đọc không lâu hơn thế.",
                        "Từ 5,0 giây trở lên là chậm.",
                        "href=\"/he-thong/bo-xay-dung?tra-loi=week#tra-loi\"",
                        "<td role=\"cell\" class=\"number\" data-label=\"Trung vị\">0,08 giây</td>");
        // Two gaps leave three lines of each kind; all of them lie within the drawing.
        assertThat(page.split("<polyline", -1)).hasSize(1 + 6);
        assertThat(Pattern.compile("[ \"](-?[\\d.]+),(-?[\\d.]+)(?=[ \"])")
                        .matcher(page)
                        .results()
                        .toList())
                .isNotEmpty()
                .allSatisfy(point -> {
                    assertThat(Double.parseDouble(point.group(1))).isBetween(0.0, 600.0);
                    assertThat(Double.parseDouble(point.group(2))).isBetween(0.0, 120.0);
                });
        assertThat(open("/he-thong/bo-xay-dung?tra-loi=week")).bodyText().contains("aria-current=\"true\">7 ngày");
        assertThat(open("/he-thong/bo-xay-dung?tra-loi=nam")).hasStatus(400);
        assertThat(open("/he-thong/mot-cua")).bodyText().contains("Không có lượt đọc nào trong thời gian này.");
    }

    @Test
    void whatCannotBeReadIsNamedAndWhatIsNotThereIsNotFound() {
        assertThat(open("/he-thong/bo-xay-dung/lich-su?tu=hom-qua")).hasStatus(400);
        assertThat(open("/he-thong/khong-co/lich-su")).hasStatus(404);
        assertThat(open("/he-thong/bo-xay-dung/lich-su?tu=2026-11-20T02:40:59Z&den=2026-11-20T02:41:00Z"))
                .hasStatusOk();
    }

    @Test
    void thePublicPageIsOffUnlessTheCentreWantsIt() {
        assertThat(browser.get().uri("/trang-thai").exchange()).hasStatus(404);
    }
}
