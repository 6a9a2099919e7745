package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tthc.monitor.dossier.DossierStatus;

/** The pages in a real Chromium: density, narrow screens, accessibility, refresh, and life without JavaScript. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {
    private static final Path PICTURES = Path.of("target", "screens");

    private static final List<String> PAGES = List.of(
            "/hang-doi",
            "/hang-doi?q=khong-co",
            "/hang-doi?open=all&source=mot-cua",
            "/ho-so/1",
            "/ho-so/1?raw=true",
            "/tinh-han",
            "/tinh-han?receivedAt=2026-02-12T15:20&limit=5,5&unit=working-days&agency=&procedure=&channel=",
            "/tinh-han?receivedAt=&limit=0&unit=working-days",
            "/quan-tri/lich?agency=&date=2026-11-23&kind=decided&closes=&name=B%C3%A3o",
            "/dinh-tuyen",
            "/hang-doi?open=all&fault=suspected",
            "/hang-doi?open=all&incident=12",
            "/cho-noi-khac",
            "/lech-trang-thai",
            "/co-the-trung",
            "/hang-doi?suspected=true&open=all",
            "/hang-doi?mismatch=true&open=all",
            "/dinh-tuyen?q=khai+sinh",
            "/he-thong",
            "/he-thong/bo-xay-dung",
            "/he-thong/mot-cua/cach-ly?goc=1",
            "/bao-tri",
            "/he-thong/bo-xay-dung/lich-su",
            "/su-co",
            "/su-co/12",
            "/su-co/tong-hop",
            "/canh-bao",
            "/nhap-tep",
            "/nhap-tep/1",
            "/nhap-tep/2",
            "/nhap-tep/3",
            "/nhap-tep/4/xem-truoc",
            "/ho-so/999");

    @Autowired
    private TestingDossiers dossiers;

    @Autowired
    private TestingFiles files;

    @LocalServerPort
    private int port;

    private @Nullable Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.forTest();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void invent() {
        dossiers.reset();
        files.reset();
        files.again(1, "all");
        files.preview(files.again(1, "all").id(), null, "all");
    }

    @Test
    void sixteenRowsStandOnAClerksScreenWithoutHorizontalScroll() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            picture(page, "queue-1366");
            var rows = page.locator("table.rows tbody tr").all();
            var visible = rows.stream()
                    .map(Locator::boundingBox)
                    .filter(box -> box.y + box.height <= 768)
                    .count();
            assertThat(visible).isGreaterThanOrEqualTo(16);
            assertThat(Chromium.overflow(page)).isZero();
        }
    }

    @Test
    void narrowScreensShowCardsWithoutHorizontalScroll() {
        for (var width : List.of(390, 320)) {
            try (var context = context(width, 800, new Browser.NewContextOptions())) {
                var page = login(context);
                for (var address : PAGES) {
                    page.navigate(address);
                    if (width == 390) {
                        picture(page, "narrow" + address.replaceAll("[^a-z0-9]", "-"));
                    }
                    assertThat(Chromium.overflow(page))
                            .as(width + " " + address)
                            .isZero();
                }
            }
        }
    }

    @Test
    void axeFindsNothingInEitherTheme() {
        var found = new ArrayList<String>();
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var context = context(1366, 768, new Browser.NewContextOptions().setColorScheme(theme))) {
                var page = context.newPage();
                page.navigate("/dang-nhap");
                found.addAll(Chromium.violations(page, theme));
                login(page);
                for (var address : PAGES) {
                    page.navigate(address);
                    page.locator("details")
                            .all()
                            .forEach(details -> details.evaluate("element => element.open = true"));
                    picture(page, theme.name().toLowerCase(Locale.ROOT) + address.replaceAll("[^a-z0-9]", "-"));
                    found.addAll(Chromium.violations(page, theme));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everythingIsReachableWithoutJavaScript() {
        try (var context = context(1366, 768, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = login(context);
            page.fill("#q", "1003");
            page.click("form#loc button[type=submit]");
            assertThat(page.locator("table.rows tbody tr").count()).isEqualTo(1);
            page.navigate("/hang-doi");
            page.click(".choice.tone-today");
            assertThat(page.url()).endsWith("urgency=today");
            page.navigate("/hang-doi");
            page.click(".bar .pages a[rel=next]");
            assertThat(page.locator(".range").first().textContent()).isEqualTo("51–100 trong 120");
            page.navigate("/he-thong");
            page.click("#nguon-mot-cua form[action$=kiem-tra] button");
            assertThat(page.locator("#kiem-tra-mot-cua").textContent()).contains("Cổng 443 không trả lời.");
            page.navigate("/nhap-tep");
            page.fill("#text", "Mã hồ sơ\tTrạng thái\nA-1\tĐang xử lý");
            page.click(".import-form button[type=submit]");
            page.click("form[action$=xem-truoc] button[type=submit]");
            page.click("form[action$=nhap] button[type=submit]");
            page.click("form[action$=hoan-tac] button[type=submit]");
            assertThat(page.locator("main").textContent()).contains("Khôi phục 31 hồ sơ.");
            page.navigate("/he-thong");
            page.click("#nguon-mot-cua form[action$=doc-thu] button");
            assertThat(page.locator("main").textContent()).contains("dueAt: ngayHenTra", "H24.17-260119-0342");
        }
    }

    @Test
    void aTablePastedFromAWebPageKeepsItsColumns() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            page.navigate("/nhap-tep");
            page.locator("#text").evaluate("""
                    area => {
                      const data = new DataTransfer();
                      data.setData('text/html', '<table><tr><th>Mã hồ sơ</th></tr></table>');
                      data.setData('text/plain', 'Mã hồ sơ');
                      area.value = 'Mã hồ sơ';
                      area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
                    }
                    """);
            page.click(".import-form button[type=submit]");
            assertThat(files.brought).singleElement().asString().contains("bang-dan.html", "<table><tr><th>Mã hồ sơ");
        }
    }

    @Test
    void aTestReadOpensInItsPlaceWithoutOverflowAndWithoutBarriers() {
        for (var width : List.of(1366, 390)) {
            try (var context = context(width, 768, new Browser.NewContextOptions())) {
                var page = login(context);
                page.navigate("/he-thong");
                page.click("#nguon-mot-cua form[action$=doc-thu] button");
                page.waitForSelector("#kiem-tra-mot-cua .report pre");
                page.locator("#kiem-tra-mot-cua details")
                        .all()
                        .forEach(details -> details.evaluate("element => element.open = true"));
                page.locator("#nguon-mot-cua").scrollIntoViewIfNeeded();
                picture(page, "test-read-" + width);
                assertThat(Chromium.overflow(page)).as("width " + width).isZero();
                assertThat(Chromium.violations(page, ColorScheme.LIGHT)).isEmpty();
            }
        }
    }

    @Test
    void recordedAnswersAreDownloaded() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            page.navigate("/he-thong");
            var download = page.waitForDownload(() -> page.click("#nguon-mot-cua form[action$=ghi-mau] button"));
            assertThat(download.suggestedFilename()).isEqualTo("mau-mot-cua.zip");
        }
    }

    @Test
    void refreshChangesRowsInPlaceAndOffersTheRestInAPill() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            var before = page.locator("#hs-9").boundingBox();
            page.locator("#hs-9 .c-code a").first().focus();
            dossiers.change(3, DossierStatus.FINISHED, 500);
            page.waitForSelector("#hs-3 .just");
            assertThat(page.locator("#hs-3 .c-status").textContent()).contains("Đã xử lý xong");
            assertThat(page.locator(".pill").textContent()).startsWith("Có 1 thay đổi");
            picture(page, "pill");
            assertThat(page.locator("#hs-9").boundingBox().y).isEqualTo(before.y);
            assertThat(page.evaluate("document.activeElement.closest('tr').id")).isEqualTo("hs-9");
            page.click(".pill");
            page.waitForCondition(() -> page.locator("#hs-3").count() == 0);
        }
    }

    @Test
    void searchAnswersWhileTyping() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            page.locator("#q").pressSequentially("1003");
            page.waitForCondition(() -> page.locator("table.rows tbody tr").count() == 1);
            assertThat(page.url()).endsWith("/hang-doi?q=1003");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
        }
    }

    @Test
    void lostConnectionIsSaidAfterThreeFailures() {
        try (var context = context(1366, 768, new Browser.NewContextOptions())) {
            var page = login(context);
            page.route("**/_thay-doi**", route -> route.abort());
            page.waitForSelector("#mat-ket-noi:not([hidden])");
            assertThat(page.locator("#mat-ket-noi").textContent()).startsWith("Mất kết nối với máy chủ từ");
            page.unroute("**/_thay-doi**");
            page.waitForCondition(() -> page.locator("#mat-ket-noi").isHidden());
        }
    }

    private BrowserContext context(int width, int height, Browser.NewContextOptions options) {
        return Objects.requireNonNull(chromium).reader(port, width, height, options);
    }

    private static Page login(BrowserContext context) {
        var page = context.newPage();
        login(page);
        return page;
    }

    private static void login(Page page) {
        var complaints = new CopyOnWriteArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        Chromium.login(page);
        assertThat(page.url()).endsWith("/hang-doi");
        assertThat(complaints).isEmpty();
    }

    /** Left in the build folder for people to look at. */
    private static void picture(Page page, String name) {
        Chromium.picture(page, PICTURES.resolve(name + ".png"));
    }
}
