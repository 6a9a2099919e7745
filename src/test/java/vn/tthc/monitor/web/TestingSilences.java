package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.incident.Incident;

/** One silence at work and one that is over. */
class TestingSilences implements Silences {
    private final Clock clock;
    private final TestingMessages messages;

    TestingSilences(Clock clock, TestingMessages messages) {
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public List<Silence> active() {
        return recent(2).subList(0, 1);
    }

    @Override
    public List<Silence> recent(int limit) {
        var now = clock.instant();
        return List.of(
                new Silence(
                        2,
                        new Matchers(null, "bo-xay-dung", "latency", null, null),
                        "Bộ Xây dựng đã báo nâng cấp máy chủ",
                        "tuan",
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(5)),
                        null,
                        null),
                new Silence(
                        1,
                        Matchers.incident(11),
                        "Đang sửa",
                        "tuan",
                        now.minus(Duration.ofDays(2)),
                        now.minus(Duration.ofDays(1)),
                        null,
                        null));
    }

    @Override
    public Optional<Silence> over(Incident incident) {
        return Optional.empty();
    }

    @Override
    public boolean overPlanned(@Nullable String source) {
        return false;
    }

    @Override
    public boolean overDigest(String agency) {
        return false;
    }

    @Override
    public Effect effect(Matchers matchers) {
        return new Effect(messages.incidents().open(), messages.recent(2));
    }

    @Override
    public long begin(Matchers matchers, String reason, Instant end, String author) {
        if (matchers.empty()) {
            throw new IllegalArgumentException("Chưa chọn im cái gì.");
        }
        return 3;
    }

    @Override
    public boolean end(long id, String who) {
        return id == 2;
    }
}
