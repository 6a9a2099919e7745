package vn.tthc.monitor.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the pictures of the documentation from a running demo. Arguments: address of the demo (default
 * {@code http://localhost:8080}) and target folder (default {@code docs/images}).
 */
final class DocumentationScreenshots {
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("hang-doi", "/hang-doi");
        PAGES.put("he-thong", "/he-thong");
        PAGES.put("su-co", "/su-co");
        PAGES.put("canh-bao", "/canh-bao");
        PAGES.put("nhap-tep", "/nhap-tep");
        PAGES.put("demo-chat", "/demo/chat");
    }

    private DocumentationScreenshots() {}

    public static void main(String[] arguments) {
        var address = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        var folder = Path.of(arguments.length > 1 ? arguments[1] : "docs/images");
        try (var chromium = Chromium.forScript()) {
            var page = open(chromium, address, 1366, 768);
            login(page);
            PAGES.forEach((name, path) -> {
                page.navigate(path);
                picture(page, folder, name);
            });
            page.navigate("/hang-doi");
            page.locator("table.rows .c-code a").first().click();
            picture(page, folder, "ho-so");
            page.navigate("/hang-doi");
            page.locator(".filters summary").click();
            picture(page, folder, "bo-loc");
            importing(page, folder);
            var phone = open(chromium, address, 390, 800);
            login(phone);
            picture(phone, folder, "hang-doi-dien-thoai");
        }
    }

    /** The sample table of the demo, pasted as a clerk would, and the columns that were found for it. */
    private static void importing(Page page, Path folder) {
        page.navigate("/demo/phan-mem-dat-dai");
        var table = String.valueOf(page.locator("table.grid").evaluate("table => table.outerHTML"));
        page.navigate("/nhap-tep");
        page.locator("#html").evaluate("(field, table) => field.value = table", table);
        page.selectOption("#connector", "dat-dai");
        page.click("main form button[type=submit]");
        picture(page, folder, "nhap-tep-ghep-cot");
        page.click("main form button.primary");
        picture(page, folder, "nhap-tep-xem-truoc");
    }

    private static Page open(Chromium chromium, String address, int width, int height) {
        var page = chromium.browser()
                .newContext(new Browser.NewContextOptions().setBaseURL(address).setViewportSize(width, height))
                .newPage();
        page.navigate("/dang-nhap");
        return page;
    }

    private static void login(Page page) {
        page.fill("#username", "demo");
        page.fill("#password", "demo");
        page.click("main button[type=submit]");
        page.navigate("/hang-doi");
    }

    private static void picture(Page page, Path folder, String name) {
        Chromium.picture(page, folder.resolve(name + ".png"));
    }
}
