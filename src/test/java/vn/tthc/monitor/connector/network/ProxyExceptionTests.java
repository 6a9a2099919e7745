package vn.tthc.monitor.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyExceptionTests {
    @ParameterizedTest
    @CsvSource({
        "motcua.example.vn, motcua.example.vn, true",
        "MotCua.example.vn, motcua.EXAMPLE.vn, true",
        "motcua.example.vn, x.motcua.example.vn, false",
        ".example.vn, motcua.example.vn, true",
        ".example.vn, example.vn, true",
        "*.example.vn, a.b.example.vn, true",
        ".example.vn, badexample.vn, false",
        "may_chu, may_chu, true",
        "10.0.0.0/8, 10.200.3.4, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/8, ten.example.vn, false",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.128/25, 192.168.1.129, true",
        "192.168.1.7, 192.168.1.7, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, 8.8.8.8, true"
    })
    void coversWhatItNames(String written, String machine, boolean covered) {
        assertThat(ProxyException.parse(written).orElseThrow().covers(machine)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/x", "a b", "http://a", "a.b/8", "*", "10.0.0.0/-1"})
    void refusesWhatIsNoException(String written) {
        assertThat(ProxyException.parse(written)).isEmpty();
    }
}
