package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how to talk to the source. */
final class HttpShape {
    static final Shape PATH = Shape.text(DottedPath.SYNTAX, "content, data[0].id hoặc names[languageId=228].name");

    static final ObjectShape VALUE_RULE = Shape.object("điều kiện trên câu trả lời")
            .required("path", PATH, "Giá trị cần xem trong câu trả lời.")
            .optional(
                    "in",
                    Shape.nonEmptyList(Shape.text()),
                    "Các giá trị khớp, so như chữ: 0 và \"0\" là một; bỏ trống là có giá trị khác rỗng.")
            .about("path");

    static final Shape PLACEMENT = placement("vị trí");

    private static final Shape LIMITS = Shape.object("giới hạn")
            .optional(
                    "rate", Shape.text("^[1-9][0-9]{0,3}/(s|m|h)$", "5/s"), "5/s", "Số yêu cầu tối đa cho một máy chủ.")
            .optional("concurrency", Shape.integer(1, 32), "2", "Số yêu cầu cùng lúc cho một máy chủ.")
            .optional("floor", Shape.duration(), "200ms", "Nghỉ ít nhất giữa hai yêu cầu bất kỳ.")
            .optional("connect", Shape.positiveDuration(), "5s", "Chờ kết nối.")
            .optional("call", Shape.positiveDuration(), "30s", "Chờ trọn một yêu cầu.")
            .optional("body", Shape.size(), "32MB", "Câu trả lời lớn nhất được nhận.")
            .optional("retries", Shape.integer(0, 10), "2", "Số lần thử lại khi lỗi thoáng qua.")
            .optional(
                    "retryAfterCap",
                    Shape.positiveDuration(),
                    "60s",
                    "Chờ lâu nhất khi hệ thống bảo chờ (Retry-After).")
            .optional(
                    "loginPause",
                    Shape.positiveDuration(),
                    "Bị từ chối đăng nhập 2 lần liền thì ngừng thử để nguồn khỏi khoá tài khoản: bỏ trống là ngừng hẳn"
                            + " tới khi có người bấm Thử đăng nhập lại; khai thì sau chừng này thử một lần, mỗi lần sau"
                            + " gấp đôi, nhiều nhất 16 lần.");

    static final ObjectShape HTTP = Shape.object("kết nối HTTP")
            .optional(
                    "baseUrl",
                    Shape.text("^https?://\\S+$", "https://motcua.example.gov.vn"),
                    "Địa chỉ gốc; các đường dẫn khác nối sau nó. Bắt buộc khi có read.")
            .optional("headers", Shape.map(Shape.text()), "Header gửi kèm mọi yêu cầu.")
            .section("auth", AuthShape.AUTH, "Cách xác thực; bỏ trống là không cần.")
            .optional(
                    "credentialUntil",
                    Shape.date(),
                    "Ngày cuối tài khoản hoặc khoá còn hiệu lực; nhắc trước 20, 7 và 3 ngày rồi hằng ngày.")
            .optional("tls", NetworkShape.TLS, "CA riêng, chứng chỉ của mình, phiên bản TLS.")
            .optional("proxy", NetworkShape.PROXY, "Đi qua máy chủ trung gian; bỏ trống là đi thẳng.")
            .section("limits", LIMITS, "Giữ lịch sự với hệ thống và giữ an toàn cho mình.")
            .optional("success", VALUE_RULE, "Câu trả lời chỉ tốt khi giá trị này khớp; bỏ trống thì HTTP 2xx là đủ.")
            .optional(
                    "failures",
                    Shape.list(VALUE_RULE.required(
                            "category",
                            Shape.choice(Arrays.stream(FailureCategory.values())
                                    .map(FailureCategory::word)
                                    .toList()),
                            "Loại lỗi ghi nhận.")),
                    "Câu trả lời hỏng và thuộc loại lỗi nào, dù HTTP 2xx, trừ khi http.success khớp; lấy dòng khớp đầu tiên.");

    private HttpShape() {}

    /** Where a value goes, and what stands around it. */
    static ObjectShape placement(String title) {
        return places(title).exactlyOne("query", "header", "body");
    }

    /** As {@link #placement}, for a value that the call's own templates may name as well. */
    static ObjectShape placementOrNone(String title) {
        return places(title).atMostOne("query", "header", "body");
    }

    private static ObjectShape places(String title) {
        return Shape.object(title)
                .optional("query", Shape.text(), "Tên tham số trên địa chỉ.")
                .optional("header", Shape.text(), "Tên header.")
                .optional("body", PATH, "Đường dẫn trong thân JSON, hay tên trường của biểu mẫu.")
                .optional(
                        "text",
                        Shape.text("^.*\\$\\{value\\}.*$", "{\"$gte\":\"${value}\"}"),
                        "${value}",
                        "Chữ gửi đi, ${value} là chỗ của giá trị; để trống là chỉ gửi giá trị.");
    }

    /** The words of the file and the categories they stand for. */
    static Map<String, FailureCategory> categories() {
        var words = new LinkedHashMap<String, FailureCategory>();
        for (var category : FailureCategory.values()) {
            words.put(category.word(), category);
        }
        return words;
    }
}
