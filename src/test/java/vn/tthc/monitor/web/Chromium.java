package vn.tthc.monitor.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven by Playwright, which downloads nothing. */
final class Chromium implements AutoCloseable {
    /** The shell without windows first: a whole browser waits for a screen that servers have not, and now and then for ever. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String NO_FRAME = "Unable to capture screenshot";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // Chromium's sandbox refuses to run as root; the pages are our own.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Starts it; without one the test is skipped with the reason, and fails where {@code CI=true}. */
    static Chromium forTest() {
        var executable = find();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("No Chromium on this machine; CI=true needs one. Install the package chromium.");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine, browser tests are left out");
        return new Chromium(executable.orElseThrow());
    }

    /** Starts it, or says what is missing. */
    static Chromium forScript() {
        return new Chromium(find().orElseThrow(() ->
                new IllegalStateException("No Chromium found in PATH. Install the package chromium and try again.")));
    }

    Browser browser() {
        return browser;
    }

    /** One reader's browser before the pages on this machine. */
    BrowserContext reader(int port, int width, int height, Browser.NewContextOptions options) {
        return browser.newContext(options.setBaseURL("http://127.0.0.1:" + port).setViewportSize(width, height));
    }

    /** The queue, as whoever may do everything sees it. */
    static Page login(BrowserContext reader) {
        var page = reader.newPage();
        login(page);
        return page;
    }

    static void login(Page page) {
        page.navigate("/hang-doi");
        page.fill("#username", "all");
        page.fill("#password", "password-of-all");
        page.click("main button[type=submit]");
    }

    /** By how much the page is wider than the screen. */
    static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What stands in the way of readers, each with its place. */
    static List<String> violations(Page page, ColorScheme theme) {
        return axe(page, theme).analyze().getViolations().stream()
                .map(rule -> theme + " " + page.url() + " " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml())
                .toList();
    }

    /**
     * Saves what the page shows. A browser that has just started now and then refuses its first picture for want of a
     * drawn frame and gives the same one a moment later, so it is asked a second time.
     */
    static void picture(Page page, Path file) {
        var options = new Page.ScreenshotOptions().setPath(file);
        try {
            page.screenshot(options);
        } catch (PlaywrightException refused) {
            if (!String.valueOf(refused.getMessage()).contains(NO_FRAME)) {
                throw refused;
            }
            page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            page.screenshot(options);
        }
    }

    /** Everything in the light; in the dark only what a theme can change, which takes a fraction of the time. */
    private static AxeBuilder axe(Page page, ColorScheme theme) {
        var axe = new AxeBuilder(page);
        return theme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe;
    }

    private static Optional<Path> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(File.pathSeparator, -1)))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
