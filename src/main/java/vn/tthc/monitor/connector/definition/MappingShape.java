package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how to read the answer. */
final class MappingShape {
    static final ObjectShape MAPPING = Shape.object("cách đọc câu trả lời")
            .optional(
                    "timezone",
                    Shape.text(),
                    "Múi giờ của mốc thời gian không ghi múi giờ, ví dụ Asia/Ho_Chi_Minh; bắt buộc khi có mẫu như thế.")
            .optional(
                    "formats",
                    Shape.nonEmptyList(Shape.text()),
                    "Mẫu thời gian chung, thử lần lượt: iso, epoch-millis, epoch-seconds, dmy (ngày trước tháng, viết kiểu"
                            + " nào cũng được, có giờ hoặc không), hoặc mẫu như dd/MM/yyyy HH:mm:ss.")
            .optional(
                    "decode", CallShape.DECODE, "Trường chữ trong bản ghi chứa cả một tài liệu, giải tại chỗ lần lượt.")
            .optional(
                    "jslt",
                    Shape.text(),
                    "Biểu thức JSLT biến cả bản ghi (sau decode) thành một đối tượng khác, rồi mới đọc bảng trường.")
            .required("fields", fields(), "Bảng trường: tên chuẩn ← chỗ lấy trong bản ghi.")
            .optional("supplements", list(DossierField.SUPPLEMENTS), "Các lần yêu cầu bổ sung.")
            .optional("transfers", list(DossierField.TRANSFERS), "Các lần chuyển giữa cơ quan, phòng hoặc bước xử lý.")
            .optional("codes", Shape.map(codes()), "Bảng mã theo tên; tên chuẩn tuỳ trường dùng bảng.");

    private MappingShape() {}

    private static ObjectShape codes() {
        return Shape.object("bảng mã")
                .optional(
                        "unmapped",
                        ExpectationShape.verb(),
                        "Làm gì với mã không có trong bảng này; bỏ trống là theo drift.unmappedCode.")
                .optional(
                        "from",
                        Shape.either(Shape.text(), Shape.nonEmptyList(Shape.text())),
                        "Tên tệp trong config/codes (không có .csv) chứa các dòng dùng chung; dòng ghi ở đây thắng.")
                .optional(
                        "match",
                        Shape.choice("exact", "loose"),
                        "exact",
                        "loose: so mã không kể hoa thường, dấu và khoảng trắng.")
                .rest(Shape.orNothing(Shape.text()), "Mã của hệ thống: tên chuẩn; để trống là bỏ dòng này của preset.");
    }

    private static ObjectShape fields() {
        var fields = Shape.object("bảng trường");
        for (var field : DossierField.values()) {
            if (field.kind() != DossierField.Kind.LIST) {
                fields = fields.optional(field.key(), FieldShape.of(field.kind()), DefinitionWords.meaning(field));
            }
        }
        return fields;
    }

    private static Shape list(DossierField target) {
        var fields = Shape.object("bảng trường");
        for (var item : ItemField.of(target)) {
            fields = fields.optional(item.key(), FieldShape.item(item.kind()), DefinitionWords.meaning(item));
        }
        return Shape.object("danh sách con")
                .required("path", HttpShape.PATH, "Mảng nằm ở đâu trong bản ghi.")
                .required("fields", fields, "Bảng trường của mỗi mục, đường dẫn tính từ mục.");
    }
}
