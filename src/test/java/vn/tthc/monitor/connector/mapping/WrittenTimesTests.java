package vn.tthc.monitor.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "20/11/2026 17:00",
                "20/11/2026 17:00:00",
                "20-11-2026 17:00",
                "20.11.2026, 17h",
                "20/11/26 17:00",
                "17:00 20/11/2026",
                "17h00 ngày 20/11/2026",
                "17 giờ 00 phút ngày 20/11/2026",
                "17 giờ ngày 20 tháng 11 năm 2026",
                "Thứ sáu, 20/11/2026 17:00",
                "20/11/2026 5:00 PM",
                "20/11/2026 5:00:00 CH",
                "20/11/2026 - 17:00",
                "20/11/2026T17:00",
                "20/11/2026 lúc 17:00",
                "202611201700",
                "20261120170000",
            })
    void readsMomentsTheDayFirst(String text) {
        assertThat(WrittenTimes.read(text)).contains(LocalDateTime.of(2026, 11, 20, 17, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20/11/2026",
                "20-11-26",
                "20.11.2026",
                "20 / 11 / 2026",
                "ngày 20 tháng 11 năm 2026",
                "Chủ nhật, 20/11/2026",
                "20261120"
            })
    void readsDaysTheDayFirst(String text) {
        assertThat(WrittenTimes.read(text)).contains(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11/20/2026",
                "31/02/2026",
                "20/11",
                "20/11-2026",
                "10 ngày làm việc",
                "20/11/2026 25:00",
                "H24-261120-0001",
                "1.004884",
                "",
                "không thời hạn"
            })
    void leavesWhatIsNoDay(String text) {
        assertThat(WrittenTimes.read(text)).isEmpty();
    }
}
