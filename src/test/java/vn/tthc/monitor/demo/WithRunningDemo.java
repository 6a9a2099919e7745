package vn.tthc.monitor.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one running demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithRunningDemo {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init")
    RunningDemo demo;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        demo = new RunningDemo(folder);
    }

    @AfterAll
    void stop() {
        demo.close();
    }
}
