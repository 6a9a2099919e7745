package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarEdits.Line;
import vn.tthc.monitor.platform.Accounts.Role;

/** The calendar's page: the year and its special days, what would follow from another one, and laying it down. */
@ScreenTest
class CalendarPageTests {
    private static final String DAY = "date=2026-11-23&kind=decided&name=B\u00e3o&closes=&hours=&agency=";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingCalendarEdits edits;

    @Autowired
    private CalendarDesk desk;

    @Autowired
    private TestingDeadlines deadlines;

    private MvcTestResult open(String address) {
        return open(address, null);
    }

    private MvcTestResult open(String address, @Nullable String agency) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("minh", agency, Role.TECHNICIAN))
                .exchange();
    }

    private MvcTestResult send(String address, @Nullable String agency) {
        return browser.post()
                .uri(address)
                .with(PagesTests.as("minh", agency, Role.TECHNICIAN))
                .with(csrf())
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
                        "Chưa có thay đổi nào; lịch đúng như tệp",
                        "Đang tính lại hồ sơ đang mở: 40 %, 1.284 hồ sơ đã đổi.");
        assertThat(open("/quan-tri/lich?year=2027&agency=H29&lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains("Special days of 2027", "Rest, expected", "Tết Nguyên đán", "The nation");
    }

    @Test
    void theYearIsLaidOutInMonthsWithASignAndATextForEveryDay() {
        assertThat(open("/quan-tri/lich"))
                .bodyText()
                .contains(">Tháng 1<", ">Tháng 12<", "year=2025", "year=2027", "aria-current=\"page\">2026<")
                .contains(
                        "<td class=\"day-undecided\" title=\"Chưa quyết định: Ngày Văn hóa Việt Nam (NQ 80-NQ/TW), theo tệp, Cả nước (lịch chung)\">"
                                + "<span>24</span> <span class=\"sign\" aria-hidden=\"true\">?</span>")
                .contains("<span>22</span> <span class=\"sign\" aria-hidden=\"true\">L</span>")
                .contains("<td class=\"day-work day-today\"><span>20</span>");
        send("/quan-tri/lich?reason=X&seen=0&" + DAY, null);
        assertThat(open("/quan-tri/lich"))
                .bodyText()
                .contains(
                        "day-decided day-edited", "Nghỉ, đã quyết định: Bão, sửa tại trang này, Cả nước (lịch chung)");
    }

    @Test
    void aTriedDayShowsExamplesBeforeAndAfterAndWhatWouldMove() {
        assertThat(open("/quan-tri/lich?" + DAY))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Nếu sửa Th 2 23/11/2026, Cả nước (lịch chung)",
                        "ngày làm việc thường (07:00-11:30, 13:30-17:00)",
                        "<b>Nghỉ, đã quyết định: Bão</b>",
                        "1,5 ngày làm việc từ 15:00 Th 6 20/11/2026",
                        "09:00 Th 3 24/11/2026",
                        "<b>09:00 Th 4 25/11/2026</b>",
                        "<input type=\"hidden\" name=\"date\" value=\"2026-11-23\">",
                        "<input type=\"hidden\" name=\"kind\" value=\"decided\">",
                        "Trong 10.500 hồ sơ đang mở: 37 hạn do hệ thống tính và 1.284 mốc nhắc sẽ đổi.");
        assertThat(edits.lines).as("only looked at").isEmpty();
        assertThat(open("/quan-tri/lich?date=2026-11-20&kind=morning&name=X&agency=H29.2"))
                .hasStatusOk()
                .bodyText()
                .contains("<b>Làm việc một phần: X (07:00-11:30)</b>");
        assertThat(open("/quan-tri/lich?date=2026-11-20&kind=hours&hours=8h - 10h30&name=X"))
                .hasStatusOk()
                .bodyText()
                .contains("<b>Làm việc một phần: X (08:00-10:30)</b>");
    }

    @Test
    void aDayIsLaidDownForAReasonAndShownWithEverythingAboutIt() {
        assertThat(send("/quan-tri/lich?reason=QĐ 12&seen=0&" + DAY + "H29.2", null))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/quan-tri/lich?year=2026&saved=1&agency=H29.2");
        assertThat(desk.edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.agency()).isEqualTo("H29.2"));
        assertThat(open("/quan-tri/lich?year=2026&saved=1&agency=H29.2"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Đã lưu Th 2 23/11/2026, Phường Hải An: Nghỉ, đã quyết định: Bão. 37 hạn",
                        "sửa tại trang",
                        "số 1, minh",
                        "QĐ 12",
                        "37 trong 10.500 hồ sơ mở",
                        "undo=1");
    }

    @Test
    void whatWasLaidDownIsTakenBackByALineOfItsOwn() {
        send("/quan-tri/lich?reason=X&seen=0&" + DAY, null);
        assertThat(open("/quan-tri/lich?undo=1"))
                .hasStatusOk()
                .bodyText()
                .contains("Nếu hoàn tác Th 2 23/11/2026", "/quan-tri/lich/1/hoan-tac", "37 hạn do hệ thống tính");
        assertThat(send("/quan-tri/lich/1/hoan-tac?reason=", null))
                .hasStatus(400)
                .bodyText()
                .contains("Hãy ghi căn cứ", "Nếu hoàn tác");
        assertThat(send("/quan-tri/lich/1/hoan-tac?reason=Nhầm", null)).hasStatus3xxRedirection();
        assertThat(desk.edits()).isEmpty();
        assertThat(open("/quan-tri/lich?saved=2"))
                .bodyText()
                .contains("Đã hoàn tác Th 2 23/11/2026", "hoàn tác thay đổi số 1", "Nhầm");
        assertThat(send("/quan-tri/lich/1/hoan-tac?reason=X", null))
                .hasStatus(409)
                .bodyText()
                .contains("vừa được minh sửa");
        assertThat(send("/quan-tri/lich/99/hoan-tac?reason=X", null)).hasStatus(404);
    }

    @Test
    void whoeverIsSecondIsToldAndKeepsTheForm() {
        send("/quan-tri/lich?reason=CV 7&seen=0&" + DAY, null);
        assertThat(send("/quan-tri/lich?reason=CV 8&seen=0&" + DAY.replace("decided", "morning"), null))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Chưa lưu: Th 2 23/11/2026 vừa được minh sửa lúc 09:41 thành “Nghỉ, đã quyết định: Bão” (căn cứ: CV 7)",
                        "name=\"seen\" value=\"1\"",
                        "value=\"CV 8\"");
        assertThat(edits.lines).hasSize(1);
        assertThat(send("/quan-tri/lich?reason=CV 8&seen=1&" + DAY.replace("decided", "morning"), null))
                .hasStatus3xxRedirection();
        assertThat(edits.lines).extracting(Line::id).containsExactly(1L, 2L);
    }

    @Test
    void whatCannotBeUnderstoodIsSaidBesideTheFieldAndTheFormKept() {
        for (var wrong : List.of(
                List.of("date=2026-02-30&kind=decided&name=X", "không phải một ngày", "date"),
                List.of("date=2062-13-01&kind=decided&name=X", "không phải một ngày", "date"),
                List.of("date=2062-12-01&kind=decided&name=X", "từ năm 2025 đến năm 2028", "date"),
                List.of("date=2026-11-22&kind=make_up&name=X", "Ngày này là Chủ nhật", "date"),
                List.of("date=2026-11-23&kind=half_day&name=X&closes=", "cần giờ đóng cửa", "closes"),
                List.of("date=2026-11-23&kind=half_day&name=X&closes=06:00", "không còn giờ làm việc nào", "closes"),
                List.of("date=2026-11-22&kind=half_day&name=X&closes=11:00", "là ngày nghỉ", "date"),
                List.of("date=2026-11-23&kind=hours&name=X&hours=", "Hãy ghi giờ làm việc", "hours"),
                List.of("date=2026-11-23&kind=hours&name=X&hours=sáng", "Hãy ghi các khoảng giờ", "hours"),
                List.of("date=2026-11-23&kind=hours&name=X&hours=8:00-12:00,11:00-14:00", "không chồng nhau", "hours"),
                List.of("date=2026-11-23&kind=decided&name=", "Hãy ghi tên", "name"),
                List.of("date=2026-11-23&kind=feast&name=X", "half_day", "kind"),
                List.of("date=2026-11-23&kind=decided&name=X&agency=H99", "không phải mã cơ quan nào", "agency"))) {
            for (var answer : List.of(
                    open("/quan-tri/lich?" + wrong.get(0)), send("/quan-tri/lich?reason=X&" + wrong.get(0), null))) {
                assertThat(answer)
                        .hasStatus(400)
                        .bodyText()
                        .contains(wrong.get(1), "Các ngày đặc biệt", "aria-describedby=\"loi\"")
                        .containsPattern("id=\"" + wrong.get(2) + "\" [^>]*aria-invalid=\"true\"");
            }
        }
        assertThat(open("/quan-tri/lich?year=9999")).hasStatus(400).bodyText().contains("từ 2000 đến 2099");
        assertThat(send("/quan-tri/lich?reason= &" + DAY, null))
                .hasStatus(400)
                .bodyText()
                .contains("Không có căn cứ thì không lưu", "Nếu sửa Th 2");
        assertThat(edits.lines).isEmpty();
    }

    @Test
    void anAccountOfAnAgencyChangesItsOwnSubtreeOnly() {
        assertThat(send("/quan-tri/lich?reason=X&seen=0&" + DAY + "H29.2", "H29.2"))
                .hasStatus3xxRedirection();
        for (var level : List.of("", "H29.3")) {
            assertThat(send("/quan-tri/lich?reason=X&seen=0&" + DAY + level, "H29.2"))
                    .hasStatus(400)
                    .bodyText()
                    .contains("chỉ được sửa lịch của H29.2");
        }
        send("/quan-tri/lich?reason=X&seen=0&" + DAY, null);
        assertThat(send("/quan-tri/lich/2/hoan-tac?reason=X", "H29.2")).hasStatus(400);
        assertThat(open("/quan-tri/lich", "H29.2"))
                .bodyText()
                .contains("undo=1")
                .doesNotContain("undo=2");
    }

    @Test
    void aChipCountsByTheCalendarOfTheAgencyThatHandlesTheDossier() {
        var saturday = DayEdit.of(LocalDate.of(2026, 11, 21), "H29.2", CalendarDesk.DayKind.MAKE_UP, "Làm bù");
        var queue = "/hang-doi?q=H29-261060-1060";
        assertThat(open(queue)).bodyText().contains("còn 4 ngày 5 giờ");
        deadlines.own.put("H29.2", desk.with(saturday));
        assertThat(open(queue)).bodyText().contains("còn 1 ngày 5 giờ");
        deadlines.own.put("H29.2", desk.under(List.of()));
        assertThat(open(queue)).as("closed on Saturdays").bodyText().contains("còn 5 giờ 19 phút");
    }

    @Test
    void aDossierWhoseTermCrossesAnUndecidedDaySaysSo() {
        assertThat(open("/ho-so/3"))
                .hasStatusOk()
                .bodyText()
                .contains("chưa được quyết định là ngày nghỉ nên tính là ngày làm việc; nếu nghỉ thì hạn là");
        assertThat(open("/ho-so/2")).hasStatusOk().bodyText().doesNotContain("chưa được quyết định");
    }

    @Test
    void clerksDoNotSeeIt() {
        assertThat(browser.get()
                        .uri("/quan-tri/lich")
                        .with(PagesTests.as("lan", null, Role.CLERK))
                        .exchange())
                .hasStatus(403);
        assertThat(browser.post()
                        .uri("/quan-tri/lich?reason=X&" + DAY)
                        .with(PagesTests.as("lan", null, Role.CLERK))
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
    }
}
