package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Login, first account, throttling, and what an expired login does to an open page. */
@ScreenTest
class LoginTests {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestingAccounts accounts;

    @Test
    void everyRoleStartsAtItsPage() {
        assertThat(login("clerk", "password-of-clerk", "10.1.0.1")).hasRedirectedUrl("/hang-doi");
        assertThat(login("controller", "password-of-controller", "10.1.0.1"))
                .hasRedirectedUrl("/hang-doi?urgency=overdue");
        assertThat(login("technician", "password-of-technician", "10.1.0.1")).hasRedirectedUrl("/he-thong");
    }

    @Test
    void wrongPasswordAndUnknownNameSayTheSame() {
        assertThat(login("clerk", "wrong", "10.1.0.2")).hasRedirectedUrl("/dang-nhap?failed");
        assertThat(login("my-secret-password", "wrong", "10.1.0.2")).hasRedirectedUrl("/dang-nhap?failed");
        assertThat(accounts.audited).containsExactly("clerk login_failed account", "unknown login_failed account");
    }

    @Test
    void guessingIsStoppedForThatNameFromThatAddress() {
        for (var attempt = 0; attempt < 5; attempt++) {
            login("clerk", "wrong", "10.1.0.3");
        }
        assertThat(login("clerk", "password-of-clerk", "10.1.0.3")).hasRedirectedUrl("/dang-nhap?locked");
        assertThat(login("clerk", "password-of-clerk", "10.1.0.4")).hasRedirectedUrl("/hang-doi");
    }

    @Test
    void loginNeedsTheFormToken() {
        assertThat(browser.post().uri("/dang-nhap").param("username", "clerk").param("password", "password-of-clerk"))
                .hasStatus(403);
    }

    @Test
    void expiredLoginReloadsThePageInsteadOfPuttingTheLoginIntoIt() {
        var fragment = browser.get()
                .uri("/hang-doi/_thay-doi?tu=1&v=1")
                .header("HX-Request", "true")
                .exchange();
        assertThat(fragment).hasStatus(401).hasHeader("HX-Refresh", "true");
        assertThat(browser.get().uri("/hang-doi?urgency=soon")).hasStatus(302).hasRedirectedUrl("/dang-nhap");
    }

    @Test
    void firstAdministratorIsMadeOnceWithTheCode() {
        assertThat(browser.get().uri("/khoi-tao?ma=right")).hasStatus(404);
        accounts.clear();
        assertThat(browser.get().uri("/dang-nhap")).bodyText().contains("Chưa có tài khoản nào");
        assertThat(claim("wrong", "long-enough-1", "long-enough-1")).bodyText().contains("Mã dùng một lần không đúng");
        assertThat(claim("right", "long-enough-1", "other")).bodyText().contains("không giống nhau");
        assertThat(claim("right", "long-enough-1", "long-enough-1")).hasRedirectedUrl("/dang-nhap?made");
        assertThat(browser.get().uri("/khoi-tao?ma=right")).hasStatus(404);
    }

    private MvcTestResult claim(String code, String password, String again) {
        return browser.post()
                .uri("/khoi-tao")
                .with(csrf())
                .param("ma", code)
                .param("username", "quan-tri")
                .param("password", password)
                .param("again", again)
                .exchange();
    }

    private MvcTestResult login(String name, String password, String address) {
        return browser.post()
                .uri("/dang-nhap")
                .with(csrf())
                .param("username", name)
                .param("password", password)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }
}
