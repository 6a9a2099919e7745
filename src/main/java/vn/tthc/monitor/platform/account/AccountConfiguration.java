package vn.tthc.monitor.platform.account;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tthc.monitor.platform.database.StartRefusedException;

/** How passwords are hashed, and what happens to accounts when the application is ready. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1", "localhost");

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Profile("!demo")
    ApplicationListener<ApplicationReadyEvent> invitation(FirstAdministrator firstAdministrator) {
        return ready -> {
            if (ready.getApplicationContext() instanceof WebServerApplicationContext web
                    && web.getWebServer() != null) {
                firstAdministrator.invite(web.getWebServer().getPort());
            }
        };
    }

    /** Made early, so that a demo open to the network never serves one request. */
    @Bean
    @Profile("demo")
    DemoAccount demoAccount(LocalAccounts accounts, Environment environment) {
        var address = environment.getProperty("server.address", "");
        if (!LOOPBACK.contains(address)) {
            throw new StartRefusedException(
                    "Bản trình diễn có tài khoản demo/demo nên chỉ được nghe trên máy này, nhưng server.address là \"%s\" (hồ sơ %s). (The demo has a known password, so it may only listen on loopback; server.address is \"%s\".)"
                            .formatted(address, Arrays.toString(environment.getActiveProfiles()), address),
                    "Đặt server.address=127.0.0.1, hoặc chạy không có profile demo. (Set server.address=127.0.0.1, or run"
                            + " without the profile demo.)");
        }
        accounts.createDemo(DemoAccount.NAME, DemoAccount.NAME, DemoAccount.NAME);
        return new DemoAccount();
    }

    /** The account whose name, password and token are all known to everybody. */
    record DemoAccount() {
        static final String NAME = "demo";
    }
}
