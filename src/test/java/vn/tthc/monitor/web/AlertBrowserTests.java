package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of alerts in a real Chromium: nothing runs over and nothing stands in the way, at a desk and on a phone. */
@BrowserTest
class AlertBrowserTests {
    private static final Map<String, String> PAGES = Map.of(
            "alerts", "/canh-bao?kind=reach&system=bo-xay-dung",
            "silences", "/canh-bao/tam-im?system=bo-xay-dung&reason=N%C3%A2ng+c%E1%BA%A5p&until=2026-11-22T10:00",
            "hushable", "/su-co/12",
            "hand", "/nhan/13.thu");

    @LocalServerPort
    private int port;

    @Test
    void nothingRunsOverAndNothingStandsInTheWay() {
        try (var chromium = Chromium.forTest()) {
            for (var width : List.of(1366, 390)) {
                var theme = width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT;
                var options = new Browser.NewContextOptions().setColorScheme(theme);
                try (var context = chromium.reader(port, width, 2000, options)) {
                    var page = Chromium.login(context);
                    PAGES.forEach((name, address) -> look(page, name + "-" + width, address, theme));
                }
            }
        }
    }

    private static void look(Page page, String name, String address, ColorScheme theme) {
        page.navigate(address);
        Chromium.picture(
                page, Path.of("target", "screens", name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        assertThat(Chromium.overflow(page)).as(name).isZero();
        assertThat(Chromium.violations(page, theme)).isEmpty();
    }
}
