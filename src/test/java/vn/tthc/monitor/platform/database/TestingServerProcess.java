package vn.tthc.monitor.platform.database;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs the embedded server as the application does; it says READY and ends with its input. */
final class TestingServerProcess implements AutoCloseable {
    private final Process process;

    private TestingServerProcess(Process process) {
        this.process = process;
    }

    static TestingServerProcess start(Path data) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingServerProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var started = new TestingServerProcess(process);
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); !"READY".equals(line); line = reader.readLine()) {
                if (line == null) {
                    throw new IOException("the server process ended before it was ready");
                }
            }
        }
        return started;
    }

    /** As kill -9 does: nothing of ours runs any more, not even a shutdown hook. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws IOException {
        var server = DatabaseServer.Embedded.start(Path.of(arguments[0]));
        try (var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println("READY");
            while (System.in.read() >= 0) {
                out.flush();
            }
        } finally {
            server.close();
        }
    }
}
