package vn.tthc.monitor.connector.conformance.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake source itself: it stands what no client of ours would send. */
class FakeSourceTests {
    /** Everything the fake source says to some bytes, until it hangs up. */
    private static String says(String bytes) throws IOException {
        try (var source = new FakeSource(Clock.systemUTC());
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(source.address()).getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0016\u0003\u0001\u0002\n", "GET\n\n", "GET / HTTP/1.1\r\nHost: a\r\nkhong co hai cham\r\n\r\n"
            })
    void refusesWhatIsNoHttp(String bytes) throws IOException {
        assertThat(says(bytes)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /khong-co HTTP/1.1\r\nHost: a\r\n\r\n"})
    void answersWhatItDoesNotKnow(String bytes) throws IOException {
        assertThat(says(bytes)).startsWith("HTTP/1.1 404 ");
    }
}
