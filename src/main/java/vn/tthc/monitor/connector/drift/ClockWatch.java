package vn.tthc.monitor.connector.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.drift.Sighting.Place;
import vn.tthc.monitor.connector.source.Exchange;

/**
 * How far a source's clock is from ours, by the Date of its answers. The answer was written at some moment of the
 * exchange, so what lies within it is no difference. Safe for many threads.
 */
public final class ClockWatch {
    private static final Place PLACE = new Place(DriftKind.CLOCK, "");
    private static final Duration TOLERATED = Duration.ofMinutes(2);
    /** The header has no fractions of a second. */
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    private final AtomicReference<@Nullable Duration> widest = new AtomicReference<>();

    /** Forgets what was heard, when a run begins. */
    public void reset() {
        widest.set(null);
    }

    /** Takes the time of one answer, which was complete at a moment. */
    public void heard(Exchange exchange, Instant received) {
        var written = exchange.headers().getInstant("Date");
        // A cache between us and the source answers with the time at which it was filled.
        if (written != null && exchange.headers().get("Age") == null) {
            var skew = skew(written, received.minus(exchange.took()), received);
            widest.accumulateAndGet(skew, ClockWatch::wider);
        }
    }

    private static Duration skew(Instant written, Instant sent, Instant received) {
        if (written.isBefore(sent.minus(RESOLUTION))) {
            return Duration.between(sent, written);
        }
        return written.isAfter(received) ? Duration.between(received, written) : Duration.ZERO;
    }

    private static @Nullable Duration wider(@Nullable Duration one, @Nullable Duration other) {
        return one == null || (other != null && other.abs().compareTo(one.abs()) > 0) ? other : one;
    }

    /** What the answers of this run say. */
    public Judgement judge() {
        var skew = widest.get();
        if (skew == null) {
            return Judgement.NOTHING;
        }
        if (skew.abs().compareTo(TOLERATED) <= 0) {
            return Judgement.over(PLACE);
        }
        var detail = "Đồng hồ của nguồn " + (skew.isNegative() ? "chậm hơn" : "nhanh hơn") + " máy này "
                + skew.abs().toMinutes()
                + " phút; chỉnh giờ máy chủ này hoặc báo nguồn, và để read.list.window.lookback dài hơn mức lệch.";
        return Judgement.of(Sighting.of(DriftKind.CLOCK, "", detail, 0));
    }
}
