package vn.tthc.monitor.incident.condition;

import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;

/** Refused: two refused logins in a row; low, because each further try may lock the account. */
final class AuthRule {
    static final int REFUSALS = 2;

    private AuthRule() {}

    static Verdict judge(Evidence evidence) {
        var message = evidence.trouble().message();
        if (evidence.raised().has(Kind.AUTH)) {
            return new Verdict(Value.BAD, message == null ? "đăng nhập bị từ chối" : message);
        }
        if (evidence.streaks().refusals() > 0) {
            return new Verdict(
                    Value.WARN,
                    "một lần bị từ chối; thêm một lần nữa là ngừng thử" + (message == null ? "" : ": " + message));
        }
        return new Verdict(Value.OK, "không bị từ chối");
    }
}
