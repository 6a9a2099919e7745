package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.tthc.monitor.web.PagesTests.someone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** The page of the source systems through Spring MVC, over fakes: how they are, and what a technician does there. */
@ScreenTest
class SourcePagesTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingSources sources;

    @Autowired
    private TestingAccounts accounts;

    @Autowired
    private TestingTrials trials;

    @Test
    void sourcesPageNamesFileLineAndColumnOfAnInvalidConnector() {
        assertThat(open("/he-thong"))
                .bodyText()
                .contains(
                        "config/connectors/hong.yaml:12:3",
                        "unknown-key",
                        "Tạm dừng theo thông báo từ 01/11/2026 đến 31/12/2026, văn bản 64/SXD-VP");
    }

    @Test
    void sourcesPageSaysThatAnOldFileGoesOnAndWhatIsWrongWithTheNewOne() {
        var place = new Place("config/connectors/mot-cua.yaml", 7, 3);
        sources.damage("mot-cua", new Problem(place, "unknown-key", "khoá \"maping\"", "một khoá đã biết", "mapping"));
        assertThat(open("/he-thong"))
                .bodyText()
                .contains(
                        "Tệp mới có lỗi, đang chạy bản cũ từ",
                        "config/connectors/mot-cua.yaml:7:3",
                        "/he-thong/mot-cua/dung");
        sources.reset();
    }

    @Test
    void aSourceWhoseFileIsGoneIsNeverCountedAsFresh() {
        sources.remove("mot-cua");
        assertThat(open("/he-thong"))
                .bodyText()
                .contains("Không còn được đọc", "đặt lại tệp thì đọc tiếp", "1 không còn được đọc")
                .doesNotContain("/he-thong/mot-cua/dung");
        assertThat(open("/hang-doi"))
                .bodyText()
                .contains(
                        "2 trong 5 hệ thống chưa cập nhật được",
                        "Không còn được đọc: Một cửa thành phố từ",
                        "40 hồ sơ");
        sources.reset();
    }

    @Test
    void aSourceThatIsOnlyWatchedIsNeitherFreshNorOld() {
        sources.watchOnly("bo-xay-dung");
        assertThat(open("/he-thong")).bodyText().contains("Chỉ theo dõi, không đọc hồ sơ.");
        assertThat(open("/hang-doi")).bodyText().contains("1 trong 5 hệ thống chưa cập nhật được");
        sources.reset();
    }

    @Test
    void checkAnswersTheReportToHtmxAndThePageToAForm() {
        var fragment = browser.post()
                .uri("/he-thong/mot-cua/kiem-tra")
                .header("HX-Request", "true")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(fragment).bodyText().contains("Cổng 443 không trả lời.").doesNotContain("<html");
        var page = browser.post()
                .uri("/he-thong/mot-cua/kiem-tra")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(page).bodyText().contains("Cổng 443 không trả lời.", "<html");
        assertThat(accounts.audited).contains("all check_source mot-cua");
    }

    @Test
    void testReadAnswersTheReportToHtmxAndAPageToAFormAndIsAudited() {
        var fragment = browser.post()
                .uri("/he-thong/mot-cua/doc-thu")
                .header("HX-Request", "true")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(fragment).hasStatusOk();
        assertThat(fragment)
                .bodyText()
                .contains("H24.17-260119-0342", "status = 77", "dueAt: ngayHenTra", "người bịa", "data-label")
                .doesNotContain("<html", "??");
        var page = browser.post()
                .uri("/he-thong/mot-cua/doc-thu?lang=en")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("<html", "1 of 20 records", "people in the table")
                .doesNotContain("??");
        assertThat(trials.calls).contains("read mot-cua 20");
        assertThat(accounts.audited).anyMatch(line -> line.contains("read_source"));
    }

    @Test
    void aReadThatFailsSaysWhyAndWhatToDo() {
        var page = browser.post()
                .uri("/he-thong/" + TestingTrials.AWAY + "/doc-thu")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(page).bodyText().contains("timeout", "không trả lời trong 30 giây", "Hỏi nguồn vì sao chậm");
    }

    @Test
    void recordedAnswersComeAsAZipFileAndARefusalAsAPage() throws IOException {
        var zip = browser.post()
                .uri("/he-thong/mot-cua/ghi-mau")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(zip).hasStatusOk().hasContentType("application/zip");
        assertThat(zip).headers().hasValue("Content-Disposition", "attachment; filename=\"mau-mot-cua.zip\"");
        var names = new ArrayList<String>();
        try (var files =
                new ZipInputStream(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("mot-cua/answer.json", "mot-cua/expected.json");
        assertThat(accounts.audited).anyMatch(line -> line.contains("record_source"));
        var refused = browser.post()
                .uri("/he-thong/" + TestingTrials.AWAY + "/ghi-mau")
                .with(someone())
                .with(csrf())
                .exchange();
        assertThat(refused)
                .bodyText()
                .contains("<html", "không trả lời trong 30 giây")
                .doesNotContain("??");
    }

    @Test
    void technicianStartsAndStopsARoute() {
        assertThat(browser.post().uri("/he-thong/mot-cua/dung").with(someone()).with(csrf()))
                .hasStatus(302);
        assertThat(browser.post().uri("/he-thong/mot-cua/chay").with(someone()).with(csrf()))
                .hasStatus(302);
        assertThat(sources.calls).containsExactly("stop mot-cua", "start mot-cua");
        assertThat(browser.post().uri("/he-thong/mot-cua/dung").with(someone())).hasStatus(403);
    }

    private MvcTestResult open(String address) {
        return browser.get().uri(address).with(someone()).exchange();
    }
}
