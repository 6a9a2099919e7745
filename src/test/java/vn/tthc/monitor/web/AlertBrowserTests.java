package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The pages of alerts in a real Chromium: nothing runs over and nothing stands in the way, at a desk and on a phone. */
@SpringBootTest(
        classes = TestingWeb.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoint.health.validate-group-membership=false",
            "server.address=127.0.0.1",
            "tthc.web.refresh=1s"
        })
@ActiveProfiles("demo")
class AlertBrowserTests {
    private static final Map<String, String> PAGES = Map.of(
            "alerts", "/canh-bao?kind=reach&system=bo-xay-dung",
            "silences", "/canh-bao/tam-im?system=bo-xay-dung&reason=N%C3%A2ng+c%E1%BA%A5p&until=2026-11-22T10:00",
            "hushable", "/su-co/12",
            "hand", "/nhan/13.thu");

    @LocalServerPort
    private int port;

    private BrowserContext context(Chromium chromium, int width, ColorScheme theme) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setColorScheme(theme)
                        .setViewportSize(width, 2000));
    }

    private static Page login(BrowserContext context) {
        var page = context.newPage();
        page.navigate("/hang-doi");
        page.fill("#username", "all");
        page.fill("#password", "password-of-all");
        page.click("main button[type=submit]");
        return page;
    }

    @Test
    void nothingRunsOverAndNothingStandsInTheWay() {
        try (var chromium = Chromium.forTest()) {
            for (var width : List.of(1366, 390)) {
                var theme = width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT;
                try (var context = context(chromium, width, theme)) {
                    var page = login(context);
                    PAGES.forEach((name, address) -> look(page, name + "-" + width, address, theme));
                }
            }
        }
    }

    private static void look(Page page, String name, String address, ColorScheme theme) {
        page.navigate(address);
        Chromium.picture(
                page, Path.of("target", "screens", name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name)
                .isZero();
        assertThat(Chromium.axe(page, theme).analyze().getViolations())
                .as(name)
                .extracting(Rule::getId)
                .isEmpty();
    }
}
