package vn.tthc.monitor.web;

import java.time.Instant;
import java.util.List;
import vn.tthc.monitor.incident.Condition;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** One aspect that is bad and one that nobody could judge. */
final class TestingConditions {
    private TestingConditions() {}

    static List<Condition> at(Instant now) {
        return List.of(
                new Condition(
                        Kind.REACH,
                        Value.BAD,
                        true,
                        now,
                        now,
                        "3 trong 4 lần gần nhất không tới được: không nhận được trả lời sau 30 giây",
                        0),
                new Condition(Kind.TLS, Value.UNKNOWN, false, now, null, "chưa thấy chứng thư nào", 0));
    }
}
