package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says what is asked for. */
final class ReadShape {
    private static final String FORMAT = "iso, epoch-millis, epoch-seconds, hoặc mẫu như yyyy-MM-dd'T'HH:mm:ss.";

    static final ObjectShape READ = Shape.object("cách đọc")
            .optional(
                    "list",
                    CallShape.call("lời gọi liệt kê")
                            .optional(
                                    "records",
                                    HttpShape.PATH,
                                    "",
                                    "Mảng hồ sơ nằm ở đâu; rỗng khi câu trả lời chính là mảng.")
                            .optional(
                                    "none",
                                    HttpShape.VALUE_RULE,
                                    "Câu trả lời không có danh sách mà khớp điều kiện này là không có hồ sơ nào, ví dụ"
                                            + " MediaWiki: {path: batchcomplete}; bỏ trống thì thiếu danh sách là lỗi.")
                            .optional("paging", PagingShape.PAGING, "Cách sang trang.")
                            .optional(
                                    "total",
                                    PagingShape.STATED,
                                    "Chỗ nguồn nói có bao nhiêu hồ sơ; đọc được ít hơn thì lần đọc không trọn vẹn và"
                                            + " mốc đọc đứng lại. Không bao giờ dừng sớm vì con số này.")
                            .optional(
                                    "keep",
                                    FieldShape.CONDITIONS,
                                    "Chỉ giữ bản ghi có điều kiện này, hay mọi điều kiện trong danh sách; xét sau khi"
                                            + " đã đếm trang, trên bản ghi như nguồn trả.")
                            .optional("window", window(), "Khoảng thời gian của lần đọc; bỏ trống là đọc hết.")
                            .section(
                                    "vanished",
                                    ExpectationShape.VANISHED,
                                    "Khi nào hồ sơ đang mở mà lần đọc không còn thấy được coi là không còn ở nguồn."),
                    "Liệt kê hồ sơ; ${page}, ${offset}, ${cursor}, ${size}, ${window.from}, ${window.to}, ${token}.")
            .optional(
                    "detail",
                    ExpectationShape.absent(CallShape.call("lời gọi chi tiết")
                            .optional("record", HttpShape.PATH, "", "Hồ sơ nằm ở đâu trong câu trả lời.")),
                    "Hỏi thêm chi tiết từng hồ sơ vừa liệt kê; ${code}, ${record.<đường dẫn>}.")
            .optional(
                    "recheck",
                    ExpectationShape.absent(CallShape.call("lời gọi hỏi lại")
                            .optional("batch", Shape.integer(1, 500), "1", "Số mã mỗi lần hỏi.")
                            .optional("records", HttpShape.PATH, "", "Các hồ sơ trả lời nằm ở đâu.")
                            .optional(
                                    "code",
                                    HttpShape.PATH,
                                    "Mã hồ sơ trong mỗi bản ghi trả lời; bỏ trống khi trả lời theo đúng thứ tự hỏi.")
                            .optional("every", Shape.positiveDuration(), "1h", "Khoảng nghỉ giữa hai lần hỏi lại.")
                            .optional(
                                    "of",
                                    Shape.object("hồ sơ biết từ nguồn khác")
                                            .required("source", Shape.text(), "Mã kết nối đã liệt kê các hồ sơ ấy.")
                                            .optional(
                                                    "fields",
                                                    Shape.nonEmptyList(Shape.text()),
                                                    "Chỉ các lĩnh vực này; bỏ trống là tất cả."),
                                    "Hỏi về hồ sơ đang mở của nguồn nào; bỏ trống là của chính kết nối này.")),
                    "Hỏi lại theo mã các hồ sơ đang mở; ${code} là một mã, \"${codes}\" là cả mảng mã.");

    private ReadShape() {}

    private static Shape window() {
        var instants = Arrays.stream(DossierField.values())
                .filter(field -> field.kind() == DossierField.Kind.INSTANT)
                .map(DossierField::key)
                .toList();
        return cut(Shape.object("khoảng thời gian")
                .optional("by", Shape.choice(instants), "updatedAt", "Hệ thống lọc theo mốc nào của hồ sơ.")
                .required(
                        "from",
                        bound().optional("format", Shape.text(), "iso", FORMAT),
                        "Mốc dưới đặt ở đâu; chỉ ghi format khi lời gọi tự ghi ${window.from}.")
                .optional(
                        "to",
                        bound().optional("format", Shape.text(), "Như của mốc dưới."),
                        "Mốc trên đặt ở đâu, hay ${window.to} trong lời gọi; bỏ trống khi hệ thống không nhận.")
                .optional(
                        "timezone",
                        Shape.text(),
                        "Múi giờ mà hệ thống hiểu hai mốc, ví dụ UTC; bỏ trống là mapping.timezone.")
                .optional("lookback", Shape.duration(), "15m", "Đọc lùi thêm để không sót hồ sơ cập nhật muộn.")
                .optional("first", Shape.positiveDuration(), "Lần đầu đọc lùi bao xa; bỏ trống là tất cả."));
    }

    /** What cuts a long window into pieces, and what keeps its ends right. */
    private static ObjectShape cut(ObjectShape window) {
        return window.optional(
                        "step",
                        Shape.positiveDuration(),
                        "Cắt khoảng dài thành các lát chừng này, đọc từ cũ tới mới; đứt giữa chừng thì lần sau đi tiếp.")
                .optional(
                        "cap",
                        Shape.object("trần của nguồn")
                                .required("rows", Shape.integer(1, 1_000_000), "Số hồ sơ nhiều nhất nguồn cho thấy."),
                        "Nguồn chỉ cho thấy chừng ấy hồ sơ của một khoảng: đủ trần thì chia đôi khoảng mà đọc lại. Câu trả"
                                + " lời too_large (quá http.limits.body, hoặc theo http.failures) cũng được chia đôi.")
                .optional(
                        "settle",
                        Shape.duration(),
                        "0s",
                        "Hồ sơ mất chừng ấy mới hiện ra ở nguồn: mốc trên và mốc đọc đứng sau hiện tại chừng ấy.")
                .optional(
                        "retention",
                        Shape.positiveDuration(),
                        "Nguồn chỉ giữ thay đổi chừng ấy; mốc đọc cũ hơn thì đọc lại từ đầu và nói rõ.");
    }

    private static ObjectShape bound() {
        return HttpShape.placementOrNone("mốc");
    }
}
