package vn.tthc.monitor.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatsTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,                          2026-11-19T17:00:00Z",
        "2026-11-20T08:30:00,                 2026-11-20T01:30:00Z",
        "2026-11-20T08:30:00.5,               2026-11-20T01:30:00.500Z",
        "2026-11-20T08:30:00Z,                2026-11-20T08:30:00Z",
        "2026-11-20T08:30:00.123456789Z,      2026-11-20T08:30:00.123456789Z",
        "2026-11-20T08:30:00+07:00,           2026-11-20T01:30:00Z",
        "2026-11-20T08:30:00-0330,            2026-11-20T12:00:00Z",
        "2026-11-20T08:30:00.250+0700,        2026-11-20T01:30:00.250Z",
        "2026-11-20T08:30:00+07,              2026-11-20T01:30:00Z",
        "2026-11-20 08:30,                    2026-11-20T01:30:00Z",
    })
    void isoFormsAreReadWithAndWithoutFractionAndOffset(String text, Instant moment) {
        assertThat(iso(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-31",
                "2026-11-20T24:30:00Z",
                "2026-11-20T08:30:00.1234567891Z",
                "2026-11-20T08:30:00+25:00",
                "2026-11-20T08:30:00*07:00",
                "2026-11-20T08:30:00Z ",
                "2026-11-2",
                ""
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThat(iso(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd'T'HH:mm:ss.SSSZ, 2026-11-20T08:30:00.250+0700, 2026-11-20T01:30:00.250Z",
        "yyyy-MM-dd'T'HH:mm:ssZ,     2026-11-20T08:30:00+0700,     2026-11-20T01:30:00Z",
        "yyyyMMddHHmmss,             20261120083000,               2026-11-20T01:30:00Z",
        "dd/MM/yyyy HH:mm,           20/11/2026 08:30,             2026-11-20T01:30:00Z",
        "d/M/yyyy H:mm,              2/1/2026 8:30,                2026-01-02T01:30:00Z",
        "d/M/yyyy H:mm,              20/11/2026 18:30,             2026-11-20T11:30:00Z",
        "yyyy-MM-dd HH:mm:ss XXX,    2026-11-20 08:30:00 +07:00,   2026-11-20T01:30:00Z",
    })
    void patternsAreReadWhateverTheirWidth(String pattern, String text, Instant moment) {
        assertThat(new TimeFormats(List.of("iso", pattern), ZONE, LocalTime.MIN).parse(text))
                .contains(moment);
        assertThat(new TimeFormats(List.of(pattern), ZONE, LocalTime.MIN).parse(text + "x"))
                .isEmpty();
    }

    private static Optional<Instant> iso(String text) {
        return new TimeFormats(List.of("iso"), ZONE, LocalTime.MIN).parse(text);
    }
}
