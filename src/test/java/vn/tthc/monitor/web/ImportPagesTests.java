package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.Accounts.Role;

/** Files on the page and by the API, over fakes. */
@ScreenTest
class ImportPagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingFiles files;

    @Autowired
    private TestingAccounts accounts;

    private MvcTestResult open(String address) {
        return browser.get()
                .uri(address)
                .with(PagesTests.as("all", null, Role.values()))
                .exchange();
    }

    private MvcTestResult post(String address, String... pairs) {
        var request = browser.post()
                .uri(address)
                .with(PagesTests.as("all", null, Role.values()))
                .with(csrf());
        for (var index = 0; index < pairs.length; index += 2) {
            request = request.param(pairs[index], pairs[index + 1]);
        }
        return request.exchange();
    }

    @Test
    void aFileGoesFromStepToStep() {
        var sent = browser.post()
                .uri("/nhap-tep")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "C:\\Tải về\\ds.csv", null, "nội dung".getBytes(StandardCharsets.UTF_8)))
                .param("connector", "mot-cua")
                .param("asOf", "2026-11-20T08:30")
                .param("complete", "on")
                .with(PagesTests.as("all", null, Role.values()))
                .with(csrf())
                .exchange();
        assertThat(sent).hasStatus(302).hasRedirectedUrl("/nhap-tep/3");
        assertThat(files.brought).containsExactly("PAGE ds.csv 2026-11-20T01:30:00Z true nội dung");
        assertThat(open("/nhap-tep/3"))
                .bodyText()
                .contains(
                        "Nguyễn Thị Minh Hương",
                        "đoán theo tiêu đề",
                        "chưa hiểu, không lấy",
                        "Nội dung này đã nhập lúc");
        var tried = post("/nhap-tep/3/xem-truoc", "cot-A", "code", "cot-C", "status", "cot-D", "", "header", "5");
        assertThat(tried).hasRedirectedUrl("/nhap-tep/3/xem-truoc");
        assertThat(files.matched).isNotNull().satisfies(matching -> {
            assertThat(matching.columns()).isEqualTo(Map.of("A", "code", "C", "status", "D", ""));
            assertThat(matching.headerRow()).isEqualTo(5);
            assertThat(matching.complete()).isFalse();
        });
        assertThat(open("/nhap-tep/3/xem-truoc"))
                .bodyText()
                .contains("120", "31", "212", "dòng 8", "trùng mã với dòng 6", "D Mã nội bộ", "Đang chờ ký");
        assertThat(post("/nhap-tep/3/nhap")).hasRedirectedUrl("/nhap-tep/3");
        assertThat(open("/nhap-tep/3")).bodyText().contains("Hoàn tác lần nhập này", "Đã nhập");
        assertThat(post("/nhap-tep/3/hoan-tac")).hasRedirectedUrl("/nhap-tep/3");
        assertThat(open("/nhap-tep/3"))
                .bodyText()
                .contains("Khôi phục 31 hồ sơ.")
                .doesNotContain("Hoàn tác lần nhập này");
        assertThat(post("/nhap-tep/3/nhap-lai")).hasRedirectedUrl("/nhap-tep/4");
        assertThat(post("/nhap-tep/4/bo")).hasRedirectedUrl("/nhap-tep");
    }

    @Test
    void aPastedTableIsTakenAsTheClipboardHasIt() {
        post("/nhap-tep", "text", "Mã\tTên\nA-1\tAn", "html", "", "connector", "mot-cua");
        post("/nhap-tep", "text", "Mã Tên", "html", "<table><tr><td>Mã</td></tr></table>", "connector", "mot-cua");
        assertThat(files.brought)
                .containsExactly(
                        "PASTE bang-dan.tsv 2026-11-20T02:41:00Z false Mã\tTên\nA-1\tAn",
                        "PASTE bang-dan.html 2026-11-20T02:41:00Z false <table><tr><td>Mã</td></tr></table>");
    }

    @Test
    void whateverIsWrongIsSaidOnThePageItself() {
        assertThat(post("/nhap-tep", "connector", "mot-cua"))
                .hasStatusOk()
                .bodyText()
                .contains("Chưa có gì để nhập");
        assertThat(post("/nhap-tep", "text", "x", "connector", "khong-co"))
                .bodyText()
                .contains("Không có hệ thống khong-co");
        assertThat(post("/nhap-tep", "text", "x", "connector", "mot-cua", "asOf", "hôm qua"))
                .bodyText()
                .contains("không đọc được");
        assertThat(post("/nhap-tep/2/xem-truoc", "cot-A", "status"))
                .bodyText()
                .contains("Chưa biết cột nào là mã hồ sơ");
        assertThat(open("/nhap-tep/2")).bodyText().contains("không phải bảng tính");
        assertThat(post("/nhap-tep/2/hoan-tac")).bodyText().contains("Lần này chưa nhập");
        assertThat(open("/nhap-tep/99")).hasStatus(404);
    }

    @Test
    void whatAPersonsFileHoldsIsShownToThatPersonOnly() {
        post("/nhap-tep", "text", "x", "connector", "mot-cua");
        var other = browser.get()
                .uri("/nhap-tep/3")
                .with(PagesTests.as("minh", null, Role.CLERK))
                .exchange();
        assertThat(other)
                .bodyText()
                .contains("•••••• ••• •••• •••••", "H24.1-261116-0001")
                .doesNotContain("Nguyễn Thị Minh Hương", "0912345567");
        post("/nhap-tep/3/xem-truoc", "cot-A", "code");
        var preview = browser.get()
                .uri("/nhap-tep/3/xem-truoc")
                .with(PagesTests.as("minh", null, Role.CLERK))
                .exchange();
        assertThat(preview).bodyText().contains("Nguyễn T. M. H.").doesNotContain("Nguyễn Thị Minh Hương");
    }

    @Test
    void takingSkippedRowsAwayIsAudited() {
        assertThat(open("/nhap-tep/1/dong-loi.xlsx"))
                .hasStatusOk()
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"dong-loi-1.xlsx\"");
        assertThat(accounts.audited).containsExactly("all export_skipped_rows import 1");
        for (var other : List.of(Role.CLERK, Role.CONTROLLER, Role.TECHNICIAN)) {
            assertThat(browser.get().uri("/nhap-tep/1/dong-loi.xlsx").with(PagesTests.as("minh", null, other)))
                    .hasStatus(403);
        }
        assertThat(browser.get().uri("/nhap-tep/2/dong-loi.xlsx").with(PagesTests.as("minh", null, Role.CLERK)))
                .hasStatus(403);
        assertThat(browser.get().uri("/nhap-tep/2/dong-loi.xlsx").with(PagesTests.as("minh", null, Role.CONTROLLER)))
                .hasStatusOk();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInWordsBeforeItIsRead() {
        var answer = browser.post()
                .uri("/nhap-tep")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .with(request -> {
                    request.setContent(new byte[52 << 20]);
                    return request;
                })
                .with(PagesTests.as("all", null, Role.values()))
                .exchange();
        assertThat(answer).hasStatus(413);
        assertThat(files.brought).isEmpty();
    }

    @Test
    void programsTakeTheSameSteps() {
        var token = "Bearer all:read,act";
        assertThat(browser.get().uri("/api/v1/imports").header("Authorization", token))
                .bodyJson()
                .extractingPath("$.items[0].state")
                .isEqualTo("refused");
        var sent = browser.post()
                .uri("/api/v1/imports")
                .multipart()
                .file(new MockMultipartFile("file", "ds.csv", null, "x".getBytes(StandardCharsets.UTF_8)))
                .param("connector", "mot-cua")
                .param("asOf", "2026-11-20T08:30:00+07:00")
                .header("Authorization", token)
                .exchange();
        assertThat(sent).hasStatus(201);
        assertThat(files.brought).containsExactly("API ds.csv 2026-11-20T01:30:00Z false x");
        var preview = browser.post()
                .uri("/api/v1/imports/3/preview")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"columns\": {\"A\": \"code\", \"C\": \"status\"}}");
        assertThat(preview).bodyJson().extractingPath("$.item.counts.added").isEqualTo(120);
        for (var step : List.of("run", "undo")) {
            assertThat(browser.post().uri("/api/v1/imports/3/" + step).header("Authorization", token))
                    .hasStatusOk();
        }
        assertThat(browser.post().uri("/api/v1/imports/3/undo").header("Authorization", token))
                .hasStatus(409);
        assertThat(browser.get().uri("/api/v1/imports/99").header("Authorization", token))
                .hasStatus(404);
        assertThat(browser.post().uri("/api/v1/imports/1/undo").header("Authorization", "Bearer all:read"))
                .hasStatus(403);
    }
}
