package vn.tthc.monitor.connector.push;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.PushAnswer.Code;
import vn.tthc.monitor.connector.PushAnswer.Line;
import vn.tthc.monitor.connector.mapping.Mapped;

/** One record or step of a call, and what becomes of it. */
final class PushedItem {
    final JsonNode json;
    /** Null where it has none that can be used. */
    final @Nullable String code;
    /** What the mapping made of a whole record; null for a step, and for what cannot be used. */
    final @Nullable Mapped read;
    /** Why it goes to quarantine; null where it does not. */
    @Nullable String wrong;

    boolean existed;
    boolean older;

    PushedItem(JsonNode json, @Nullable String code, @Nullable Mapped read, @Nullable String wrong) {
        this.json = json;
        this.code = code;
        this.read = read;
        this.wrong = wrong;
    }

    static PushedItem bad(JsonNode json, String wrong) {
        return new PushedItem(json, null, null, wrong);
    }

    /** Its line of the answer, once all that was sent with it is taken. */
    Line line(boolean onlyNew, boolean waiting) {
        if (wrong != null) {
            return new Line(code, Code.REJECTED, wrong);
        }
        if (existed && onlyNew) {
            return new Line(code, Code.EXISTS, "Hồ sơ đã tồn tại; bản gửi này vẫn được ghi nhận như một lần cập nhật.");
        }
        if (older) {
            return new Line(code, Code.OK, "Đã có bản mới hơn của hồ sơ nên giữ bản ấy.");
        }
        if (waiting) {
            return new Line(code, Code.OK, "Đã giữ lại bước xử lý, chờ hồ sơ được đồng bộ.");
        }
        return new Line(code, Code.OK, "Đã nhận.");
    }
}
