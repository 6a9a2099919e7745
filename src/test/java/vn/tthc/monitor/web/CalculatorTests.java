package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** The calculator as a page and in the API, over the shipped calendar, rules and procedures. */
@ScreenTest
class CalculatorTests {
    @Autowired
    private MockMvcTester client;

    @Test
    void theApiAnswersWithADerivationThatAddsUp() {
        var answer = api("receivedAt=2026-11-20T15:00&limit=1.5&unit=working-days&agency=H29.2");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.dueAt").isEqualTo("2026-11-24T02:00:00Z");
        assertThat(answer).bodyJson().extractingPath("$.workingMinutes").isEqualTo(720);
        assertThat(answer).bodyJson().extractingPath("$.agency").isEqualTo("H29.2");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.derivation[*].kind")
                .asArray()
                .containsExactly("work", "closed", "work");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.derivation[*].workingMinutes")
                .asArray()
                .containsExactly(120, 0, 600);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.rules.document")
                .asString()
                .contains("309/2026");
    }

    @Test
    void anUndecidedDayInTheTermIsSaidWithWhatFollowsFromIt() {
        var answer = api("receivedAt=2026-11-20T15:00&limit=1.5&unit=working-days");
        assertThat(answer).bodyJson().extractingPath("$.dueAt").isEqualTo("2026-11-24T02:00:00Z");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.undecided.dueAtIfRestDays")
                .isEqualTo("2026-11-25T02:00:00Z");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.undecided.days[*].date")
                .asArray()
                .containsExactly("2026-11-24");
        assertThat(api("receivedAt=2026-11-20T15:00&limit=1&unit=working-days"))
                .bodyJson()
                .extractingPath("$.undecided")
                .isNull();
        assertThat(page("/tinh-han?receivedAt=2026-11-20T15:00&limit=1,5&unit=working-days"))
                .bodyText()
                .contains("Th 3 24/11/2026 (Ngày Văn hóa Việt Nam (NQ 80-NQ/TW)) chưa được quyết định là ngày nghỉ"
                        + " nên tính là ngày làm việc; nếu nghỉ thì hạn là 09:00 Th 4 25/11/2026.");
        assertThat(page("/tinh-han?receivedAt=2026-11-20T15:00&limit=1&unit=working-days"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("chưa được quyết định");
    }

    @Test
    void aProcedureBringsItsOwnLimit() {
        var answer = api("receivedAt=2026-11-20T16:30:00%2B07:00&procedure=2.000815.000.00.00.H24&channel=direct");
        assertThat(answer).bodyJson().extractingPath("$.dueAt").isEqualTo("2026-11-23T10:00:00Z");
        assertThat(answer).bodyJson().extractingPath("$.unit").isEqualTo("same-day");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.procedure.source")
                .asString()
                .contains("23/2015");
        // The plus sign of an offset that nobody encoded.
        assertThat(api("receivedAt=2026-11-20T16:30:00 07:00&procedure=2.000815"))
                .bodyJson()
                .extractingPath("$.dueAt")
                .isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void everyBadParameterIsNamed() {
        var wrong = Map.of(
                "limit=1&unit=working-days", "receivedAt",
                "receivedAt=2026-11-20&limit=1&unit=working-days", "receivedAt",
                "receivedAt=31/02/2026 09:00&limit=1&unit=working-days", "receivedAt",
                "receivedAt=2162-11-20T09:00&limit=1&unit=working-days", "receivedAt",
                "receivedAt=2026-11-20T09:00&limit=-1&unit=working-days", "limit",
                "receivedAt=2026-11-20T09:00&limit=1.5&unit=calendar-days", "limit",
                "receivedAt=2026-11-20T09:00&limit=1&unit=days", "unit",
                "receivedAt=2026-11-20T09:00&limit=1", "unit",
                "receivedAt=2026-11-20T09:00&procedure=9.999999", "procedure",
                "receivedAt=2026-11-20T09:00&procedure=2.000620", "procedure");
        wrong.forEach((query, parameter) -> {
            var answer = api(query);
            assertThat(answer).as(query).hasStatus(400).hasContentType("application/problem+json");
            assertThat(answer)
                    .as(query)
                    .bodyJson()
                    .extractingPath("$.parameter")
                    .isEqualTo(parameter);
            assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("\"" + parameter + "\"");
        });
        assertThat(api("receivedAt=2026-11-20T09:00&limit=1&unit=working-days&agency=H99"))
                .bodyJson()
                .extractingPath("$.parameter")
                .isEqualTo("agency");
    }

    @Test
    void thePageShowsTheResultLineByLine() {
        var page = page("/tinh-han?receivedAt=2026-02-12T15:20&limit=3&unit=working-days");
        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("Hẹn trả: 15:20 Th 3 24/02/2026", "Nghỉ: Tết Nguyên đán", "24 giờ");
        assertThat(page("/tinh-han?lang=en&receivedAt=2026-02-12T15:20&limit=3&unit=working-days"))
                .bodyText()
                .contains("Due: 15:20 Tue 24/02/2026");
        assertThat(page("/tinh-han")).hasStatusOk().bodyText().contains("2026-11-20T09:41");
    }

    @Test
    void thePageSaysWhatIsWrongBesideTheForm() {
        var page = page("/tinh-han?receivedAt=2026-02-12T15:20&limit=ba&unit=working-days");
        assertThat(page).hasStatus(400);
        assertThat(page).bodyText().contains("limit", "không hợp lệ", "value=\"ba\"", "aria-invalid=\"true\"");
    }

    private MvcTestResult api(String query) {
        return client.get()
                .uri(URI.create("/api/v1/deadlines/calculate?" + query.replace(" ", "%20")))
                .header("Authorization", "Bearer all:read")
                .exchange();
    }

    private MvcTestResult page(String address) {
        return client.get()
                .uri(address)
                .with(PagesTests.as("all", null, Role.values()))
                .exchange();
    }
}
