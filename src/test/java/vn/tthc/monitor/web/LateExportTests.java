package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.dossier.LateCause;
import vn.tthc.monitor.platform.Accounts.Role;

/** The view "Quá hạn do lỗi hệ thống" and its list with proof, as files and by the API. */
@ScreenTest
class LateExportTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingAccounts accounts;

    @Autowired
    private TestingLateCauses causes;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("lan", null, Role.CLERK))
                .exchange();
    }

    private MvcTestResult call(String address) {
        return browser.get()
                .uri(address)
                .header("Authorization", "Bearer all:read")
                .exchange();
    }

    @Test
    void theQueueLeadsToTheViewAndTheViewToTheFiles() {
        assertThat(open("/hang-doi"))
                .bodyText()
                .contains("/hang-doi?open=all&amp;fault=suspected", "Quá hạn nghi do lỗi hệ thống")
                .doesNotContain("/hang-doi/loi-he-thong.csv");
        assertThat(open("/hang-doi?open=all&fault=suspected"))
                .bodyText()
                .contains(
                        "/hang-doi/loi-he-thong.xlsx?open=all&amp;fault=suspected",
                        "/hang-doi/loi-he-thong.csv?open=all&amp;fault=suspected",
                        "1–1 trong 1");
        assertThat(open("/hang-doi?incident=x")).hasStatus(400);
        assertThat(open("/hang-doi?fault=maybe")).hasStatus(400);
    }

    @Test
    void anIncidentLeadsToTheDossiersThatCameDueInIt() {
        assertThat(open("/su-co/12")).bodyText().contains("/hang-doi?open=all&amp;incident=12");
        assertThat(open("/hang-doi?open=all&incident=12")).bodyText().contains("Sự cố số 12", "1–1 trong 1");
    }

    @Test
    void theCsvOpensInExcelWithItsProof() throws Exception {
        causes.decide(1, LateCause.SOFTWARE, "=HYPERLINK(\"http://x\")", null, "lan");
        var answer = open("/hang-doi/loi-he-thong.csv?open=all");
        assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"qua-han-do-loi-he-thong-20261120-0941.csv\"");
        var text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFMã hồ sơ;Cơ quan;Mã thủ tục;");
        var lines = text.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .contains(
                        ";12;Một cửa thành phố;Mất kết nối;19/11/2026 13:30;19/11/2026 16:40;190;26;Có;290;40;",
                        ";Lỗi phần mềm;\"'=HYPERLINK(\"\"http://x\"\")\";lan;20/11/2026 09:41;");
        assertThat(lines.get(2)).contains(";9;Hệ thống hộ tịch Bộ Tư pháp;Từ chối đăng nhập;", ";100;14;Không;290;40;");
        assertThat(accounts.audited)
                .containsExactly("lan export_late_by_fault /hang-doi?open=all&fault=suspected&fault=confirmed");
    }

    @Test
    void theSpreadsheetHasNumbersAsNumbersAndSaysWhatItIs() throws Exception {
        var answer = open("/hang-doi/loi-he-thong.xlsx?open=all&fault=suspected");
        assertThat(answer).hasStatusOk();
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var sheets = book.getSheets().toList();
            var rows = sheets.getFirst().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCell(13).asNumber().longValue()).isEqualTo(190);
            assertThat(rows.get(1).getCellText(4)).matches("\\S+( \\S\\.)+");
            List<Cell> about = sheets.get(1).read().get(2).stream().toList();
            assertThat(about.get(1).getText()).isEqualTo("/hang-doi?open=all&fault=suspected");
        }
    }

    @Test
    void theApiGivesTheSameAsJsonWithoutAudit() {
        assertThat(call("/api/v1/reports/late-by-fault?limit=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].outages[0].minutes")
                .isEqualTo(190);
        assertThat(accounts.audited).isEmpty();
        assertThat(call("/api/v1/reports/late-by-fault?format=csv")).hasContentType("text/csv;charset=UTF-8");
        assertThat(accounts.audited).hasSize(1);
        assertThat(call("/api/v1/reports/late-by-fault?format=pdf")).hasStatus(400);
        assertThat(call("/api/v1/reports/late-by-fault?urgency=overdue")).hasStatus(400);
        assertThat(call("/api/v1/reports/late-by-fault?cursor=!")).hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=1+1|'=1+1", "+84912|'+84912", "-1|'-1", "@SUM(A1)|'@SUM(A1)", "Nguyễn T. Đ.|Nguyễn T. Đ.", "|''"
            },
            quoteCharacter = '"')
    void aCellThatWouldBeAFormulaIsMadeHarmless(String text, String cell) {
        assertThat(HarmlessCell.of(text)).isEqualTo(cell == null || cell.equals("''") ? "" : cell);
    }

    @Test
    void anAccountOfAnotherAgencyGetsAnEmptyList() throws Exception {
        var answer = browser.get()
                .uri("/hang-doi/loi-he-thong.csv?open=all")
                .with(PagesTests.as("hoa", "H24.99", Role.CLERK))
                .exchange();
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(1);
    }
}
