package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** The calendar's page: special days with their state, and what would follow from another one. */
@ScreenTest
class CalendarPageTests {
    @Autowired
    private MockMvcTester browser;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("minh", null, Role.TECHNICIAN))
                .exchange();
    }

    @Test
    void aYearIsListedWithTheStateOfEveryDay() {
        assertThat(open("/quan-tri/lich"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Các ngày đặc biệt năm 2026",
                        "Ngày Văn hóa Việt Nam",
                        "Chưa quyết định",
                        "Làm bù ngày 31/8",
                        "07:00-11:30, 13:30-17:00",
                        "Đang tính lại hồ sơ đang mở: 40 %, 1.284 hồ sơ đã đổi.");
        assertThat(open("/quan-tri/lich?year=2027&agency=H29&lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains("Special days of 2027", "Rest, expected", "Tết Nguyên đán", "Above");
    }

    @Test
    void aTriedDayShowsExamplesBeforeAndAfterAndWhatWouldMove() {
        assertThat(open("/quan-tri/lich?date=2026-11-23&kind=decided&name=B\u00e3o&closes=&agency="))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "1,5 ngày làm việc từ 15:00",
                        "Trong 10.500 hồ sơ đang mở: 37 hạn do hệ thống tính và 1.284 mốc nhắc sẽ đổi.",
                        "- {date: 2026-11-23, name: &quot;Bão&quot;}",
                        "mục holidays");
        assertThat(open("/quan-tri/lich?date=2026-11-20&kind=half_day&name=X&closes=11:30&agency=H29.2"))
                .hasStatusOk()
                .bodyText()
                .contains("agencies &gt; H29.2 &gt; halfDays", "closes: &quot;11:30&quot;");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAndTheFormKept() {
        for (var wrong : new String[][] {
            {"date=2026-02-30&kind=decided&name=X", "không phải một ngày"},
            {"date=2062-13-01&kind=decided&name=X", "không phải một ngày"},
            {"date=2026-11-23&kind=half_day&name=X&closes=", "cần giờ đóng cửa"},
            {"date=2026-11-22&kind=half_day&name=X&closes=11:00", "là ngày nghỉ"},
            {"date=2026-11-23&kind=decided&name=", "Hãy ghi tên"},
            {"date=2026-11-23&kind=feast&name=X", "half_day"},
            {"agency=H99", "không phải mã cơ quan nào"},
            {"year=9999", "từ 2000 đến 2099"}
        }) {
            assertThat(open("/quan-tri/lich?" + wrong[0]))
                    .hasStatus(400)
                    .bodyText()
                    .contains(wrong[1], "Các ngày đặc biệt");
        }
    }

    @Test
    void clerksDoNotSeeIt() {
        assertThat(browser.get()
                        .uri("/quan-tri/lich")
                        .with(PagesTests.as("lan", null, Role.CLERK))
                        .exchange())
                .hasStatus(403);
    }
}
