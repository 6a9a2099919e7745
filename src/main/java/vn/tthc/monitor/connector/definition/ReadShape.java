package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says what is asked for. */
final class ReadShape {
    private static final String FORMAT = "iso, epoch-millis, hoặc mẫu như yyyy-MM-dd'T'HH:mm:ss.";

    static final ObjectShape READ = Shape.object("cách đọc")
            .optional(
                    "list",
                    CallShape.call("lời gọi liệt kê")
                            .optional(
                                    "records",
                                    HttpShape.PATH,
                                    "",
                                    "Mảng hồ sơ nằm ở đâu; rỗng khi câu trả lời chính là mảng.")
                            .optional("paging", paging(), "Cách sang trang.")
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

    private static Shape paging() {
        var pages = Shape.integer(1, 100_000);
        var most = "Quá số trang này thì dừng với lỗi paging_loop.";
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put("none", Shape.object("một trang").optional("maxPages", pages, "1", most));
        kinds.put("page", counted("số trang", "0", "Số của trang đầu.").optional("maxPages", pages, "1000", most));
        kinds.put("offset", counted("vị trí", "0", "Vị trí đầu.").optional("maxPages", pages, "1000", most));
        kinds.put(
                "cursor",
                Shape.object("con trỏ")
                        .optional(
                                "parameter",
                                Shape.text(),
                                "Tham số trên địa chỉ; bỏ trống khi lời gọi tự ghi ${cursor}.")
                        .required("path", HttpShape.PATH, "Con trỏ kế tiếp trong câu trả lời; rỗng là hết.")
                        .optional("maxPages", pages, "1000", most));
        kinds.put(
                "next-link",
                Shape.object("liên kết kế tiếp")
                        .required("path", HttpShape.PATH, "Địa chỉ trang sau trong câu trả lời; rỗng là hết.")
                        .optional("maxPages", pages, "1000", most));
        kinds.put("link-header", Shape.object("header Link").optional("maxPages", pages, "1000", most));
        return Shape.variants("type", kinds);
    }

    private static ObjectShape counted(String title, String start, String meaning) {
        return Shape.object(title)
                .optional(
                        "parameter",
                        Shape.text(),
                        "Tham số trên địa chỉ; bỏ trống khi lời gọi tự ghi ${page} hay ${offset}.")
                .optional("start", Shape.integer(0, 1_000_000), start, meaning)
                .optional("size", Shape.integer(1, 10_000), "100", "Số hồ sơ một trang; là ${size} trong lời gọi.")
                .optional("end", HttpShape.VALUE_RULE, "Khớp ở trang cuối, đỡ phải hỏi thêm một trang rỗng.");
    }

    private static Shape window() {
        var instants = Arrays.stream(DossierField.values())
                .filter(field -> field.kind() == DossierField.Kind.INSTANT)
                .map(DossierField::key)
                .toList();
        return Shape.object("khoảng thời gian")
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
                .optional("first", Shape.positiveDuration(), "Lần đầu đọc lùi bao xa; bỏ trống là tất cả.");
    }

    private static ObjectShape bound() {
        return HttpShape.placementOrNone("mốc");
    }
}
