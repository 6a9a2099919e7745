package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.tthc.monitor.incident.Condition.Value;

/** Running out: told 20, 7 and 3 days before the end, and from then on once a day. */
public final class ExpiryRule {
    static final int FIRST = 20;
    static final int SECOND = 7;
    static final int DAILY = 3;

    private static final long SECONDS_A_DAY = 86_400;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private ExpiryRule() {}

    /** What is said of something that ends. */
    static Verdict judge(String what, Instant until, Instant now, ZoneId zone) {
        var days = Duration.between(now, until).toDays();
        var over = !now.isBefore(until);
        var end = DATE.format(until.atZone(zone));
        var text = over
                ? what + " đã hết hạn từ " + end
                : what + " hết hạn lúc " + end + (days < FIRST ? ", còn " + days + " ngày" : "");
        if (days >= FIRST) {
            return new Verdict(Value.OK, text);
        }
        return new Verdict(days < DAILY ? Value.BAD : Value.WARN, text, stage(now, until));
    }

    /** Counts down: each new value is worth one message. Never 0, which is no countdown at all; negative after the end. */
    private static int stage(Instant now, Instant until) {
        var days = Math.toIntExact(Math.floorDiv(Duration.between(now, until).toSeconds(), SECONDS_A_DAY));
        if (days >= SECOND) {
            return FIRST;
        }
        if (days >= DAILY) {
            return SECOND;
        }
        return days >= 0 ? days + 1 : days;
    }
}
