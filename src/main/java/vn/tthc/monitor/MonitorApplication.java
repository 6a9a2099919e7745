package vn.tthc.monitor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts TTHC Monitor, or runs one command where the first argument names one. */
@SpringBootApplication
public class MonitorApplication {
    public static void main(String[] arguments) {
        if (CommandLineEntry.isCommand(arguments)) {
            System.exit(CommandLineEntry.run(arguments));
        }
        SpringApplication.run(MonitorApplication.class, arguments);
    }
}
