package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarEdits.Deed;

/** The calendar's page in a real Chromium: a day is changed and taken back without JavaScript, and nothing runs over. */
@BrowserTest
class CalendarBrowserTests {
    private static final String TRIED =
            "/quan-tri/lich?agency=&date=2026-11-30&kind=hours&hours=07:00-11:30&closes=&name=C%C3%BAp+%C4%91i%E1%BB%87n";

    @Autowired
    private TestingCalendarEdits edits;

    @LocalServerPort
    private int port;

    @BeforeEach
    void invent() {
        edits.reset();
    }

    @Test
    void aDayIsChangedAndTakenBackWithoutJavaScript() {
        try (var chromium = Chromium.forTest();
                var context = chromium.reader(
                        port, 1366, 2600, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = Chromium.login(context);
            page.navigate("/quan-tri/lich");
            page.fill("#date", "2026-11-30");
            page.selectOption("#kind", "morning");
            page.fill("#name", "Cúp điện");
            page.press("#name", "Enter");
            page.fill("#reason", "CV 12/PC");
            page.press("#reason", "Enter");
            assertThat(page.locator(".strip.good").textContent()).contains("Cúp điện (07:00-11:30)", "37 hạn");
            assertThat(page.locator(".month td.day-edited").textContent()).contains("30", "½*");
            page.press("section[aria-labelledby=thay-doi-lich] a.button", "Enter");
            page.fill("#reason", "Nhầm ngày");
            page.press("#reason", "Enter");
            assertThat(page.locator(".strip.good").textContent()).contains("Đã hoàn tác");
            assertThat(page.locator(".month td.day-edited").count()).isZero();
        }
    }

    @Test
    void nothingRunsOverAndNothingStandsInTheWay() {
        var storm = DayEdit.of(LocalDate.of(2026, 11, 23), null, DayKind.DECIDED, "Bão số 10, nghỉ theo công điện");
        edits.store(storm, new Deed("minh", "Công điện 118/CĐ-TTg ngày 22/11/2026"), 0);
        edits.undo(edits.newest(1).getFirst(), new Deed("minh", "Bão tan"));
        edits.store(storm, new Deed("minh", "Công điện 119/CĐ-TTg ngày 22/11/2026"), 2);
        try (var chromium = Chromium.forTest()) {
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (var width : List.of(1366, 390, 320)) {
                    var options = new Browser.NewContextOptions().setColorScheme(theme);
                    try (var context = chromium.reader(port, width, 2600, options)) {
                        look(Chromium.login(context), theme, width);
                    }
                }
            }
        }
    }

    private static void look(Page page, ColorScheme theme, int width) {
        var name = theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        for (var address : List.of(TRIED, TRIED.replace("hours=07:00-11:30", "hours="), "/quan-tri/lich?undo=3")) {
            page.navigate(address);
            var kind = address.contains("undo") ? "undo" : address.contains("hours=&") ? "wrong" : "tried";
            Chromium.picture(page, Path.of("target", "screens", "calendar-" + kind + "-" + name + ".png"));
            assertThat(Chromium.overflow(page)).as(name + " " + address).isZero();
            if (width == 320) {
                // The same layout as on a phone, only narrower.
                continue;
            }
            assertThat(Chromium.violations(page, theme)).isEmpty();
        }
    }
}
