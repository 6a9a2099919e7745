package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.arrival.Arrival;
import vn.tthc.monitor.connector.definition.FilesSettings.AsOf;

/** What moment a file's content stands for. */
class DataTimeTests {
    private static final Instant NOW = Instant.parse("2026-11-20T02:41:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-19T10:00:00Z");

    private static Instant of(AsOf asOf, String name) {
        var arrival = new Arrival("p", "p", "m", name, false, 1, WRITTEN, "");
        return DataTime.of(asOf, arrival, NOW, ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    @Test
    void itIsInTheNameWhereTheFileSaysSo() {
        var asOf = new AsOf.InName("yyyyMMdd-HHmm");
        assertThat(of(asOf, "ho-so-2026-20261118-0930.xlsx")).isEqualTo("2026-11-18T02:30:00Z");
        assertThat(of(asOf, "ho-so.xlsx")).isEqualTo(WRITTEN);
        assertThat(of(new AsOf.InName("dd.MM.yyyy"), "Danh sách 18.11.2026.xls"))
                .isEqualTo("2026-11-18T16:59:59Z");
    }

    @Test
    void itIsNeverInTheFuture() {
        assertThat(of(new AsOf.InName("dd.MM.yyyy"), "Danh sách 20.11.2026.xls"))
                .isEqualTo(NOW);
        assertThat(of(new AsOf.Arrived(), "a.csv")).isEqualTo(NOW);
        assertThat(of(new AsOf.Modified(), "a.csv")).isEqualTo(WRITTEN);
    }
}
