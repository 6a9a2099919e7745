package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page for everybody, where it is switched on. */
@ScreenTest
@TestPropertySource(properties = "tthc.web.status-page=true")
class StatusPageTests {
    @Autowired
    private MockMvcTester browser;

    @Test
    void namesAndStatesAreShownToEverybodyAndNothingOfAnyDossier() {
        var page = browser.get().uri("/trang-thai").exchange();
        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("Hệ thống thông tin giải quyết TTHC Bộ Xây dựng", "Mất kết nối", "1 hệ thống đang có sự cố")
                // Neither what failed there, nor how many dossiers wait, nor what is on trial.
                .doesNotContain("40 hồ sơ", "Bộ Nông nghiệp", "1900");
    }
}
