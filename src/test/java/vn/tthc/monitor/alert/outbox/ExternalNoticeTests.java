package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.incident.ExternalIncidents.Alert;
import vn.tthc.monitor.incident.ExternalIncidents.Teller;
import vn.tthc.monitor.platform.TestDatabase;

/** From the word of another monitoring system to our chat. */
@ExtendWith(TestDatabase.class)
class ExternalNoticeTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void told(Instant from, @Nullable Instant to) {
        bench.health.external.told(
                new Teller("grafana", "Grafana", Duration.ofHours(9)),
                List.of(new Alert("abc", true, "Đầy đĩa db1", "Còn 2 %", from, to, null)));
    }

    @Test
    void whatIsNotToldAnyMoreIsSaidToBeThatAndNotToBeOver() {
        told(bench.now(), null);
        bench.deliver();
        bench.pass(Duration.ofHours(9));
        bench.health.external.lapse();
        bench.deliver();
        assertThat(bench.chat.texts.getLast())
                .contains(
                        "Đầy đĩa db1 – không còn được báo lại",
                        "Grafana báo lần cuối lúc",
                        "chưa biết đã khắc phục hay chưa")
                .doesNotContain("đã hết", "Ngừng theo dõi");
    }

    @Test
    void whatIsToldAgainAndAgainIsSentOnceAndItsEndToo() {
        var from = bench.now();
        told(from, null);
        bench.deliver();
        told(from, null);
        bench.pass(Duration.ofMinutes(10));
        told(from, bench.now());
        told(from, bench.now());
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "RECOVERED ACCEPTED");
        assertThat(bench.chat.texts.getFirst()).contains("Sự cố #1: Đầy đĩa db1", "Còn 2 %");
        assertThat(bench.chat.texts.getLast()).contains("đã hết", "Grafana báo là đã hết", "kéo dài 10 phút");
    }
}
