package vn.tthc.monitor.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGuessTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-01-19T08:05:00.000+0700|iso
                    2026-01-19|iso
                    20260122080500|yyyyMMddHHmmss
                    20/11/2026 08:00:00|dd/MM/yyyy HH:mm:ss
                    20/11/2026 08:00|dd/MM/yyyy HH:mm
                    20/11/2026|dd/MM/yyyy
                    1/2/2026|d/M/yyyy
                    08:00 20/11/2026|HH:mm dd/MM/yyyy
                    1762157100000|epoch-millis
                    /Date(1762157100000)/|epoch-millis
                    """)
    void knowsTheFormsThatSystemsUse(String value, String format) {
        assertThat(TimeGuess.formats(List.of(value))).containsExactly(format);
    }

    @ParameterizedTest
    @CsvSource({"031000000001", "0900000001", "79012345", "H24.17-260119-0007", "4", "2.000815"})
    void takesNoNumberForATime(String value) {
        assertThat(TimeGuess.formats(List.of(value))).isEmpty();
    }

    @Test
    void readsMixedFormsWithAsFewFormatsAsPossible() {
        assertThat(TimeGuess.formats(List.of("20/11/2026 08:00:00", "21/11/2026 09:00:00", "22/11/2026")))
                .containsExactly("dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy");
        assertThat(TimeGuess.formats(List.of("20/11/2026", "đang xử lý"))).isEmpty();
    }

    @Test
    void tellsWhetherAZoneIsMissing() {
        assertThat(TimeGuess.needsZone(List.of("2026-01-19T08:05:00.000+0700"))).isFalse();
        assertThat(TimeGuess.needsZone(List.of("1762157100000"))).isFalse();
        assertThat(TimeGuess.needsZone(List.of("20/11/2026 08:00:00"))).isTrue();
    }

    @Test
    void writesAnotherDayTheSameWay() {
        var day = LocalDate.of(1990, 1, 1);
        assertThat(TimeGuess.written("20/11/1985", day)).hasValue("01/01/1990");
        assertThat(TimeGuess.written("19851120", day)).hasValue("19900101");
        assertThat(TimeGuess.written("năm 1985", day)).isEmpty();
    }
}
