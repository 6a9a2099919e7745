package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The parts of a connector file that say what a source is expected to stay like. */
final class ExpectationShape {
    private static final String VERBS =
            " accept: tin nguồn, chỉ ghi lại; keep: giữ cái đang có và chờ người xem; quarantine: bản ghi vào khu cách ly;"
                    + " refuse: dừng lần đọc với lỗi schema, mốc đọc đứng yên. Hồ sơ do nguồn gửi (push) cũng được xét như thế; ở đó"
                    + " refuse: không nhận cả lời gọi, mọi bản ghi của nó vào khu cách ly.";

    static final ObjectShape DRIFT = Shape.object("khi nguồn đổi cấu trúc")
            .optional("newField", verb(), "accept", "Khoá chưa từng thấy. (accept, keep: vẫn lưu bình thường.)" + VERBS)
            .optional(
                    "missingField",
                    verb(),
                    "keep",
                    "Trường có ánh xạ vốn luôn có mà nay mất. accept: để trống theo nguồn; keep: giữ giá trị đã lưu.")
            .optional(
                    "retyped",
                    verb(),
                    "keep",
                    "Giá trị đổi kiểu hoặc không khớp mẫu đã khai. accept: để trống; keep: giữ giá trị đã lưu.")
            .optional(
                    "unmappedCode",
                    verb(),
                    "keep",
                    "Mã không có trong bảng mã, cho mọi bảng không tự khai codes.<bảng>.unmapped. accept, keep: giữ mã gốc,"
                            + " trạng thái là UNMAPPED.");

    static final ObjectShape VOLUME = Shape.object("lượng hồ sơ bình thường")
            .optional(
                    "per",
                    Shape.choice("run", "day"),
                    "run",
                    "Đếm gì: số hồ sơ một lần đọc trọn vẹn (run), hay số hồ sơ mới và đổi trong ngày (day).")
            .optional(
                    "min", Shape.integer(0, 100_000_000), "Ít hơn là bất thường; bỏ trống là tự học từ các lần trước.")
            .optional("max", Shape.integer(1, 100_000_000), "Nhiều hơn là bất thường; bỏ trống là tự học.");

    static final ObjectShape VANISHED = Shape.object("hồ sơ biến mất")
            .optional(
                    "reads",
                    Shape.choice("complete", "window", "never"),
                    "complete",
                    "Lần đọc nào cho thấy đủ hồ sơ đang mở: lần đọc không giới hạn thời gian (complete), cả lần đọc lùi"
                            + " window.first (window), hay không lần nào (never).")
            .optional(
                    "grace",
                    Shape.positiveDuration(),
                    "12h",
                    "Vắng mặt lâu hơn, ở một lần đọc trọn vẹn sau đó, mới coi là không còn ở nguồn.")
            .optional("share", Shape.integer(0, 100), "10", "Vắng quá số phần trăm này cùng lúc thì không tin lần đọc.")
            .optional("atLeast", Shape.integer(1, 1_000_000), "5", "Vắng ít hơn số này thì luôn tin, bất kể tỉ lệ.");

    private ExpectationShape() {}

    static Shape verb() {
        return Shape.choice(DriftVerb.words());
    }

    /** What becomes of stored values whose keys an answer for one dossier lacks. */
    static ObjectShape absent(ObjectShape call) {
        return call.optional(
                "absent",
                Shape.choice("keep", "clear"),
                "keep",
                "Khoá có ánh xạ mà câu trả lời không có: giữ giá trị đã lưu (keep) hay xoá (clear). Khoá có mà rỗng thì"
                        + " luôn là xoá.");
    }
}
