package vn.tthc.monitor.platform.database;

import java.io.IOException;
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
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process outlived its killing");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String[] arguments) throws IOException {
        try (var server = DatabaseServer.Embedded.start(Path.of(arguments[0]))) {
            var console = java.io.FileDescriptor.out;
            try (var out = new java.io.FileOutputStream(console)) {
                out.write("READY\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                while (System.in.read() >= 0) {
                    out.flush();
                }
            }
        }
    }
}
