package vn.tthc.monitor.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application without any module above {@code platform}; tests run it as a process of its own. */
@SpringBootApplication
public class TestingPlatformApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(TestingPlatformApplication.class, arguments);
    }
}
