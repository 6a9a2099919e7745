package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.tthc.monitor.alert.Hooks;

@ScreenTest
class HookTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingHooks hooks;

    @ParameterizedTest
    @CsvSource({
        "zalo/nhom, X-Bot-Api-Secret-Token, Bearer dung, {}, 200",
        "zalo/nhom, X-Bot-Api-Secret-Token, sai, {}, 401",
        "zalo/nhom, Other, x, {}, 401",
        "zalo/khac, X-Bot-Api-Secret-Token, Bearer dung, {}, 404",
        "alertmanager/nhom, Authorization, Bearer dung, {}, 200",
        "alertmanager/nhom, Authorization, Bearer sai, {}, 401",
        "alertmanager/nhom, Authorization, Bearer dung, <html>, 400",
        "alertmanager/khac, Authorization, Bearer dung, {}, 404",
    })
    void callersGetAStatusTheyActUpon(String path, String header, String value, String body, int status) {
        assertThat(browser.post().uri("/hook/" + path).header(header, value).content(body))
                .hasStatus(status);
    }

    @Test
    void aCallThatIsTooLargeIsNotRead() {
        var before = hooks.taken.size();
        assertThat(browser.post()
                        .uri("/hook/alertmanager/nhom")
                        .header("Authorization", "Bearer dung")
                        .content(new byte[Hooks.LARGEST + 1]))
                .hasStatus(413);
        assertThat(hooks.taken).hasSize(before);
    }
}
